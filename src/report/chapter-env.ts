import type { Problem } from '../base/errors.ts';
import { evaluateCondition, type Known } from './claims/evaluate-condition.ts';
import type { MarkdownEnv } from './markdown/env.ts';

/** A title and a lead carry no marks of claims, no links on their values and no definitions. */
export function withoutMarks(
  env: MarkdownEnv,
): Pick<MarkdownEnv, 'resolveValue' | 'resolveClaim' | 'resolveTerm'> {
  return {
    resolveTerm: (id) => ({ href: env.resolveTerm(id).href }),
    resolveValue: (path, format) => {
      const { text, value, cell } = env.resolveValue(path, format);
      return { text, value, ...(cell !== undefined && { cell }) };
    },
    resolveClaim: (id) => {
      const { href: _, ...claim } = env.resolveClaim(id);
      return claim;
    },
  };
}

/** Whether a passage's condition holds; undefined where the data do not have what it needs, and after a mistake. */
export function holds(
  condition: string,
  known: Known,
  place: { file: string; line: number },
  problems: Problem[],
): boolean | undefined {
  const evaluated = evaluateCondition(condition, known, place);
  if (!('problems' in evaluated)) return evaluated.holds;
  problems.push(...evaluated.problems.filter(({ kind }) => kind !== 'claim-absent'));
  return undefined;
}

/** A claim that no text makes is a leftover: its condition would be checked for nobody. */
export function unusedClaims(env: MarkdownEnv, used: readonly string[]): Problem[] {
  return env.declaredClaims
    .filter((id) => !used.includes(id))
    .map((id) => ({
      kind: 'unused-claim',
      file: env.file,
      key: `claims.${id}`,
      message: `claim "${id}" is declared, and no text of the chapter makes it`,
      hint: `Mark its sentence as [sentence](claim:${id}), or remove the declaration.`,
    }));
}
