/** What other settings make of the next twelve months of revenue: how fast growth fades and how far seasons are trusted, each with its record. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { numberIn } from '../parts/periods.ts';
import { currencyName } from '../parts/words.ts';

export const forecastScenarios: FigureDefinition = tableFigure({
  id: 'forecast-scenarios',
  table: 'forecast_scenarios',
  sources: ['orders'],
  subtitle: (context) =>
    `Revenue of the next twelve months by what is assumed, ${currencyName(context)}, gross of refunds, and how each assumption would have done`,
  notes: () =>
    'Growth kept is the share of the monthly growth that is left a month later. The trend’s season is taken as measured, shrunk by how few years show it, or left out. Each setting was replayed at the same month-ends.',
  rows: (context) =>
    context
      .table('forecast_scenarios')
      .rows.filter(({ measure }) => measure === 'revenue')
      .map((row) => ({ ...row, value: Math.round(numberIn(row, 'value')!) })),
  labels: {
    damping: 'Growth kept, a month',
    season: 'Season of the trend',
    value: 'Revenue, twelve months',
    growth: 'On the last twelve',
    signed_error: 'Average error, signed',
    absolute_error: 'Mean error',
    chosen: 'Used',
  },
  absent: 'A forecast needs a year of whole months.',
});
