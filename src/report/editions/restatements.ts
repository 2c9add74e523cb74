import type { DefinitionChange, Reason, RestatedValue } from './edition.ts';
import { rowObject, rowsByKey, type StoredColumn, type StoredTable } from './stored-table.ts';

/** Why a past value of a table's column differs, in a row with these fields; without one for the row itself. */
export type ReasonFor = (
  table: string,
  column: string,
  row?: Readonly<Record<string, string>>,
) => Reason;

/** Tables that do not tell of the past: what the files hold, what was checked in them, what is forecast. */
const NOT_OF_THE_PAST = new Set([
  'tables',
  'relationships',
  'data_quality',
  'forecast',
  'forecast_backtest',
  'forecast_summary',
  'forecast_replay',
  'forecast_record',
  'forecast_scenarios',
  'forecast_implied',
]);

/** Numbers that differ by less, relative to their size, are the same number: a sum in another order. */
const SAME_WITHIN = 1e-9;

/** The row itself, in place of a column. */
const ROW = '';

/**
 * Values of the past that differ: `earlier` as the edition before published them, `asOf` computed today from the export cut at the
 * same times. So rows that only came with new periods, and items whose refund came later, are in neither. In the tables' order.
 */
export function findRestatements(
  earlier: ReadonlyMap<string, StoredTable>,
  asOf: ReadonlyMap<string, StoredTable>,
  reasonFor: ReasonFor,
): RestatedValue[] {
  return [...asOf.values()].flatMap((now) => {
    const before = earlier.get(now.id);
    if (before === undefined || NOT_OF_THE_PAST.has(now.id) || !isSameGrain(before, now)) return [];
    return compareRows(before, now, reasonFor);
  });
}

function isSameGrain(earlier: StoredTable, now: StoredTable): boolean {
  return earlier.grain.join() === now.grain.join();
}

function compareRows(
  earlier: StoredTable,
  now: StoredTable,
  reasonFor: ReasonFor,
): RestatedValue[] {
  const before = rowsByKey(earlier);
  const after = rowsByKey(now);
  const found: RestatedValue[] = [];
  const add = (
    key: string,
    column: string,
    values: { earlier: string; now: string },
    row?: readonly string[],
  ): void => {
    const reason = reasonFor(now.id, column, row && rowObject(now, row));
    found.push({ table: now.id, key: JSON.parse(key) as string[], column, ...values, reason });
  };
  for (const [key, row] of before) {
    const other = after.get(key);
    if (other === undefined) add(key, ROW, { earlier: 'present', now: 'absent' });
    else
      for (const [thenField, nowField, column] of sharedFields(earlier, row, now, other))
        if (!isSame(thenField, nowField))
          add(key, column.name, { earlier: thenField, now: nowField }, other);
  }
  for (const key of after.keys())
    if (!before.has(key)) add(key, ROW, { earlier: 'absent', now: 'present' });
  return found;
}

function sharedFields(
  earlier: StoredTable,
  row: readonly string[],
  now: StoredTable,
  other: readonly string[],
): [earlier: string, now: string, column: StoredColumn][] {
  return earlier.columns.flatMap((column, place): [string, string, StoredColumn][] => {
    const nowPlace = now.columns.findIndex(({ name }) => name === column.name);
    return nowPlace === -1 ? [] : [[row[place] ?? '', other[nowPlace] ?? '', column]];
  });
}

function isSame(earlier: string, now: string): boolean {
  if (earlier === now) return true;
  if (earlier === '' || now === '') return false;
  const [a, b] = [Number(earlier), Number(now)];
  return Math.abs(a - b) <= SAME_WITHIN * Math.max(Math.abs(a), Math.abs(b));
}

/** Tables and columns that came, went, or mean something else. */
export function findDefinitionChanges(
  earlier: ReadonlyMap<string, StoredTable>,
  now: ReadonlyMap<string, StoredTable>,
): DefinitionChange[] {
  const ids = [...new Set([...earlier.keys(), ...now.keys()])];
  return ids.flatMap((id) => {
    const [before, after] = [earlier.get(id), now.get(id)];
    if (before === undefined || after === undefined || !isSameGrain(before, after))
      return [{ table: id, column: null, earlier: describe(before), now: describe(after) }];
    return columnChanges(before, after);
  });
}

function describe(table: StoredTable | undefined): string | null {
  return table === undefined ? null : `${table.title}, a row for each ${table.grain.join(', ')}`;
}

function columnChanges(earlier: StoredTable, now: StoredTable): DefinitionChange[] {
  const meaning = ({ columns }: StoredTable): Map<string, string> =>
    new Map(
      columns.map(({ name, unit, meaning }) => [
        name,
        unit === '' ? meaning : `${meaning} (${unit})`,
      ]),
    );
  const [before, after] = [meaning(earlier), meaning(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((column) => before.get(column) !== after.get(column))
    .map((column) => ({
      table: now.id,
      column,
      earlier: before.get(column) ?? null,
      now: after.get(column) ?? null,
    }));
}
