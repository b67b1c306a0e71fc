/**
 * Remembers a function's result on the (immutable) object it was worked out from.
 * There is nothing to invalidate: a changed file is another object.
 */
export function memo<K extends object, V>(
  compute: (key: K) => V,
): (key: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) {
      result = { value: compute(key) };
      results.set(key, result);
    }
    return result.value;
  };
}
