import type { Problem } from '../../base/errors.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { findUnknownKey } from './find-unknown-key.ts';
import type { Known, OperandValue, Scalar } from './known.ts';
import { type Mistake, unfit } from './mistakes.ts';
import { type OperandPath, type Operands, operandsOf } from './operands.ts';
import {
  absentOrUnfit,
  type Evaluate,
  evaluateNode,
  isWholeNumber,
  parse,
  withinBudget,
} from './run-expression.ts';
import { readsData, untested } from './untested.ts';

export type { Known, OperandValue } from './known.ts';
export { uncertainTable, whyUndecided } from './undecided.ts';

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

/** An expression's result, and what it looked at. */
export interface ExpressionResult {
  value: unknown;
  values: OperandValue[];
}

/**
 * Whether a condition holds on these data. It can reach nothing but what is `known`.
 *
 * @returns The result, or the author's mistakes: those of `evaluateExpression`, a part that no data can change, and a result that is not
 *   true or false. Throws nothing.
 */
export function evaluateCondition(
  expression: string,
  known: Known,
  place: ConditionPlace,
): ConditionResult | { problems: Problem[] } {
  const evaluated = evaluateExpression(expression, known, place);
  const isUnderstood =
    !('problems' in evaluated) || evaluated.problems.every(({ kind }) => kind === 'claim-absent');
  const mistake = isUnderstood ? untestedIn(expression, known) : undefined;
  if (mistake !== undefined) return { problems: [problemOf(expression, mistake, place)] };
  if ('problems' in evaluated) return evaluated;
  const { value, values } = evaluated;
  if (typeof value === 'boolean') return { holds: value, values };
  if (value === null) {
    const message = `condition "${shortened(expression)}": it comes to an absent value`;
    const hint = 'Ask whether it is there, as in a != null, or word what is said then.';
    return { problems: [{ ...place, kind: 'claim-absent', message, hint }] };
  }
  const message = `condition "${shortened(expression)}": the result is ${describe(value)}, not true or false`;
  const hint = 'Compare numbers with numbers and text with text.';
  return { problems: [{ ...place, kind: 'claim-type', message, hint }] };
}

/**
 * The value of a CEL expression (https://cel.dev) over the published tables, whole numbers as JavaScript numbers.
 *
 * @returns The result, or the author's mistakes: not CEL, an unknown name, an absent value where a number is needed, a division of two
 *   whole numbers (CEL would drop the fraction) or by zero, a number that is not finite, more than its budget. Throws nothing.
 */
export function evaluateExpression(
  expression: string,
  known: Known,
  place: ConditionPlace,
): ExpressionResult | { problems: Problem[] } {
  const result = withinBudget(expression, () => judge(expression, known));
  return 'kind' in result ? { problems: [problemOf(expression, result, place)] } : result;
}

function problemOf(
  expression: string,
  { kind, message, hint }: Mistake,
  place: ConditionPlace,
): Problem {
  return { ...place, kind, message: `condition "${shortened(expression)}": ${message}`, hint };
}

/** The mistake of a condition that holds, or does not, whatever the data are. */
function untestedIn(expression: string, { constants }: Known): Mistake | undefined {
  const ast = parse(expression);
  return 'kind' in ast ? undefined : untested(ast, constants);
}

/** Whether an expression looks at the data; true where it is not CEL, of which its evaluation tells. */
export function isOfData(expression: string, constants: ReadonlySet<string>): boolean {
  const parsed = withinBudget(expression, () => ({ ast: parse(expression) }));
  return 'kind' in parsed || 'kind' in parsed.ast || readsData(parsed.ast, constants);
}

/** What an expression looks at, and what the data say it is; nothing where it is not CEL. */
export function operandValuesOf(expression: string, known: Known): OperandValue[] {
  const found = withinBudget(expression, () => {
    const ast = parse(expression);
    if ('kind' in ast) return [];
    return valuesOf(operandsOf(ast), known.variables, (node) => evaluateNode(node, known));
  });
  return 'kind' in found ? [] : found;
}

