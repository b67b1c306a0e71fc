/** Some lists one after the other. Each is copied as a whole: hundreds of thousands of elements cost nothing so. */
export function joined<T>(lists: readonly (readonly T[])[]): T[] {
  if (lists.length <= mostArguments) return ([] as T[]).concat(...lists);
  const some: T[][] = [];
  for (let at = 0; at < lists.length; at += mostArguments)
    some.push(joined(lists.slice(at, at + mostArguments)));
  return joined(some);
}

/** A call takes some ten thousands; how many differs between engines. */
const mostArguments = 8000;
