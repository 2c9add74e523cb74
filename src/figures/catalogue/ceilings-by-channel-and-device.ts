/** The most that a bought session may cost by channel and device before what it leaves after refunds is gone. */

import { FIRST_TOUCH_DAYS } from '../../shop/cubes/first-touch.ts';
import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { DEVICES_SHOWN, deviceMembers, rowsByChannel } from '../parts/devices.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { LEAST_SESSIONS, largestFirst, wellFounded } from '../parts/selections.ts';
import { currencyName } from '../parts/words.ts';

const TABLE = 'ceilings_by_channel_device';

export const ceilingsByChannelAndDevice: FigureDefinition = dumbbellFigure({
  id: 'ceilings-by-channel-and-device',
  tables: [TABLE],
  sources: ['website_sessions', 'orders', 'order_item_refunds'],
  subtitle: (context) =>
    `Contribution per session of each paid channel that still runs, by device, last twelve whole months, ${currencyName(context)}`,
  measure: 'the most that a session may cost by channel, the one with the most sessions first',
  members: (context) => deviceMembers(rowsOf(context)),
  rows: (context) =>
    rowsByChannel(rowsOf(context), deviceMembers(rowsOf(context))).map(({ channel, own }) => ({
      name: context.label('channel', channel),
      values: own.map((row) =>
        row === undefined ? null : numberIn(row, 'breakeven_cost_per_session'),
      ),
    })),
  format: ({ format }) => format.moneyExact,
  notes: (context) =>
    [
      'After the cost of goods and refunds, before shipping, fees and wages: at its ceiling a bid earns nothing.',
      `Groups of fewer than ${LEAST_SESSIONS} sessions are left out, and so are devices beyond the ${DEVICES_SHOWN} most used.`,
      switchedOff(context),
    ]
      .filter((note) => note !== '')
      .join(' '),
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        channel: 'Channel',
        device_type: 'Device',
        last_session: 'Last session',
        sessions: 'Sessions',
        gross_profit_per_session: 'A session leaves before refunds',
        breakeven_cost_per_session: 'A session may cost',
        breakeven_cost_per_order: 'An order may cost',
        new_users: `First sessions that have had ${FIRST_TOUCH_DAYS} days`,
        breakeven_cost_per_new_user: `A first session may cost, ${FIRST_TOUCH_DAYS} days counted`,
        breakeven_cost_per_new_customer: `A new customer may cost, ${FIRST_TOUCH_DAYS} days counted`,
      },
      largestFirst(context.table(TABLE).rows, 'breakeven_cost_per_session'),
    ),
  absent: 'No paid channel that still runs has enough sessions yet.',
});

/** What can still be bid on. */
function rowsOf(context: FigureContext): readonly RowOf<typeof TABLE>[] {
  return wellFounded(context.table(TABLE).rows).filter((row) => row.active === 1);
}

/** The channels that run on no device any more, each with the day of its last session. */
function switchedOff(context: FigureContext): string {
  const rows = context.table(TABLE).rows;
  const running = new Set(rows.filter((row) => row.active === 1).map((row) => row.channel));
  const last = new Map<string, string>();
  for (const row of rows) {
    const channel = textIn(row, 'channel');
    const day = textIn(row, 'last_session');
    if (!running.has(channel) && day > (last.get(channel) ?? '')) last.set(channel, day);
  }
  const said = [...last].map(
    ([channel, day]) =>
      `${context.label('channel', channel)} (last session ${context.format.date(day)})`,
  );
  return said.length === 0
    ? ''
    : `Switched off, and in the table alone: ${context.format.list(said)}.`;
}
