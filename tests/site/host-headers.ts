/** Headers that a `_headers` file asks for on a path, as pairs of name and value: those of every rule that the path begins with. */
export function headersOf(text: string, pathname: string): [name: string, value: string][] {
  const rules = text.matchAll(/^(\/.*)\*\n((?: {2}.*\n?)+)/gm);
  return [...rules]
    .filter(([, beginning]) => pathname.startsWith(beginning!))
    .flatMap(([, , lines]) => lines!.trimEnd().split('\n'))
    .map((line) => line.trim().split(/: (.*)/, 2) as [string, string]);
}
