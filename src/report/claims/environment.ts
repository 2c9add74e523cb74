/**
 * What lives in `claims/`: the conditions of claims, in the Common Expression Language over published tables. It knows no table;
 * the caller hands in plain objects.
 */
import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { LIMITS, type StepMeter } from './budget.ts';

type CelNumber = number | bigint;

/** Functions that no author writes: `guardedText` puts them into an expression. */
export const GUARDS = {
  /** Of a list: itself, and its length is spent. */
  steps: 'guard_steps',
  /** Of a divisor and the division's text: the divisor, unless it is zero. */
  divisor: 'guard_divisor',
  /** Of a list that `all` runs over: itself, unless it is empty, for what is said of all of nothing is true whatever it is. */
  some: 'guard_some',
  /** In place of `matches`. */
  matches: 'guard_matches',
} as const;

/** A division by zero that was come to. */
export class DivisionError extends Error {}

/**
 * The language that conditions are written in: CEL with any variable, arithmetic that mixes whole numbers and decimals (values
 * of tables are decimals, `2` in a condition is a whole number), and the functions `sum`, `min`, `max` of a list, `largest` and `smallest`
 * (the row of a list whose column is so), `abs`, `round`. What they visit is counted in `meter`.
 */
export function createClaimEnvironment(meter: StepMeter): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    // Guarded text has brackets around each operation.
    limits: { maxAstNodes: 5 * LIMITS.parts, maxDepth: 5 * LIMITS.parts },
  });
  registerMixedArithmetic(environment);
  registerFunctions(environment, meter);
  registerGuards(environment, meter);
  return environment;
}

function registerGuards(environment: Environment, meter: StepMeter): void {
  environment
    .registerFunction(`${GUARDS.steps}(dyn): dyn`, (range: unknown) => {
      if (Array.isArray(range)) meter.spend(range.length);
      else if (typeof range === 'object' && range !== null) meter.spend(Object.keys(range).length);
      return range;
    })
    .registerFunction(`${GUARDS.some}(dyn): dyn`, (list: unknown) => {
      if (Array.isArray(list) && list.length === 0)
        throw new Error('all of an empty list has no value');
      return list;
    })
    .registerFunction(`${GUARDS.divisor}(dyn, string): dyn`, (divisor: unknown, text: string) => {
      if (divisor === 0 || divisor === 0n)
        throw new DivisionError(`${text} divides by zero in these data`);
      return divisor;
    })
    // RE2, as CEL has it: its time grows with the text, where JavaScript's own engine can take for ever.
    .registerFunction(`string.${GUARDS.matches}(string): bool`, (text: string, pattern: string) => {
      meter.spend(text.length + pattern.length);
      return compiled(pattern).matcher(text).find();
    });
}

const patterns = new Map<string, RE2JS>();

/** The last patterns are kept: a loop asks for the same one again and again. */
function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  if (patterns.size > 100) patterns.clear();
  const made = RE2JS.compile(pattern);
  patterns.set(pattern, made);
  return made;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

function registerMixedArithmetic(environment: Environment): void {
  for (const [operator, compute] of Object.entries(ARITHMETIC)) {
    const handler = (a: CelNumber, b: CelNumber) => compute(Number(a), Number(b));
    environment.registerOperator(`int ${operator} double: double`, handler);
    environment.registerOperator(`double ${operator} int: double`, handler);
  }
  // Registers `!=` and the other order as well.
  environment.registerOperator('int == double', (a: bigint, b: number) => Number(a) === b);
}

function registerFunctions(environment: Environment, meter: StepMeter): void {
  const counted = (list: unknown[]): unknown[] => {
    meter.spend(list.length);
    return list;
  };
  environment
    .registerFunction('sum(list): double', (list: unknown[]) => sumOf(counted(list)))
    .registerFunction('largest(list, string): dyn', (list: unknown[], column: string) =>
      rowOf('largest', counted(list), column),
    )
    .registerFunction('smallest(list, string): dyn', (list: unknown[], column: string) =>
      rowOf('smallest', counted(list), column),
    )
    .registerFunction('min(list): double', (list: unknown[]) => extremeOf('min', counted(list)))
    .registerFunction('max(list): double', (list: unknown[]) => extremeOf('max', counted(list)));
  for (const type of ['int', 'double']) {
    environment
      .registerFunction(`abs(${type}): double`, (value: CelNumber) => Math.abs(Number(value)))
      .registerFunction(`round(${type}): double`, (value: CelNumber) => roundTo(value, 0n))
      .registerFunction(`round(${type}, int): double`, roundTo);
  }
}

/** Half away from zero, so that a rise and a fall of the same size round alike. */
function roundTo(value: CelNumber, decimals: bigint): number {
  const scale = 10 ** Number(decimals);
  return (Math.sign(Number(value)) * Math.round(Math.abs(Number(value)) * scale)) / scale;
}

/** As in SQL: a sum of nothing is absent, where 0 would be a statement. */
function sumOf(list: unknown[]): number {
  if (list.length === 0) throw new Error('sum of an empty list has no value');
  return numbersOf('sum', list).reduce((total, value) => total + value, 0);
}

function extremeOf(name: 'min' | 'max', list: unknown[]): number {
  if (list.length === 0) throw new Error(`${name} of an empty list has no value`);
  // Not `Math.max(...list)`: a long list does not fit on the stack.
  return numbersOf(name, list).reduce((extreme, value) => Math[name](extreme, value));
}

function numbersOf(name: string, list: unknown[]): number[] {
  return list.map((value) => {
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
    const found = value === null ? 'an absent value' : `a ${typeof value}`;
    throw new Error(`${name} takes a list of numbers and met ${found}`);
  });
}

/**
 * The row with the largest (smallest) value in the column, the first of equals; null where no row has a value there. Texts compare as dates
 * and periods do: `2014-09` is before `2014-10`.
 */
function rowOf(which: 'largest' | 'smallest', rows: unknown[], column: string): unknown {
  const sign = which === 'largest' ? 1 : -1;
  let found: { row: unknown; value: number | string } | undefined;
  for (const row of rows) {
    const cell = (row as Record<string, unknown> | null)?.[column];
    if (cell === undefined)
      throw new Error(`${which} looks for "${column}", which a row does not have`);
    if (typeof cell !== 'number' && typeof cell !== 'string') continue;
    if (found === undefined || sign * compare(cell, found.value) > 0) found = { row, value: cell };
  }
  return found?.row ?? null;
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}
