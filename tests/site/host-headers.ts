/** Headers that a `_headers` file asks for on every path, as pairs of name and value. */
export function headersOfAllPaths(text: string): [name: string, value: string][] {
  const [, rule] = /^\/\*\n((?: {2}.*\n)+)/m.exec(text)!;
  return rule!
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/: (.*)/, 2) as [string, string]);
}
