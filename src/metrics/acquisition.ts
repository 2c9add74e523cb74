import { type ColumnTable, escape as closure } from 'arquero';
import { formatDay, monthOfDay } from '../facts/calendar.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';
import type { TableDefinition } from './table-definition.ts';
import { type Days, recentYear, within } from './windows.ts';

/** What acquisition did cost: only where the shop exports its spend. */
const SPEND_COLUMNS = [
  is.money(
    'spend',
    'Advertising spend on the channel in the window; empty for a channel that is not paid for',
  ),
  is.moneyAverage('cost_per_session', 'Spend / sessions'),
  is.moneyAverage('cost_per_order', 'Spend / orders'),
  is.moneyAverage(
    'cost_per_new_customer',
    'Spend / users whose first session fell in the window and who ordered',
  ),
  is.number('return_on_ad_spend', 'Revenue of the sessions’ orders / spend', 'times'),
  is.money('profit_after_ads', 'Gross profit of the sessions’ orders - spend'),
  is.number(
    'payback_orders',
    'Orders that earn back what winning the customer cost: cost per new customer / gross profit per order',
    'orders',
  ),
];

/**
 * What a session and a customer may cost by channel before the gross profit is gone: a ceiling, and no cost. Where the shop exports
 * its advertising spend, what they did cost stands beside it.
 */
export const acquisitionTable: TableDefinition<MetricsInput> = {
  id: 'acquisition_by_channel',
  title: 'What a session and a new customer may cost, by channel',
  grain: ['channel'],
  columns: [
    is.CHANNEL,
    is.date(
      'window_start',
      'First day of the sessions that are counted: the last twelve whole months, or all when there are fewer',
    ),
    is.date('window_end', 'First day after'),
    is.count('sessions', 'Sessions of the channel in the window', 'sessions'),
    is.count('orders', 'Orders of these sessions', 'orders'),
    is.money('gross_profit', 'Gross profit of these orders'),
    is.moneyAverage(
      'breakeven_cost_per_session',
      'Gross profit / sessions: the most that a session may cost',
    ),
    is.moneyAverage(
      'breakeven_cost_per_order',
      'Gross profit / orders: the most that an order may cost',
    ),
    is.count(
      'customers',
      'Users of all of the data whose first session came through the channel and who ordered',
      'users',
    ),
    is.number('orders_per_customer', 'Orders of these users so far / these users', 'orders'),
    is.moneyAverage(
      'breakeven_cost_per_new_customer',
      'The most that winning such a customer may cost: gross profit of all their orders so far, through whichever channel they came back / customers',
    ),
  ],
  optionalColumns: ({ hasSpend }) => (hasSpend ? SPEND_COLUMNS : []),
  compute({ cubes, coverage }) {
    const window = recentYear(coverage);
    const sessions = sumBy(
      within(cubes.traffic, window),
      ['channel'],
      ['sessions', 'orders', 'revenue', 'cogs'],
    );
    const spend = sumBy(within(cubes.spend, window), ['channel'], ['spend']);
    return sessions
      .join_left(customersOf(cubes.users), 'channel')
      .join_left(customersOf(winIn(cubes.users, window), 'new_'), 'channel')
      .join_left(spend, 'channel')
      .derive({
        window_start: closure(() => formatDay(window.start)),
        window_end: closure(() => formatDay(window.end)),
        gross_profit: (d) => d.revenue - d.cogs,
      })
      .derive({
        breakeven_cost_per_session: (d) => d.gross_profit / d.sessions,
        breakeven_cost_per_order: (d) => d.gross_profit / d.orders,
        orders_per_customer: (d) => d.customer_orders / d.customers,
        breakeven_cost_per_new_customer: (d) => d.customer_profit / d.customers,
        cost_per_session: (d) => d.spend / d.sessions,
        cost_per_order: (d) => d.spend / d.orders,
        cost_per_new_customer: (d) => d.spend / d.new_customers,
        return_on_ad_spend: (d) => d.revenue / d.spend,
        profit_after_ads: (d) => d.gross_profit - d.spend,
        payback_orders: (d) => d.spend / d.new_customers / (d.gross_profit / d.orders),
      });
  },
};

/** Users whose first session came through each channel and who ordered, with their orders and gross profit so far. */
function customersOf(users: ColumnTable, prefix = ''): ColumnTable {
  return sumBy(users, ['first_channel'], ['customers', 'orders', 'revenue', 'cogs'])
    .derive({ profit: (d) => d.revenue - d.cogs })
    .select({
      first_channel: 'channel',
      customers: `${prefix}customers`,
      orders: `${prefix}customer_orders`,
      profit: `${prefix}customer_profit`,
    });
}

/** Users of the cohorts whose month lies in the window; it begins and ends with a month, or is all of the data. */
function winIn(users: ColumnTable, { start, end }: Days): ColumnTable {
  const [first, last] = [monthOfDay(start), monthOfDay(end - 1)];
  return users.filter(closure((d: { cohort: number }) => d.cohort >= first && d.cohort <= last));
}
