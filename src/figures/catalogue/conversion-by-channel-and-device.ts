/** How each channel converts on each device in the last whole quarter: the gap between devices, channel by channel. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { DEVICES_SHOWN, deviceMembers, rowsByChannel } from '../parts/devices.ts';
import { numberIn } from '../parts/periods.ts';
import { LEAST_SESSIONS, largestFirst, lastQuarterRows, wellFounded } from '../parts/selections.ts';

const TABLE = 'channel_devices_by_quarter';
type Row = RowOf<typeof TABLE>;

export const conversionByChannelAndDevice: FigureDefinition = dumbbellFigure({
  id: 'conversion-by-channel-and-device',
  tables: [TABLE, 'performance_by_quarter'],
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Orders per session by channel and device, last whole quarter, per cent, with 95 % intervals',
  measure: 'conversion rate by channel, the one with the most sessions first',
  members: (context) => deviceMembers(rowsOf(context)),
  rows: (context) =>
    rowsByChannel(rowsOf(context), deviceMembers(rowsOf(context))).map(({ channel, own }) => ({
      name: context.label('channel', channel),
      values: own.map((row) => (row === undefined ? null : numberIn(row, 'conversion_rate'))),
      intervals: own.map((row) => (row === undefined ? null : intervalOf(row))),
    })),
  format: ({ format }) => format.percent,
  notes: () =>
    `The bands are the intervals. Groups with fewer than ${LEAST_SESSIONS} sessions are left out, and so are devices beyond the ${DEVICES_SHOWN} most used.`,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        channel: 'Channel',
        device_type: 'Device',
        sessions: 'Sessions',
        orders: 'Orders',
        conversion_rate: 'Conversion',
        rate_low: 'From',
        rate_high: 'To',
      },
      largestFirst(lastQuarterRows(context, TABLE), 'conversion_rate'),
    ),
  absent: 'No channel has enough sessions on a device in the last quarter.',
});

function rowsOf(context: FigureContext): readonly Row[] {
  return wellFounded(lastQuarterRows(context, TABLE));
}

function intervalOf(row: Row): readonly [number, number] | null {
  const [low, high] = [numberIn(row, 'rate_low'), numberIn(row, 'rate_high')];
  return low === null || high === null ? null : [low, high];
}
