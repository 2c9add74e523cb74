/** What the files of SQL for the checks of likeness share. */

/** Name, table, severity, unit, units looked at, units that fail. */
export type Row = readonly [string, string, 'error' | 'warning', string, string, string];

export const count = (from: string): string => `(select count(*) from ${from})`;
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** First and last day of sessions and orders. */
export const FIRST = '(select min(created_at)::date from s)';
export const LAST =
  '(select greatest((select max(created_at) from s), max(created_at))::date from orders)';
