/**
 * Orders the entries of a folder, which Node gives by name and Bun as they lie on the disk: what is found first must be
 * the same where a bound leaves out the rest.
 */
export function byName(
  one: { readonly name: string },
  other: { readonly name: string },
): number {
  return one.name < other.name ? -1 : 1;
}
