import { type ASTNode, EvaluationError, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { BudgetError, LIMITS, StepMeter, withinTime } from './budget.ts';
import { createClaimEnvironment, DivisionError, GUARDS } from './environment.ts';
import { guardedText } from './guarded-text.ts';
import type { Known, OperandValue } from './known.ts';
import type { Mistake } from './mistakes.ts';
import { countParts } from './operands.ts';

const meter = new StepMeter();
const environment = createClaimEnvironment(meter);

const programs = new Map<string, ParseResult>();

/** Each text is parsed once: chapters are rendered again and again, and tables differ in their values alone. */
function programOf(text: string): ParseResult {
  const known = programs.get(text);
  if (known !== undefined) return known;
  if (programs.size > 10_000) programs.clear();
  const program = environment.parse(text);
  programs.set(text, program);
  return program;
}

/** Without one of these an expression is done in as many steps as it has parts. */
const MAY_TAKE_LONG = /\b(?:all|exists|exists_one|map|filter|matches)\s*\(/;

/** What `work` returns for this expression, or that it costs too much. */
export function withinBudget<T extends object>(expression: string, work: () => T): T | Mistake {
  try {
    meter.start();
    const done = MAY_TAKE_LONG.test(expression) ? withinTime(work) : work();
    meter.check();
    return done;
  } catch (error) {
    if (!(error instanceof BudgetError || error instanceof RangeError)) throw error;
    const message =
      error instanceof BudgetError ? error.message : 'it is nested too deeply, or makes too much';
    const hint = 'Look at fewer rows at once, or compute a part of it as a value of its own.';
    return { kind: 'claim-budget', message, hint };
  }
}

/** The expression as a tree, or what is wrong with its text. */
export function parse(expression: string): ASTNode | Mistake {
  if (expression.length > LIMITS.length)
    throw new BudgetError(`it is longer than ${LIMITS.length} characters`);
  const { value, error } = attempt(() => programOf(expression).ast);
  if (error !== undefined) {
    const hint = 'Conditions are written in CEL, such as kpis.a.value > 1.';
    return { kind: 'claim-syntax', message: error, hint };
  }
  const ast = value as ASTNode;
  if (countParts(ast) > LIMITS.parts)
    throw new BudgetError(`it has more than ${LIMITS.parts} names, numbers and operators`);
  return ast;
}

/** A value, or why there is none. */
export interface Attempt {
  value?: unknown;
  error?: string;
  isDivision?: boolean;
}

export type Evaluate = (node: ASTNode) => Attempt;

function attempt(run: () => unknown): Attempt {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof BudgetError || error instanceof RangeError) throw error;
    if (error instanceof DivisionError) return { error: error.message, isDivision: true };
    // Our own functions throw plain errors; the library's carry a short text beside one with a drawing of the place.
    const isOfLibrary = error instanceof EvaluationError || error instanceof ParseError;
    const text = isOfLibrary ? error.summary : (error as Error).message;
    const plain = text
      .replaceAll(GUARDS.matches, 'matches')
      .replace(/dyn<(\w+)>/g, '$1')
      .replace(/\b(?:double|int)\b/g, 'number');
    return { error: plain.split('\n')[0] ?? plain };
  }
}

/** The value of a part of an expression. */
export function evaluateNode(node: ASTNode, { variables, tables }: Known): Attempt {
  const hasRows = (table: string): boolean => tables?.get(table) === true;
  return attempt(() => programOf(guardedText(node, hasRows))(variables) as unknown);
}

/** Whether what is computed is a whole number, whatever the data are. */
export function isWholeNumber(text: string): boolean {
  return environment.check(text).type === 'int';
}

/** The mistake behind an error of the evaluation: a value that these data do not have, or another type than the operation takes. */
export function absentOrUnfit(error: string, values: readonly OperandValue[]): Mistake {
  const absent = values.filter((operand) => operand.value === null).map(({ path }) => path);
  if (absent.length > 0) {
    const message = `${absent.join(', ')} has no value in these data (${error})`;
    const hint = 'Guard it, as in a != null && a > 1, or look at a period that has one.';
    return { kind: 'claim-absent', message, hint };
  }
  if (OF_NOTHING.test(error)) {
    const hint = 'Look at rows that have one: rows.filter(r, r.revenue != null).';
    return { kind: 'claim-absent', message: error, hint };
  }
  const hint = 'Compare numbers with numbers and text with text.';
  return { kind: 'claim-type', message: error, hint };
}

/** Errors over a row without the value that is asked of it, and over a list without rows. */
const OF_NOTHING = /\bnull\b|an absent value|of an empty list/;
