import { type ColumnTable, escape as closure, table } from 'arquero';
import { type PeriodUnit, periodDays, periodOf, periodsBetween } from '../../base/calendar.ts';
import { type Coverage, isComplete } from '../../shop/facts/coverage.ts';
import type { SameDays } from './year-pairs.ts';

/** The cube with a `period` column of this unit for its `day`. */
export function withPeriod(cube: ColumnTable, unit: PeriodUnit): ColumnTable {
  const known = new Map<number, string>();
  const days = cube.array('day') as ArrayLike<number>;
  const periods = Array.from(days, (day) => {
    const period = known.get(day) ?? periodOf(day, unit);
    known.set(day, period);
    return period;
  });
  return cube.assign(table({ period: periods }));
}

/**
 * Sums the measures of a cube by these columns. One row a group that occurs, in the order of their first rows; one row in all without columns. By hand,
 * since Arquero writes, parses and compiles an expression for each measure, which takes longer than most sums.
 */
export function sumBy(
  cube: ColumnTable,
  by: readonly string[],
  measures: readonly string[],
): ColumnTable {
  const keys = by.map((name) => cube.array(name) as ArrayLike<string | number>);
  const { groups, firstRows } = groupRows(keys, cube.numRows());
  const sums = measures.map((measure) => {
    const values = cube.array(measure) as ArrayLike<number>;
    const ofGroups = firstRows.map(() => 0);
    for (let row = 0; row < groups.length; row += 1) ofGroups[groups[row]!]! += values[row]!;
    return [measure, ofGroups] as const;
  });
  const ofKeys = by.map(
    (name, place) => [name, firstRows.map((row) => keys[place]![row]!)] as const,
  );
  return table(Object.fromEntries([...ofKeys, ...sums]));
}

/** The group of each row by these columns, numbered as they occur, and the first row of each group. */
function groupRows(
  keys: readonly ArrayLike<string | number>[],
  rows: number,
): { groups: Uint32Array; firstRows: readonly number[] } {
  const groups = new Uint32Array(rows);
  let firstRows = [0];
  for (const values of keys) {
    const before = firstRows.length;
    const codes = new Map<string | number, number>();
    const numbers = new Map<number, number>();
    firstRows = [];
    for (let row = 0; row < rows; row += 1) {
      const code = codes.get(values[row]!) ?? codes.size;
      codes.set(values[row]!, code);
      const pair = code * before + groups[row]!;
      const known = numbers.get(pair);
      if (known === undefined) {
        numbers.set(pair, firstRows.length);
        firstRows.push(row);
      }
      groups[row] = known ?? firstRows.length - 1;
    }
  }
  return { groups, firstRows };
}

/**
 * Every period from the first to the last day on which anything happened, with `complete` and `days` (whole days of the period that
 * the data cover). A period without any event still has its row: a gap in trade is a fact.
 */
export function periodFrame(
  firstDay: number,
  lastDay: number,
  unit: PeriodUnit,
  coverage: Coverage,
): ColumnTable {
  const periods = periodsBetween(firstDay, lastDay, unit);
  return table({
    period: periods,
    complete: periods.map((period) => (isComplete(period, coverage) ? 1 : 0)),
    days: periods.map((period) => {
      const covered = coveredDays(period, coverage);
      return Math.max(0, covered.end - covered.start);
    }),
  });
}

/** The table with `complete` for its `period`: 1 when the data cover the whole period, else 0. */
export function withComplete(rows: ColumnTable, coverage: Coverage): ColumnTable {
  return rows.derive({
    complete: closure((d: { period: string }) => (isComplete(d.period, coverage) ? 1 : 0)),
  });
}

/** The whole days of the period that the data cover: first, and first after. */
function coveredDays(period: string, coverage: Coverage): { start: number; end: number } {
  const { start, end } = periodDays(period);
  return {
    start: Math.max(start, coverage.firstWholeDay),
    end: Math.min(end, coverage.lastWholeDay + 1),
  };
}

/** Sums of one measure over any stretch of days, from a table with a row a day. */
export class DailyTotals {
  readonly #origin: number;
  readonly #running: Float64Array;

  /** `daily` has `day` and the measure; days may be missing (nothing happened) and in any order. */
  constructor(daily: ColumnTable, measure: string) {
    const days = daily.array('day') as ArrayLike<number>;
    const values = daily.array(measure) as ArrayLike<number>;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < days.length; row += 1) {
      low = Math.min(low, days[row]!);
      high = Math.max(high, days[row]!);
    }
    this.#origin = days.length === 0 ? 0 : low;
    this.#running = new Float64Array(days.length === 0 ? 1 : high - low + 2);
    for (let row = 0; row < days.length; row += 1)
      this.#running[days[row]! - this.#origin + 1]! += values[row]!;
    for (let index = 1; index < this.#running.length; index += 1)
      this.#running[index]! += this.#running[index - 1]!;
  }

  /** The sum from `start` up to, not including, `end`. */
  between(start: number, end: number): number {
    return this.#upTo(end) - this.#upTo(start);
  }

  #upTo(day: number): number {
    const index = Math.min(Math.max(day - this.#origin, 0), this.#running.length - 1);
    return this.#running[index]!;
  }
}

/** A measure over the days of a period and over the same days of the year before. */
export function likeForLike(
  { days, priorDays }: SameDays,
  totals: DailyTotals,
): { now: number; earlier: number } {
  return {
    now: totals.between(days.start, days.end),
    earlier: totals.between(priorDays.start, priorDays.end),
  };
}

/** Change on the year before, like for like. Null without a pair, and where the earlier days held nothing. */
export function yearOnYear(pair: SameDays | null, totals: DailyTotals): number | null {
  if (pair === null) return null;
  const { now, earlier } = likeForLike(pair, totals);
  return earlier === 0 ? null : now / earlier - 1;
}
