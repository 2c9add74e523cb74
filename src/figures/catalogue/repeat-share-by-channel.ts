/** Which channels bring people back. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst, wellFounded } from '../parts/selections.ts';
import { channelColour } from '../parts/theme.ts';

export const repeatShareByChannel: FigureDefinition = rankedFigure({
  id: 'repeat-share-by-channel',
  form: 'bars',
  tables: ['visit_types_by_channel'],
  sources: ['website_sessions'],
  subtitle: () => 'Share of a channel’s sessions that are repeat visits, all of the data, per cent',
  measure: 'share of repeat sessions by channel',
  entries: (context) =>
    largestFirst(
      wellFounded(
        context
          .table('visit_types_by_channel')
          .rows.filter(({ visit_type }) => visit_type === 'repeat'),
      ),
      'share_of_channel',
    ).map((row) => ({
      name: context.label('channel', textIn(row, 'channel')),
      value: numberIn(row, 'share_of_channel')!,
      colour: channelColour(context, textIn(row, 'channel')),
    })),
  format: ({ format }) => format.percentWhole,
  notes: () => 'Channels without repeat sessions are not shown.',
  data: (context) =>
    tableData(context, context.table('visit_types_by_channel'), {
      channel: 'Channel',
      visit_type: 'Visits',
      sessions: 'Sessions',
      conversion_rate: 'Conversion',
      revenue_per_session: 'Revenue per session',
      share_of_channel: 'Share of the channel',
    }),
  absent: 'There are no repeat sessions in these data.',
});
