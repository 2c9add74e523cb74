import type { FormatName } from './formatter.ts';

/**
 * Types of table columns that have a format of their own. Those of tables and metrics are made of them, and may add
 * `by_unit`, whose unit the caller must look up in the row first.
 */
export type FormattedType =
  | 'text'
  | 'period'
  | 'date'
  | 'timestamp'
  | 'count'
  | 'number'
  | 'flag'
  | 'money'
  | 'money_average'
  | 'rate'
  | 'change';

const IN_PROSE: Record<FormattedType, FormatName> = {
  text: 'text',
  period: 'period',
  date: 'date',
  timestamp: 'date',
  count: 'integer',
  number: 'number',
  flag: 'integer',
  money: 'money',
  money_average: 'money',
  rate: 'percent',
  change: 'change',
};

/**
 * The format of a column where the author names none. Prose rounds large amounts (`$377k`); a reader's table
 * shows them in full (`$377,123.45`), since people add up tables.
 */
export function formatForType(type: FormattedType, place: 'prose' | 'table' = 'prose'): FormatName {
  const isMoney = type === 'money' || type === 'money_average';
  return isMoney && place === 'table' ? 'money_exact' : IN_PROSE[type];
}

/** The type of a cell of a `by_unit` column, by what stands in its row's `unit`; what is none of these is a currency. */
export function typeOfUnit(unit: unknown): 'count' | 'number' | 'rate' | 'money' {
  return unit === 'count' || unit === 'number' || unit === 'rate' ? unit : 'money';
}
