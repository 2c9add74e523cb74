/** How each channel converts on each device in the last whole quarter: the gap between devices, channel by channel. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { LEAST_SESSIONS, largestFirst, lastQuarterRows, wellFounded } from '../parts/selections.ts';

const TABLE = 'channel_devices_by_quarter';
type Row = RowOf<typeof TABLE>;
/** More devices than these would hide one another. */
const DEVICES_SHOWN = 4;

export const conversionByChannelAndDevice: FigureDefinition = dumbbellFigure({
  id: 'conversion-by-channel-and-device',
  tables: [TABLE, 'performance_by_quarter'],
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Orders per session by channel and device, last whole quarter, per cent, with 95 % intervals',
  measure: 'conversion rate by channel, the one with the most sessions first',
  members: (context) =>
    mostUsed(context, 'device_type')
      .slice(0, DEVICES_SHOWN)
      .map((name, index) => ({
        name,
        colour: `var(--c${index + 1})`,
        textColour: `var(--c${index + 1}-text)`,
      })),
  rows(context) {
    const devices = mostUsed(context, 'device_type').slice(0, DEVICES_SHOWN);
    return mostUsed(context, 'channel').map((channel) => {
      const own = devices.map((device) =>
        rowsOf(context).find((row) => row.channel === channel && row.device_type === device),
      );
      return {
        name: context.label('channel', channel),
        values: own.map((row) => (row === undefined ? null : numberIn(row, 'conversion_rate'))),
        intervals: own.map((row) => (row === undefined ? null : intervalOf(row))),
      };
    });
  },
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

/** The channels, or the devices, that are drawn, the one with the most sessions first. */
function mostUsed(context: FigureContext, column: 'channel' | 'device_type'): readonly string[] {
  const sessions = new Map<string, number>();
  for (const row of rowsOf(context)) {
    const name = textIn(row, column);
    sessions.set(name, (sessions.get(name) ?? 0) + (numberIn(row, 'sessions') ?? 0));
  }
  return [...sessions].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

function intervalOf(row: Row): readonly [number, number] | null {
  const [low, high] = [numberIn(row, 'rate_low'), numberIn(row, 'rate_high')];
  return low === null || high === null ? null : [low, high];
}
