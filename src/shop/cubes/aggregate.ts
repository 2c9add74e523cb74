import { type ColumnTable, table } from 'arquero';

/** One dimension of a grouping: an integer for each row, and what it stands for. */
export interface CodedDimension {
  codes: ArrayLike<number>;
  decode(code: number): string | number;
}

/** A dimension whose codes are places in a list; an absent text becomes ''. */
export function listedDimension(
  codes: ArrayLike<number>,
  values: readonly (string | number | null)[],
): CodedDimension {
  return { codes, decode: (code) => values[code] ?? '' };
}

/** The smallest or largest value of a group instead of its sum: as free to combine as a sum is. */
export interface Extreme {
  extreme: 'min' | 'max';
  values: ArrayLike<number>;
}

/** A dimension that stands for itself: a day number, an hour, a flag. */
export function integerDimension(codes: ArrayLike<number>): CodedDimension {
  return { codes, decode: (code) => code };
}

/**
 * Groups `rows` rows by the dimensions and sums each measure (or takes its extreme); `counts` names the column that counts rows. Returns one row a group:
 * the decoded dimensions, then the sums. Arquero finds the groups by one integer key; the sums are added here, since its rollup
 * calls an operator object for every row of every measure and takes ten times as long (15 measures, 0.47 M rows: 350 ms and 30 ms).
 */
export function aggregate(
  rows: number,
  dimensions: Readonly<Record<string, CodedDimension>>,
  counts: string,
  measures: Readonly<Record<string, ArrayLike<number> | Extreme>>,
): ColumnTable {
  const names = Object.keys(dimensions);
  const { groupOf, first } = findGroups(packKeys(rows, Object.values(dimensions)));
  const columns: Record<string, ArrayLike<unknown>> = {};
  for (const name of names) {
    const { codes, decode } = dimensions[name]!;
    columns[name] = Array.from(first, (row) => decode(codes[row]!));
  }
  columns[counts] = sumBy(groupOf, first.length, undefined);
  for (const [name, measure] of Object.entries(measures)) {
    columns[name] =
      'extreme' in measure
        ? extremeBy(groupOf, first.length, measure)
        : sumBy(groupOf, first.length, measure);
  }
  return table(columns, [...names, counts, ...Object.keys(measures)]);
}

/** One integer for each row that is equal where all dimensions are equal: a number in mixed radix. */
function packKeys(rows: number, dimensions: readonly CodedDimension[]): Float64Array {
  const keys = new Float64Array(rows);
  let span = 1;
  for (const { codes } of dimensions) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row]!;
      if (code < low) low = code;
      if (code > high) high = code;
    }
    const size = rows === 0 ? 1 : high - low + 1;
    if (span * size > Number.MAX_SAFE_INTEGER) span = renumber(keys);
    span *= size;
    for (let row = 0; row < rows; row += 1) keys[row] = keys[row]! * size + (codes[row]! - low);
  }
  return keys;
}

/** Numbers the keys that occur from 0, in place; returns how many there are. Needed where texts of the export are nearly all different. */
function renumber(keys: Float64Array): number {
  const numbers = new Map<number, number>();
  for (let row = 0; row < keys.length; row += 1) {
    const number = numbers.get(keys[row]!) ?? numbers.size;
    numbers.set(keys[row]!, number);
    keys[row] = number;
  }
  return numbers.size;
}

function findGroups(key: Float64Array): { groupOf: ArrayLike<number>; first: ArrayLike<number> } {
  if (key.length === 0) return { groupOf: [], first: [] };
  const groups = table({ key }).groupby('key').groups();
  return { groupOf: groups.keys, first: groups.rows };
}

function sumBy(
  groupOf: ArrayLike<number>,
  groups: number,
  values: ArrayLike<number> | undefined,
): Float64Array {
  const sums = new Float64Array(groups);
  if (values === undefined) {
    for (let row = 0; row < groupOf.length; row += 1) sums[groupOf[row]!]! += 1;
  } else {
    for (let row = 0; row < groupOf.length; row += 1) sums[groupOf[row]!]! += values[row]!;
  }
  return sums;
}

function extremeBy(
  groupOf: ArrayLike<number>,
  groups: number,
  { extreme, values }: Extreme,
): Float64Array {
  const sign = extreme === 'min' ? 1 : -1;
  const found = new Float64Array(groups).fill(sign * Number.POSITIVE_INFINITY);
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row]!;
    if (sign * values[row]! < sign * found[group]!) found[group] = values[row]!;
  }
  return found;
}

/**
 * The entries of a column at these rows: where only some of the facts count, or where another fact is looked up. Loops here and below,
 * since `from` of typed arrays goes through an iterator and takes ten times as long.
 */
export function pick(column: ArrayLike<number>, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) picked[index] = column[rows[index]!]!;
  return picked;
}

/** 1 for each of the rows `0` to `rows - 1` that passes the test, else 0. */
export function flagRows(rows: number, test: (row: number) => boolean): Uint8Array {
  const flags = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) if (test(row)) flags[row] = 1;
  return flags;
}

/** The rows of `0` to `rows - 1` that pass the test. */
export function rowsWhere(rows: number, test: (row: number) => boolean): Uint32Array {
  const found = new Uint32Array(rows);
  let length = 0;
  for (let row = 0; row < rows; row += 1) {
    if (!test(row)) continue;
    found[length] = row;
    length += 1;
  }
  return found.slice(0, length);
}
