/** Matching of the configuration's patterns against the export's texts: a literal text, or one with a `*` at its end for any rest. */

/** Whether the text is one of the patterns. Null matches nothing but a null condition (see `matchesCondition`). */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern,
  );
}

/** Whether each text that the narrow pattern takes is taken by the wide one. */
export function covers(wide: string, narrow: string): boolean {
  if (!wide.endsWith('*')) return wide === narrow;
  const rest = narrow.endsWith('*') ? narrow.slice(0, -1) : narrow;
  return rest.startsWith(wide.slice(0, -1));
}

/** A condition of a channel rule: undefined always holds, null wants an empty field, patterns want one of them. */
export function matchesCondition(
  text: string | null,
  condition: readonly string[] | null | undefined,
): boolean {
  if (condition === undefined) return true;
  if (condition === null) return text === null;
  return text !== null && matchesAny(text, condition);
}

/** The condition as an ANSI SQL predicate on a column. */
export function conditionSql(
  column: string,
  condition: readonly string[] | null | undefined,
): string | undefined {
  if (condition === undefined) return undefined;
  if (condition === null) return `${column} is null`;
  const tests = condition.map((pattern) => {
    if (pattern === '*') return `${column} is not null`;
    if (!pattern.endsWith('*')) return `${column} = ${sqlText(pattern)}`;
    const prefix = pattern.slice(0, -1);
    return `substring(${column} from 1 for ${[...prefix].length}) = ${sqlText(prefix)}`;
  });
  return tests.length === 1 ? tests[0] : `(${tests.join(' or ')})`;
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
