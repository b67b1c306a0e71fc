import type { BlockForm } from "./block-form.ts";
import type { Statement } from "./tree.ts";

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

/**
 * Remembers what follows from the text of a block, once for all blocks with the same text. What is worked out must
 * hold no place.
 */
export function memoByForm<V>(
  compute: (head: Statement) => V,
): (head: Statement) => V {
  const results = new WeakMap<BlockForm, { readonly value: V }>();
  return (head) => {
    const form = head.block?.form;
    if (form === undefined) return compute(head);
    let result = results.get(form);
    if (result === undefined) {
      result = { value: compute(head) };
      results.set(form, result);
    }
    return result.value;
  };
}
