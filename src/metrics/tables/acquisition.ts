import { type ColumnTable, escape as closure, table } from 'arquero';
import { formatDay, monthOfDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { FOLLOWED_COLUMNS, followedCustomers } from './followed-customers.ts';
import { paybackDays } from './payback.ts';
import { sumBy } from './periods.ts';
import { type Days, recentYear, within } from './windows.ts';

/** What acquisition did cost: only where the shop exports its spend. */
const SPEND_COLUMNS = [
  is.money(
    'spend',
    'Advertising spend on the channel in the window; empty for a channel that is not paid for',
    'acquisition-cost',
  ),
  is.moneyAverage('cost_per_session', 'Spend / sessions', 'acquisition-cost'),
  is.moneyAverage('cost_per_order', 'Spend / orders', 'acquisition-cost'),
  is.moneyAverage('cost_per_new_customer', 'Spend / new customers', 'acquisition-cost'),
  is.number(
    'return_on_ad_spend',
    'Revenue of the sessions’ orders / spend',
    'times',
    'acquisition-cost',
  ),
  is.money('profit_after_ads', 'Contribution of the sessions’ orders - spend', 'acquisition-cost'),
  is.number(
    'payback_orders',
    'Orders that earn back what winning the customer cost: cost per new customer / contribution per order; empty where an order leaves nothing',
    'orders',
    'acquisition-cost',
  ),
  is.count(
    'payback_days',
    'Days from the first session after which the new customers have brought as much contribution each as winning one cost, judged by the users of the window’s months that have had those days; empty when a year does not suffice or none has had them',
    'days',
    'acquisition-cost',
  ),
];

/**
 * What a session and a customer may cost by channel before what it leaves after refunds is gone: a ceiling, and no cost. Where the shop exports
 * its advertising spend, what they did cost stands beside it.
 */
export const acquisitionTable = defineTable({
  id: 'acquisition_by_channel',
  title: 'What a session and a new customer may cost, by channel',
  grain: ['channel'],
  population: ['sessions'],
  columns: [
    is.CHANNEL,
    is.date(
      'window_start',
      'First day of the sessions that are counted: the last twelve whole months, or all when there are fewer',
    ),
    is.date('window_end', 'First day after'),
    is.count('sessions', 'Sessions of the channel in the window', 'sessions', 'sessions'),
    is.count('orders', 'Orders of these sessions', 'orders', 'orders'),
    is.money('gross_profit', 'Gross profit of these orders', 'gross-profit'),
    is.money('refunded_amount', 'Refunds of these orders, whenever they were paid', 'contribution'),
    is.money('contribution', 'Gross profit - refunds of these orders', 'contribution'),
    is.moneyAverage(
      'breakeven_cost_per_session',
      'Contribution / sessions: the most that a session may cost',
      'breakeven-cost',
    ),
    is.moneyAverage(
      'breakeven_cost_per_order',
      'Contribution / orders: the most that an order may cost',
      'breakeven-cost',
    ),
    is.count(
      'new_customers',
      'Users whose first session fell in the window, came through the channel, and who ordered since',
      'users',
      'repeat-customers',
    ),
    is.moneyAverage(
      'gross_profit_per_new_customer',
      'Gross profit of all their orders so far, before refunds / new customers: users won in the window only, who had less time to come back',
      'breakeven-cost',
    ),
    ...FOLLOWED_COLUMNS,
  ],
  optionalColumns: ({ hasSpend }) => (hasSpend ? SPEND_COLUMNS : []),
  compute({ cubes, channels, coverage }) {
    const window = recentYear(coverage);
    const won = {
      users: wonIn(cubes.users, window),
      spending: cubes.visitor_value,
      lastWholeDay: coverage.lastWholeDay,
    };
    return channelSums(cubes, channels, window)
      .join_left(followedCustomers(cubes, coverage), 'channel')
      .join_left(newCustomersOf(within(cubes.new_users, window)), 'channel')
      .impute({ customers: () => 0, new_customers: () => 0 })
      .derive({
        window_start: closure(() => formatDay(window.start)),
        window_end: closure(() => formatDay(window.end)),
        gross_profit: (d) => d.revenue - d.cogs,
        contribution: (d) => d.revenue - d.cogs - d.refunded_amount,
      })
      .derive({
        breakeven_cost_per_session: (d) => d.contribution / d.sessions,
        breakeven_cost_per_order: (d) => d.contribution / d.orders,
        gross_profit_per_new_customer: (d) => d.new_customer_profit / d.new_customers,
        cost_per_session: (d) => d.spend / d.sessions,
        cost_per_order: (d) => d.spend / d.orders,
        cost_per_new_customer: (d) => d.spend / d.new_customers,
        return_on_ad_spend: (d) => d.revenue / d.spend,
        profit_after_ads: (d) => d.contribution - d.spend,
      })
      .derive({
        payback_orders: (d) =>
          d.breakeven_cost_per_order > 0
            ? d.cost_per_new_customer / d.breakeven_cost_per_order
            : null,
        payback_days: closure((d: { channel: string; cost_per_new_customer: number }) =>
          paybackDays(d.channel, d.cost_per_new_customer, won),
        ),
      });
  },
});

/**
 * Every channel that has sessions or, in the window, spend, with the sums of both: money that brought no session must not vanish. `spend`
 * is undefined for a channel without any.
 */
function channelSums(
  cubes: MetricsInput['cubes'],
  channels: MetricsInput['channels'],
  window: Days,
): ColumnTable {
  const spend = sumBy(within(cubes.spend, window), ['channel'], ['spend']);
  const ids = [...channels.map(({ id }) => id), ...(spend.array('channel') as string[])];
  return table({ channel: [...new Set(ids)] })
    .join_left(
      sumBy(
        within(cubes.traffic, window),
        ['channel'],
        ['sessions', 'orders', 'revenue', 'cogs', 'refunded_amount'],
      ),
      'channel',
    )
    .impute({
      sessions: () => 0,
      orders: () => 0,
      revenue: () => 0,
      cogs: () => 0,
      refunded_amount: () => 0,
    })
    .join_left(spend, 'channel');
}

/** Users whose first session came through each channel and who ordered, with their gross profit so far. */
function newCustomersOf(users: ColumnTable): ColumnTable {
  return sumBy(users, ['first_channel'], ['customers', 'revenue', 'cogs'])
    .derive({ new_customer_profit: (d) => d.revenue - d.cogs })
    .select({
      first_channel: 'channel',
      customers: 'new_customers',
      new_customer_profit: 'new_customer_profit',
    });
}

/** Users of the cohorts whose month lies in the window, or in part where a shop is too young for a window of whole months. */
function wonIn(users: ColumnTable, { start, end }: Days): ColumnTable {
  const [first, last] = [monthOfDay(start), monthOfDay(end - 1)];
  return users.filter(closure((d: { cohort: number }) => d.cohort >= first && d.cohort <= last));
}
