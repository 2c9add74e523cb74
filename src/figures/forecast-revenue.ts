/** The next twelve months of revenue, with the range that the backtest allows. */
import { tableData } from './data-columns.ts';
import type { FigureContext, FigureDefinition } from './figure.ts';
import { numberIn, type Row, textIn } from './periods.ts';
import { rankedFigure } from './ranked-figure.ts';
import { currencyName } from './words.ts';

export const forecastRevenue: FigureDefinition = rankedFigure({
  id: 'forecast-revenue',
  form: 'points',
  tables: ['forecast'],
  sources: ['orders'],
  subtitle: (context) =>
    `Forecast of revenue by month, with 80 % intervals, ${currencyName(context)}, gross of refunds`,
  measure: 'forecast of revenue by month',
  entries: (context) =>
    revenueRows(context).map((row) => ({
      name: context.format.period(textIn(row, 'period')),
      value: numberIn(row, 'value')!,
      low: numberIn(row, 'low_80'),
      high: numberIn(row, 'high_80'),
    })),
  format: ({ format }) => format.money,
  notes: () =>
    'Intervals come from how wrong the same model was in the past, and widen with the months ahead.',
  data: (context) =>
    tableData(
      context,
      context.table('forecast'),
      {
        period: 'Month',
        value: 'Forecast',
        low_80: '80 % from',
        high_80: '80 % to',
        low_95: '95 % from',
        high_95: '95 % to',
        model: 'Model',
      },
      revenueRows(context),
    ),
  absent: 'A forecast needs a year of whole months.',
});

function revenueRows(context: FigureContext): readonly Row[] {
  return context.table('forecast').rows.filter(({ measure }) => measure === 'revenue');
}