/** The names of tables and values that an expression begins its paths with; none where it is not CEL. */
export function namesIn(expression: string): string[] {
  const parsed = withinBudget(expression, () => ({ ast: parse(expression) }));
  if ('kind' in parsed || 'kind' in parsed.ast) return [];
  return operandsOf(parsed.ast).paths.map(({ keys }) => String(keys[0]));
}

function judge(expression: string, { variables, tables }: Known): ExpressionResult | Mistake {
  const ast = parse(expression);
  if ('kind' in ast) return ast;
  const operands = operandsOf(ast);
  const mistake =
    unknownName(operands, variables) ?? unknownTable(operands, tables) ?? wholeDivision(operands);
  if (mistake) return mistake;
  const evaluate: Evaluate = (node) => evaluateNode(node, { variables, tables });
  const values = valuesOf(operands, variables, evaluate);
  const asked = [...new Set(operands.asked)].map((table) => ({
    path: `has("${table}")`,
    value: tables?.get(table) === true,
  }));
  const { error, value, isDivision } = evaluate(ast);
  if (isDivision)
    return {
      kind: 'claim-division',
      message: error!,
      hint: 'Multiply instead: a > 2 * b says the same as a / b > 2. Or guard it: b == 0.0 ? null : a / b.',
    };
  if (error !== undefined) return absentOrUnfit(error, values);
  return (
    unfit(value) ??
    unfitOperand(values) ?? {
      value: typeof value === 'bigint' ? Number(value) : value,
      values: [...values, ...asked],
    }
  );
}

function unknownName(operands: Operands, variables: Known['variables']): Mistake | undefined {
  const unknown = findUnknownKey(operands, variables);
  if (unknown === undefined) return undefined;
  const fallback = 'Names are those of the published tables and their columns.';
  return {
    kind: 'claim-name',
    message: unknown.message,
    hint: didYouMean(unknown.suggestions, fallback),
  };
}

function unknownTable({ asked }: Operands, tables: Known['tables']): Mistake | undefined {
  const unknown = asked.find((table) => tables?.has(table) !== true);
  if (unknown === undefined) return undefined;
  const names = [...(tables?.keys() ?? [])];
  const fallback = 'has("...") takes the name of a published table, or of a table of the export.';
  const hint = didYouMean(nearestNames(unknown, names), fallback);
  return { kind: 'claim-name', message: `no table "${unknown}" is known`, hint };
}

/** Found wherever it stands, also where the evaluation would not come to it. */
function wholeDivision({ divisions }: Operands): Mistake | undefined {
  const whole = divisions.find(({ text }) => isWholeNumber(text));
  if (whole === undefined) return undefined;
  const message = `${whole.text} divides two whole numbers, which drops the fraction`;
  return {
    kind: 'claim-division',
    message,
    hint: 'Write one of them with a decimal, such as 1.0.',
  };
}

/** The page of claims shows what a condition looked at. */
function unfitOperand(values: readonly OperandValue[]): Mistake | undefined {
  for (const { path, value } of values) {
    const mistake = unfit(value);
    if (mistake) return { ...mistake, message: `${path}: ${mistake.message}` };
  }
  return undefined;
}

function valuesOf(
  operands: Operands,
  variables: Known['variables'],
  evaluate: Evaluate,
): OperandValue[] {
  const absent = operands.paths
    .filter(({ keys }) => endsEarly(keys, variables))
    .map(({ text }) => ({ path: text, value: null }));
  const present = [...operands.paths, ...operands.calls].flatMap(({ text, node }) => {
    const value = toPlain(evaluate(node).value);
    return value === undefined ? [] : [{ path: text, value }];
  });
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

const SHOWN_LENGTH = 200;

function shortened(expression: string): string {
  return expression.length > SHOWN_LENGTH ? `${expression.slice(0, SHOWN_LENGTH)}…` : expression;
}
