/** The most that a session may cost by channel before its gross profit is gone. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst, wellFounded } from '../parts/selections.ts';
import { channelColour } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';

export const breakevenByChannel: FigureDefinition = rankedFigure({
  id: 'breakeven-by-channel',
  form: 'bars',
  tables: ['acquisition_by_channel'],
  sources: ['website_sessions', 'orders'],
  subtitle: (context) =>
    `Gross profit per session by channel, last twelve whole months, ${currencyName(context)}`,
  measure: 'gross profit per session by channel',
  entries: (context) =>
    largestFirst(
      wellFounded(context.table('acquisition_by_channel').rows),
      'breakeven_cost_per_session',
    ).map((row) => ({
      name: context.label('channel', textIn(row, 'channel')),
      value: numberIn(row, 'breakeven_cost_per_session')!,
      colour: channelColour(context, textIn(row, 'channel')),
    })),
  format: ({ format }) => format.moneyExact,
  notes: () => 'Before shipping, fees, wages and refunds: a ceiling for bids, not a target.',
  data: (context) =>
    tableData(
      context,
      context.table('acquisition_by_channel'),
      {
        channel: 'Channel',
        sessions: 'Sessions',
        orders: 'Orders',
        breakeven_cost_per_session: 'A session may cost',
        breakeven_cost_per_order: 'An order may cost',
        breakeven_cost_per_new_customer: 'A new customer may cost',
      },
      largestFirst(context.table('acquisition_by_channel').rows, 'breakeven_cost_per_session'),
    ),
  absent: 'No channel has enough sessions yet.',
});
