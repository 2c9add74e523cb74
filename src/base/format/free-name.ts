/**
 * The name itself, or the first numbered form of it (`name-2`, `name-3`) that is not taken; from then on it is. `numbered` writes
 * another form, `same` says what counts as one name.
 */
export function freeName(
  name: string,
  taken: Set<string>,
  {
    numbered = (number) => `${name}-${number}`,
    same = (each) => each,
  }: { numbered?: (number: number) => string; same?: (name: string) => string } = {},
): string {
  let free = name;
  for (let number = 2; taken.has(same(free)); number += 1) free = numbered(number);
  taken.add(same(free));
  return free;
}
