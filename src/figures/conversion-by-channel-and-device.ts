/** How each channel converts on each device in the last whole quarter. */
import { tableData } from './data-columns.ts';
import type { FigureDefinition } from './figure.ts';
import { numberIn, textIn } from './periods.ts';
import { rankedFigure } from './ranked-figure.ts';
import { largestFirst, lastQuarterRows, wellFounded } from './selections.ts';

export const conversionByChannelAndDevice: FigureDefinition = rankedFigure({
  id: 'conversion-by-channel-and-device',
  form: 'points',
  tables: ['channel_devices_by_quarter', 'performance_by_quarter'],
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Orders per session by channel and device, last whole quarter, with 95 % intervals',
  measure: 'conversion rate by channel and device',
  entries(context) {
    const rows = largestFirst(
      wellFounded(lastQuarterRows(context, 'channel_devices_by_quarter')),
      'conversion_rate',
    );
    const devices = [...new Set(rows.map((row) => textIn(row, 'device_type')))];
    return rows.map((row) => ({
      name: `${context.label('channel', textIn(row, 'channel'))}, ${textIn(row, 'device_type')}`,
      value: numberIn(row, 'conversion_rate')!,
      low: numberIn(row, 'rate_low'),
      high: numberIn(row, 'rate_high'),
      // The device that converts best is seen first, and so stands in the first colour.
      colour: `var(--c${(devices.indexOf(textIn(row, 'device_type')) % 6) + 1})`,
    }));
  },
  format: ({ format }) => format.percent,
  notes: () => 'One colour for each device. Groups with fewer than 300 sessions are left out.',
  data: (context) =>
    tableData(
      context,
      context.table('channel_devices_by_quarter'),
      {
        channel: 'Channel',
        device_type: 'Device',
        sessions: 'Sessions',
        orders: 'Orders',
        conversion_rate: 'Conversion',
        rate_low: 'From',
        rate_high: 'To',
      },
      largestFirst(lastQuarterRows(context, 'channel_devices_by_quarter'), 'conversion_rate'),
    ),
  absent: 'No channel has enough sessions on a device in the last quarter.',
});
