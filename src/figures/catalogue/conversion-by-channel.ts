/** How well each channel converts in the last whole quarter, with the interval that its number of sessions allows. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst, lastQuarterRows, wellFounded } from '../parts/selections.ts';
import { channelColour } from '../parts/theme.ts';

export const conversionByChannel: FigureDefinition = rankedFigure({
  id: 'conversion-by-channel',
  form: 'points',
  tables: ['channels_by_quarter', 'performance_by_quarter'],
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Orders per session by channel, last whole quarter, with 95 % intervals',
  measure: 'conversion rate by channel',
  entries: (context) =>
    largestFirst(
      wellFounded(lastQuarterRows(context, 'channels_by_quarter')),
      'conversion_rate',
    ).map((row) => ({
      name: context.label('channel', textIn(row, 'channel')),
      value: numberIn(row, 'conversion_rate')!,
      low: numberIn(row, 'rate_low'),
      high: numberIn(row, 'rate_high'),
      colour: channelColour(context, textIn(row, 'channel')),
    })),
  format: ({ format }) => format.percent,
  notes: () =>
    'Channels with fewer than 300 sessions are left out. Where intervals overlap widely, the order may be chance.',
  data: (context) =>
    tableData(
      context,
      context.table('channels_by_quarter'),
      {
        channel: 'Channel',
        sessions: 'Sessions',
        orders: 'Orders',
        conversion_rate: 'Conversion',
        rate_low: 'From',
        rate_high: 'To',
        revenue_per_session: 'Revenue per session',
      },
      largestFirst(lastQuarterRows(context, 'channels_by_quarter'), 'conversion_rate'),
    ),
  absent: 'No channel has enough sessions in the last quarter.',
});
