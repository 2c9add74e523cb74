import type { Problem } from '../base/errors.ts';
import type { ChapterSource } from './chapter-source.ts';
import {
  type ConditionResult,
  evaluateCondition,
  type Known,
  type OperandValue,
} from './claims/evaluate-condition.ts';
import type { ResolvedClaim } from './markdown/env.ts';
import type { ClaimResult } from './report.ts';

/** A chapter's claims against the data. */
export interface CheckedClaims {
  claims: ReadonlyMap<string, ResolvedClaim>;
  /** By the claim's id. */
  results: ReadonlyMap<string, ClaimResult>;
  /** Conditions that cannot be understood. */
  problems: readonly Problem[];
  /** Claims that the data do not support and that have no other wording, by id: a problem where the text makes them. */
  unsupported: ReadonlyMap<string, Problem>;
}

/** Evaluates the condition of every claim of a chapter over the published tables . */
export function checkClaims(
  source: ChapterSource,
  known: Known,
  hrefOf: (claim: string) => string,
): CheckedClaims {
  const claims = new Map<string, ResolvedClaim>();
  const results = new Map<string, ClaimResult>();
  const problems: Problem[] = [];
  const unsupported = new Map<string, Problem>();
  for (const [claim, { condition, ...words }] of Object.entries(source.frontMatter.claims)) {
    const place = {
      file: source.file,
      line: source.lineAt(['claims', claim]),
      key: `claims.${claim}`,
    };
    const others = [words.otherwise, words.undecided].filter((other) => other !== undefined);
    const evaluated = judge(condition, words, known, place);
    if ('problems' in evaluated) {
      problems.push(...evaluated.problems);
      claims.set(claim, { holds: false, others });
      continue;
    }
    const { holds, values, otherwise } = evaluated;
    claims.set(claim, {
      holds,
      others,
      condition,
      href: hrefOf(claim),
      ...(otherwise !== undefined && { otherwise }),
    });
    results.set(claim, { chapter: source.id, claim, condition, values, holds });
    if (!holds && otherwise === undefined)
      unsupported.set(claim, toProblem(place, condition, operandsText(values)));
  }
  return { claims, results, problems, unsupported };
}

/** A value that these data do not have counts as "does not hold" where the author gave another wording. */
function judge(
  condition: string,
  { otherwise, undecided }: { otherwise?: string | undefined; undecided?: string | undefined },
  known: Known,
  place: Pick<Problem, 'file' | 'key'> & { line: number; key: string },
): (ConditionResult & { otherwise?: string | undefined }) | { problems: Problem[] } {
  const evaluated = evaluateCondition(condition, known, place);
  const isAbsent =
    'problems' in evaluated && evaluated.problems.every(({ kind }) => kind === 'claim-absent');
  const wording = undecided ?? otherwise;
  if (isAbsent && wording !== undefined) return { holds: false, values: [], otherwise: wording };
  return 'problems' in evaluated ? evaluated : { ...evaluated, otherwise };
}

function toProblem(place: Pick<Problem, 'file'>, condition: string, said: string): Problem {
  return {
    kind: 'claim-unsupported',
    ...place,
    expected: condition,
    found: said,
    hint: 'Change the sentence to what the data say, or give the wording for this case under "otherwise".',
  };
}

/** What the data say in one text: `path = value`, separated by semicolons. */
export function operandsText(values: readonly OperandValue[]): string {
  return values.map(({ path, value }) => `${path} = ${operandText(value)}`).join('; ');
}

/** The value of an operand as text. */
export function operandText(value: OperandValue['value']): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
