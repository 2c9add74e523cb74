import { EvaluationError, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import type { Problem } from '../errors.ts';
import { didYouMean } from '../nearest-names.ts';
import { createClaimEnvironment } from './environment.ts';
import { findUnknownKey } from './find-unknown-key.ts';
import { type OperandPath, type Operands, operandsOf } from './operands.ts';

type Scalar = string | number | boolean | null;

/** Something that a condition looks at, and what the data say it is. */
export interface OperandValue {
  /** As the condition's text has it: a path, or a call such as `sum(rows.map(r, r.sessions))`. */
  path: string;
  value: Scalar | readonly Scalar[];
}

export interface ConditionResult {
  holds: boolean;
  /** For the list of claims and for the message when it does not hold. Tables and lists of rows are left out. */
  values: OperandValue[];
}

/** Where the condition stands, for problems. */
export interface ConditionPlace {
  file: string;
  line?: number;
  /** `claims.revenue-rose` */
  key?: string;
}

const environment = createClaimEnvironment();

/** An expression's result, and what it looked at. */
export interface ExpressionResult {
  value: unknown;
  values: OperandValue[];
}

/**
 * Whether a condition holds on these data. It can reach nothing but `variables`: plain objects by table id, then by key and column,
 * with `rows` as a list; null stands for an absent value.
 *
 * @returns The result, or the author's mistakes: those of `evaluateExpression`, and a result that is not true or false. Throws nothing.
 */
export function evaluateCondition(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  place: ConditionPlace,
): ConditionResult | { problems: Problem[] } {
  const evaluated = evaluateExpression(expression, variables, place);
  if ('problems' in evaluated) return evaluated;
  const { value, values } = evaluated;
  if (typeof value === 'boolean') return { holds: value, values };
  const message = `condition "${expression}": the result is ${describe(value)}, not true or false`;
  const hint = 'Compare numbers with numbers and text with text.';
  return { problems: [{ ...place, kind: 'claim-type', message, hint }] };
}

/**
 * The value of a CEL expression (https://cel.dev) over the published tables, whole numbers as JavaScript numbers.
 *
 * @returns The result, or the author's mistakes: not CEL, an unknown name, an absent value where a number is needed, a division of two
 *   whole numbers (CEL would drop the fraction) or by zero (even where another part of the expression guards it). Throws nothing.
 */
export function evaluateExpression(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  place: ConditionPlace,
): ExpressionResult | { problems: Problem[] } {
  const fail = (kind: string, message: string, hint: string) => ({
    problems: [{ ...place, kind, message: `condition "${expression}": ${message}`, hint }],
  });
  const parsed = parse(expression);
  if (typeof parsed === 'string') {
    return fail('claim-syntax', parsed, 'Conditions are written in CEL, such as kpis.a.value > 1.');
  }
  const operands = operandsOf(parsed.ast);
  const unknown = findUnknownKey(operands, variables);
  if (unknown) {
    const fallback = 'Names are those of the published tables and their columns.';
    return fail('claim-name', unknown.message, didYouMean(unknown.suggestions, fallback));
  }
  const values = valuesOf(operands, variables);
  const division = wrongDivision(operands, variables);
  if (division) return fail('claim-division', division.message, division.hint);
  const result = attempt(() => parsed(variables) as unknown);
  if (result.error === undefined) {
    return {
      value: typeof result.value === 'bigint' ? Number(result.value) : result.value,
      values,
    };
  }
  const absent = values.filter((operand) => operand.value === null).map(({ path }) => path);
  if (absent.length > 0) {
    const message = `${absent.join(', ')} has no value in these data (${result.error})`;
    const hint = 'Guard it, as in a != null && a > 1, or look at a period that has one.';
    return fail('claim-absent', message, hint);
  }
  return fail('claim-type', result.error, 'Compare numbers with numbers and text with text.');
}

/** The condition ready to run, or what is wrong with its text. */
function parse(expression: string): ParseResult | string {
  try {
    return environment.parse(expression);
  } catch (error) {
    if (error instanceof ParseError) return error.summary;
    throw error;
  }
}

function attempt(run: () => unknown): { value?: unknown; error?: string } {
  try {
    return { value: run() };
  } catch (error) {
    // Our own functions throw plain errors; the library's carry a short text beside one with a drawing of the place.
    const text = error instanceof EvaluationError ? error.summary : (error as Error).message;
    const plain = text.replace(/dyn<(\w+)>/g, '$1').replace(/\b(?:double|int)\b/g, 'number');
    return { error: plain.split('\n')[0] ?? plain };
  }
}

function wrongDivision(
  operands: Operands,
  variables: Readonly<Record<string, unknown>>,
): { message: string; hint: string } | undefined {
  for (const { text, divisor, divisorIsFree } of operands.divisions) {
    if (environment.check(text).type === 'int') {
      const message = `${text} divides two whole numbers, which drops the fraction`;
      return { message, hint: 'Write one of them with a decimal, such as 1.0.' };
    }
    const { value } = divisorIsFree ? evaluate(divisor, variables) : {};
    if (value === 0 || value === 0n) {
      const message = `${text} divides by zero in these data`;
      return { message, hint: 'Multiply instead: a > 2 * b says the same as a / b > 2.' };
    }
  }
  return undefined;
}

function valuesOf(
  operands: Operands,
  variables: Readonly<Record<string, unknown>>,
): OperandValue[] {
  const absent = operands.paths
    .filter(({ keys }) => endsEarly(keys, variables))
    .map(({ text }) => ({ path: text, value: null }));
  const present = [...operands.paths.map((path) => path.text), ...operands.calls].flatMap(
    (path) => {
      const value = toPlain(evaluate(path, variables).value);
      return value === undefined ? [] : [{ path, value }];
    },
  );
  return [...absent, ...present];
}

/** Whether a key is asked of a row that these data do not have: what it would hold is absent too. */
function endsEarly(
  keys: OperandPath['keys'],
  variables: Readonly<Record<string, unknown>>,
): boolean {
  let holder: unknown = variables;
  for (const key of keys) {
    if (holder === null) return true;
    if (typeof holder !== 'object') return false;
    holder = (holder as Record<string | number, unknown>)[key];
  }
  return false;
}

function evaluate(text: string, variables: Readonly<Record<string, unknown>>): { value?: unknown } {
  return attempt(() => environment.evaluate(text, variables));
}

function toPlain(value: unknown): OperandValue['value'] | undefined {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return value as Scalar;
  }
  if (!Array.isArray(value)) return undefined;
  const plain = value.map(toPlain);
  return plain.every((entry) => entry !== undefined && !Array.isArray(entry))
    ? (plain as Scalar[])
    : undefined;
}

function describe(value: unknown): string {
  const plain = toPlain(value);
  return plain === undefined ? 'a table' : JSON.stringify(plain);
}
