import { type ColumnTable, escape as closure, op } from 'arquero';
import { firstOfMonth, formatDay, monthOfDay } from '../../base/calendar.ts';
import { FIRST_TOUCH_DAYS } from '../../shop/cubes/first-touch.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { isPaid } from './channel-kinds.ts';
import { withContribution } from './contribution.ts';
import { sumBy } from './periods.ts';
import { type Days, recentYear, within } from './windows.ts';

/** A channel without a session for so long counts as switched off. */
const IDLE_DAYS = 30;

const LAST_CLICK = [
  is.date(
    'window_start',
    'First day of the sessions that are counted: the last twelve whole months, or all whole days when there are fewer',
  ),
  is.date('window_end', 'First day after'),
  is.count('sessions', 'Sessions of the row in the window', 'sessions', 'sessions'),
  is.SESSION_ORDERS,
  is.money('gross_profit', 'Gross profit of these orders', 'gross-profit'),
  is.money('refunded_amount', 'Refunds of these orders, whenever they were paid', 'contribution'),
  is.money('contribution', 'Gross profit - refunds of these orders', 'contribution'),
  is.moneyAverage(
    'gross_profit_per_session',
    'Gross profit / sessions: what a session leaves before refunds',
    'gross-profit',
  ),
  is.moneyAverage(
    'breakeven_cost_per_session',
    'Contribution / sessions: the most that a session may cost by what it leaves itself',
    'breakeven-cost',
  ),
  is.moneyAverage(
    'breakeven_cost_per_order',
    'Contribution / orders: the most that an order may cost',
    'breakeven-cost',
  ),
];

const FIRST_TOUCH = [
  is.date(
    'first_touch_start',
    `First day of the first sessions that are counted: those of the window’s whole months that have had ${FIRST_TOUCH_DAYS} whole days since; empty when none has`,
  ),
  is.date('first_touch_end', 'First day after'),
  is.count(
    'new_users',
    'Users whose first session came through the channel, on the device, on these days',
    'users',
    'returning-users',
  ),
  is.count(
    'new_customers',
    `Of these, users who ordered within ${FIRST_TOUCH_DAYS} days`,
    'users',
    'repeat-customers',
  ),
  is.moneyAverage(
    'gross_profit_per_new_user',
    `Gross profit of all that these users ordered within ${FIRST_TOUCH_DAYS} days, through whichever channel they came back / these users`,
    'gross-profit',
  ),
  is.moneyAverage(
    'breakeven_cost_per_new_user',
    'The same less refunds: the most that a first session may cost when returns count',
    'breakeven-cost',
  ),
  is.moneyAverage(
    'breakeven_cost_per_new_customer',
    'Contribution of these orders / new customers: the most that winning a customer may cost',
    'breakeven-cost',
  ),
];

/**
 * What a click and a customer may cost, by channel and device, and so what may be bid: of channels that are paid for alone, since nobody
 * bids for the others.
 */
export const ceilingTable = defineTable({
  id: 'ceilings_by_channel_device',
  title: 'What a bought session and a new customer may cost, by channel and device',
  grain: ['channel', 'device_type'],
  population: ['sessions'],
  columns: [
    is.CHANNEL,
    is.DEVICE,
    is.date('last_session', 'Day of the row’s last session'),
    is.flag(
      'active',
      `1 when a session came in the last ${IDLE_DAYS} whole days of the data, else 0: switched off`,
    ),
    ...LAST_CLICK,
    ...FIRST_TOUCH,
  ],
  compute(input) {
    const { cubes, coverage } = input;
    const window = recentYear(coverage);
    const ripe = ripeDays(window, coverage);
    const bought = cubes.traffic.filter(isPaid(input));
    const by = ['channel', 'device_type'];
    return lastClick(within(bought, window), by)
      .join(bought.groupby(...by).rollup({ last_day: op.max('day') }), [by, by])
      .join_left(firstTouch(ripe === null ? null : within(cubes.first_touch, ripe), cubes), [
        by,
        by,
      ])
      .impute({ new_users: () => 0, new_customers: () => 0 })
      .derive({
        window_start: closure(() => formatDay(window.start)),
        window_end: closure(() => formatDay(window.end)),
        first_touch_start: closure(() => ripe && formatDay(ripe.start)),
        first_touch_end: closure(() => ripe && formatDay(ripe.end)),
        last_session: closure((d: { last_day: number }) => formatDay(d.last_day)),
        active: closure((d: { last_day: number }) =>
          d.last_day > coverage.lastWholeDay - IDLE_DAYS ? 1 : 0,
        ),
      });
  },
});

/** The whole months of the window whose users have all had the days of the first touch; null when there is none. */
function ripeDays({ start, end }: Days, { lastWholeDay }: Coverage): Days | null {
  const firstUnripe = lastWholeDay - FIRST_TOUCH_DAYS + 1;
  const ripeEnd = Math.min(end, firstOfMonth(monthOfDay(firstUnripe)));
  return ripeEnd > start ? { start, end: ripeEnd } : null;
}

function lastClick(sessions: ColumnTable, by: string[]): ColumnTable {
  return withContribution(
    sumBy(sessions, by, ['sessions', 'orders', 'revenue', 'cogs', 'refunded_amount']),
  ).derive({
    gross_profit_per_session: (d) => d.gross_profit / d.sessions,
    breakeven_cost_per_session: (d) => d.contribution / d.sessions,
    breakeven_cost_per_order: (d) => d.contribution / d.orders,
  });
}

/** The columns of the first touch by channel and device; without rows where there are no ripe days. */
function firstTouch(
  users: ColumnTable | null,
  { first_touch }: MetricsInput['cubes'],
): ColumnTable {
  const counted = users ?? first_touch.filter(() => false);
  return withContribution(
    sumBy(
      counted,
      ['first_channel', 'first_device'],
      ['users', 'customers', 'revenue', 'cogs', 'refunded_amount'],
    ),
  )
    .derive({
      gross_profit_per_new_user: (d) => d.gross_profit / d.users,
      breakeven_cost_per_new_user: (d) => d.contribution / d.users,
      breakeven_cost_per_new_customer: (d) => d.contribution / d.customers,
    })
    .select({
      first_channel: 'channel',
      first_device: 'device_type',
      users: 'new_users',
      customers: 'new_customers',
      gross_profit_per_new_user: 'gross_profit_per_new_user',
      breakeven_cost_per_new_user: 'breakeven_cost_per_new_user',
      breakeven_cost_per_new_customer: 'breakeven_cost_per_new_customer',
    });
}
