/** The conversion and the order value that the forecast counts on, beside those of the last twelve months and the best there have been. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { numberIn, type Row, textIn } from '../parts/periods.ts';
import { currencyName } from '../parts/words.ts';

const BASES: Readonly<Record<string, string>> = {
  last_twelve_months: 'Last twelve months',
  forecast: 'Forecast, twelve months',
  first_month: 'Forecast, first month',
  last_month: 'Forecast, last month',
  same_rates: 'Forecast’s visits at the last twelve months’ rates',
  highest_month: 'Highest whole month so far, of each',
};

const WHOLE = ['sessions', 'orders', 'revenue'] as const;

export const forecastImplied: FigureDefinition = tableFigure({
  id: 'forecast-implied',
  table: 'forecast_implied',
  sources: ['website_sessions', 'orders'],
  subtitle: (context) =>
    `Orders / sessions, revenue / order and revenue / session, by what they are taken of, ${currencyName(context)}, gross of refunds`,
  rows: (context) =>
    Object.keys(BASES).flatMap((basis) =>
      context
        .table('forecast_implied')
        .rows.filter((row) => textIn(row, 'basis') === basis)
        .map((row) => ({ ...row, ...wholeNumbers(row), basis: BASES[basis]! })),
    ),
  labels: {
    basis: 'Taken of',
    sessions: 'Sessions',
    orders: 'Orders',
    revenue: 'Revenue',
    conversion_rate: 'Conversion',
    average_order_value: 'Order value',
    revenue_per_session: 'Revenue per session',
  },
  absent: 'A forecast needs a year of whole months of sessions, orders and revenue.',
});

/** Expected counts and sums without the fractions that a forecast has. */
function wholeNumbers(row: Row): Record<string, number | null> {
  return Object.fromEntries(
    WHOLE.map((column) => {
      const value = numberIn(row, column);
      return [column, value === null ? null : Math.round(value)];
    }),
  );
}
