import type { KeyFigureChange } from '../../../src/report/editions/edition.ts';

/** The revenue of the last twelve months in two editions, 100 and then 150 by new periods alone, but for what is given. */
export const keyFigureChange = (changed: Partial<KeyFigureChange> = {}): KeyFigureChange => ({
  kpi: 'revenue_usd_ttm',
  measure: 'revenue',
  window: 'ttm',
  label: 'Revenue, last twelve months',
  name: 'Revenue',
  type: 'money',
  earlier: 100,
  now: 150,
  earlier_end: null,
  now_end: null,
  new_period: 50,
  restated: 0,
  definition: 0,
  ...changed,
});
