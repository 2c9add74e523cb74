import type { Problem } from '../base/errors.ts';
import type { ChapterSource } from './chapter-source.ts';
import {
  type ConditionResult,
  evaluateCondition,
  type Known,
  type OperandValue,
  operandValuesOf,
  uncertainTable,
  whyUndecided,
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

/** Where a claim is declared, for problems. */
interface ClaimPlace {
  file: string;
  line: number;
  key: string;
}

type Declaration = ChapterSource['frontMatter']['claims'][string];

/** What came out of a claim, and why the data cannot decide it, where they cannot. */
interface Verdict extends ConditionResult {
  undecided?: string | undefined;
}

/** Evaluates the condition of every claim of a chapter over the published tables. */
export function checkClaims(
  source: ChapterSource,
  known: Known,
  hrefOf: (claim: string) => string,
): CheckedClaims {
  const claims = new Map<string, ResolvedClaim>();
  const results = new Map<string, ClaimResult>();
  const problems: Problem[] = [];
  const unsupported = new Map<string, Problem>();
  for (const [claim, declared] of Object.entries(source.frontMatter.claims)) {
    const { condition } = declared;
    const place = {
      file: source.file,
      line: source.lineAt(['claims', claim]),
      key: `claims.${claim}`,
    };
    const others = [declared.otherwise, declared.undecided].filter((other) => other !== undefined);
    const verdict = judge(condition, known, place);
    if ('problems' in verdict) {
      problems.push(...verdict.problems);
      claims.set(claim, { holds: false, others });
      continue;
    }
    const missing = missingWording(claim, declared, known, place);
    problems.push(...missing);
    const { holds, values, undecided } = verdict;
    const isUndecided = undecided !== undefined;
    const other = isUndecided ? declared.undecided : declared.otherwise;
    claims.set(claim, {
      holds,
      others,
      condition,
      href: hrefOf(claim),
      ...(isUndecided && { isUndecided }),
      ...(other !== undefined && { otherwise: other }),
    });
    results.set(claim, { chapter: source.id, claim, condition, values, holds, isUndecided });
    // Said once, where the wording is missing whatever the data are.
    if (holds || other !== undefined || (isUndecided && missing.length > 0)) continue;
    const said = isUndecided ? undecided : operandsText(values);
    unsupported.set(claim, toProblem(place, condition, said, isUndecided));
  }
  return { claims, results, problems, unsupported };
}

/** What is absent decides nothing, whichever way the condition would come out over it. */
function judge(
  condition: string,
  known: Known,
  place: ClaimPlace,
): Verdict | { problems: Problem[] } {
  const evaluated = evaluateCondition(condition, known, place);
  if ('problems' in evaluated) {
    const [problem] = evaluated.problems;
    if (evaluated.problems.some(({ kind }) => kind !== 'claim-absent')) return evaluated;
    const values = operandValuesOf(condition, known);
    return { holds: false, values, undecided: problem?.message ?? '' };
  }
  const undecided = whyUndecided(condition, evaluated.values, known);
  return undecided === undefined ? evaluated : { ...evaluated, holds: false, undecided };
}

/** A claim on the shop has words for the day on which the data cannot tell: those of the other verdict would be a statement all the same. */
function missingWording(
  claim: string,
  { condition, undecided }: Declaration,
  known: Known,
  place: ClaimPlace,
): Problem[] {
  const table = undecided === undefined ? uncertainTable(condition, known) : undefined;
  if (table === undefined) return [];
  const message = `claim "${claim}" does not say what stands there where the data cannot decide it: the table ${table} may lack a row or a value`;
  const hint =
    'Add the sentence as "undecided:", such as "It is too early to say how orders grew".';
  return [{ kind: 'claim-undecided', ...place, message, hint }];
}

function toProblem(
  place: ClaimPlace,
  condition: string,
  said: string,
  isUndecided: boolean,
): Problem {
  const verdict = isUndecided ? 'undecided' : 'otherwise';
  return {
    kind: isUndecided ? 'claim-undecided' : 'claim-unsupported',
    ...place,
    expected: condition,
    found: said,
    hint: `Change the sentence to what the data say, or give the wording for this case under "${verdict}".`,
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
