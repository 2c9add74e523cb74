/**
 * What lives in `claims/`: the conditions of claims, in the Common Expression Language over published tables. It knows no table;
 * the caller hands in plain objects.
 */
import { Environment } from '@marcbachmann/cel-js';

type CelNumber = number | bigint;

/**
 * The language that conditions are written in: CEL with any variable, arithmetic that mixes whole numbers and decimals (values
 * of tables are decimals, `2` in a condition is a whole number), and the functions `sum`, `min`, `max` of a list, `largest` and `smallest`
 * (the row of a list whose column is so), `abs`, `round`.
 */
export function createClaimEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
  });
  registerMixedArithmetic(environment);
  registerFunctions(environment);
  return environment;
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

function registerFunctions(environment: Environment): void {
  environment
    .registerFunction('sum(list): double', (list: unknown[]) =>
      numbersOf('sum', list).reduce((total, value) => total + value, 0),
    )
    .registerFunction('largest(list, string): dyn', (list: unknown[], column: string) =>
      rowOf('largest', list, column),
    )
    .registerFunction('smallest(list, string): dyn', (list: unknown[], column: string) =>
      rowOf('smallest', list, column),
    )
    .registerFunction('min(list): double', (list: unknown[]) => extremeOf('min', list))
    .registerFunction('max(list): double', (list: unknown[]) => extremeOf('max', list));
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

function extremeOf(name: 'min' | 'max', list: unknown[]): number {
  if (list.length === 0) throw new Error(`${name} of an empty list has no value`);
  return Math[name](...numbersOf(name, list));
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
