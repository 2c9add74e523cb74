/** The windows of key figures in the order in which readers ask for them, with their names. */
export const KPI_WINDOWS = {
  ttm: 'last twelve months',
  quarter: 'last whole quarter',
  total: 'since the data begin',
} as const;

export type KpiWindow = keyof typeof KPI_WINDOWS;

/** What the column `window` of the key figures holds. */
export const WINDOW_MEANING =
  'ttm: last twelve whole months; quarter: last whole quarter; total: all of the data; 30_days and the like: so many days from each customer’s first order';

/** A key figure's name for readers, with its window's. */
export function windowLabel(name: string, window: KpiWindow): string {
  return `${name}, ${KPI_WINDOWS[window]}`;
}
