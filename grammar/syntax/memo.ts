import type { Statement } from "./tree.ts";

/** A function that remembers its results. */
export interface Memo<K extends object, V> {
  (key: K): V;
  /** What is remembered of an object; nothing is worked out. */
  readonly known: (key: K) => V | undefined;
  /** Remembers of an object what was worked out in another way: from the version of a file before it. */
  readonly keep: (key: K, value: V) => void;
}

/** Stands for `undefined`, which tells that nothing is remembered yet. */
const nothing = Symbol("nothing");

type Results<V> = WeakMap<object, V | typeof nothing>;

/**
 * Remembers a function's result on the (immutable) object it was worked out from.
 * There is nothing to invalidate: a changed file is another object.
 */
export function memo<K extends object, V>(compute: (key: K) => V): Memo<K, V> {
  const results: Results<V> = new WeakMap();
  return Object.assign(
    remembering((key: K) => key, compute, results),
    {
      known: (key: K) => {
        const known = results.get(key);
        return known === nothing ? undefined : known;
      },
      keep: (key: K, value: V) =>
        void results.set(key, value === undefined ? nothing : value),
    },
  );
}

/**
 * Remembers a function's result on an object that several keys share, because the result does not depend on what they
 * differ in: it must hold nothing of that. A key without such an object has its result worked out each time.
 */
export function memoOn<K, V>(
  sharedBy: (key: K) => object | undefined,
  compute: (key: K) => V,
): (key: K) => V {
  return remembering(sharedBy, compute, new WeakMap());
}

function remembering<K, V>(
  sharedBy: (key: K) => object | undefined,
  compute: (key: K) => V,
  results: Results<V>,
): (key: K) => V {
  return (key) => {
    const shared = sharedBy(key);
    if (shared === undefined) return compute(key);
    const known = results.get(shared);
    if (known !== undefined)
      return known === nothing ? (undefined as V) : known;
    const value = compute(key);
    results.set(shared, value === undefined ? nothing : value);
    return value;
  };
}

/**
 * Remembers what follows from the text of a block, once for all blocks with the same text. What is worked out must
 * hold no place.
 */
export function memoByForm<V>(
  compute: (head: Statement) => V,
): (head: Statement) => V {
  return memoOn((head) => head.block?.form, compute);
}

/**
 * Remembers what follows from a statement and its block whatever the IPv4 addresses of heads, once for all statements
 * with the same outline. What is worked out must hold no place.
 */
export function memoByOutline<V>(
  compute: (head: Statement) => V,
): (head: Statement) => V {
  return memoOn(({ outline }) => outline, compute);
}

/**
 * Remembers what follows from the line of a statement alone, once for all with the same text. What is worked out must
 * hold no place.
 */
export function memoByPiece<V>(
  compute: (statement: Statement) => V,
): (statement: Statement) => V {
  return memoOn(
    ({ piece }) => (piece.made === undefined ? piece : undefined),
    compute,
  );
}
