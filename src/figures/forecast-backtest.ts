/** How wrong each model would have been, by months ahead. */
import type { FigureDefinition } from './figure.ts';
import { numberIn } from './periods.ts';
import { tableFigure } from './table-figure.ts';

export const forecastBacktest: FigureDefinition = tableFigure({
  id: 'forecast-backtest',
  table: 'forecast_backtest',
  sources: ['orders'],
  subtitle: () =>
    'Mean error of forecasts of revenue one, three, six and nine months ahead, by model',
  rows: (context) =>
    context
      .table('forecast_backtest')
      .rows.filter(
        (row) => row.measure === 'revenue' && SHOWN_HORIZONS.includes(numberIn(row, 'horizon')!),
      ),
  labels: {
    model: 'Model',
    horizon: 'Months ahead',
    origins: 'Forecasts compared',
    mape: 'Mean error',
    skill: 'Better than naive by',
    chosen: 'Chosen',
  },
  notes: () =>
    'Naive: the same month of the year before. A skill of 1 would be without error, below 0 is worse than naive.',
  absent: 'The history is too short to compare models.',
});

const SHOWN_HORIZONS = [1, 3, 6, 9];
