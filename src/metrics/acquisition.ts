import { escape as closure } from 'arquero';
import { formatDay } from '../facts/calendar.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';
import type { TableDefinition } from './table-definition.ts';
import { recentYear, within } from './windows.ts';

/**
 * What a session and a customer may cost by channel before the gross profit is gone. The export has no spend, so this is a ceiling and no
 * cost.
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
  compute({ cubes, coverage }) {
    const window = recentYear(coverage);
    const sessions = sumBy(
      within(cubes.traffic, window),
      ['channel'],
      ['sessions', 'orders', 'revenue', 'cogs'],
    );
    const users = sumBy(
      cubes.users,
      ['first_channel'],
      ['customers', 'orders', 'revenue', 'cogs'],
    ).rename({
      first_channel: 'channel',
      orders: 'customer_orders',
      revenue: 'customer_revenue',
      cogs: 'customer_cogs',
    });
    return sessions
      .join_left(users, 'channel')
      .derive({
        window_start: closure(() => formatDay(window.start)),
        window_end: closure(() => formatDay(window.end)),
        gross_profit: (d) => d.revenue - d.cogs,
        customer_profit: (d) => d.customer_revenue - d.customer_cogs,
      })
      .derive({
        breakeven_cost_per_session: (d) => d.gross_profit / d.sessions,
        breakeven_cost_per_order: (d) => d.gross_profit / d.orders,
        orders_per_customer: (d) => d.customer_orders / d.customers,
        breakeven_cost_per_new_customer: (d) => d.customer_profit / d.customers,
      });
  },
};
