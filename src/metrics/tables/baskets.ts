import { type ColumnTable, table } from 'arquero';
import type { FunnelStep } from '../../shop/config/schema.ts';
import { reachedMeasure } from '../../shop/cubes/traffic.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { periodFrame, sumBy, withPeriod } from './periods.ts';

/** One row for each month that the data reach into, also for one without orders or sessions. */
export const basketTable = defineTable({
  id: 'baskets_by_month',
  title: 'Baskets month by month',
  grain: ['period'],
  population: is.SHOP_TOTALS,
  columns: [
    is.PERIOD,
    is.COMPLETE,
    is.count('orders', 'Orders by the date of the order', 'orders', 'orders'),
    is.count(
      'orders_with_cross_sell',
      'Orders with an item besides the main product',
      'orders',
      'attach-rate',
    ),
    is.rate('attach_rate', 'Orders with such an item / orders', 'attach-rate'),
    is.number('items_per_order', 'Items / orders', 'items', 'items-sold'),
    is.moneyAverage('average_order_value', 'Revenue / orders', 'average-order-value'),
    is.count(
      'cart_sessions',
      'Sessions that reached the cart, the step after the products’ pages; empty where the purchase path has none',
      'sessions',
      'funnel',
    ),
    is.moneyAverage(
      'revenue_per_cart_session',
      'Revenue of the month’s sessions / sessions that reached the cart',
      'revenue-per-session',
    ),
    is.rate(
      'cart_to_shipping_rate',
      'Sessions that reached the step after the cart / sessions that reached the cart',
      'funnel',
    ),
  ],
  compute({ cubes, coverage, config }) {
    const orders = sumBy(
      withPeriod(cubes.orders, 'month'),
      ['period'],
      ['orders', 'orders_with_cross_sell', 'items', 'revenue'],
    );
    const frame = periodFrame(coverage.firstDay, coverage.lastDay, 'month', coverage);
    return frame
      .join_left(orders, 'period')
      .join_left(cartVisits(cubes.traffic, config.funnel, frame), 'period')
      .impute({
        orders: () => 0,
        orders_with_cross_sell: () => 0,
        items: () => 0,
        revenue: () => 0,
      })
      .derive({
        attach_rate: (d) => d.orders_with_cross_sell / d.orders,
        items_per_order: (d) => d.items / d.orders,
        average_order_value: (d) => d.revenue / d.orders,
        revenue_per_cart_session: (d) => d.session_revenue / d.cart_sessions,
        cart_to_shipping_rate: (d) => d.next_sessions / d.cart_sessions,
      });
  },
});

/** Sessions at the cart and at the step after it, and the revenue of all sessions, in each month of the frame; without a row where the path has no cart. */
function cartVisits(
  traffic: ColumnTable,
  funnel: readonly FunnelStep[],
  frame: ColumnTable,
): ColumnTable {
  const steps = cartSteps(funnel);
  if (steps === null)
    return table({ period: [], session_revenue: [], cart_sessions: [], next_sessions: [] });
  const [cart, next] = [reachedMeasure(steps.cart), reachedMeasure(steps.next)];
  const visits = sumBy(withPeriod(traffic, 'month'), ['period'], ['revenue', cart, next]).rename({
    revenue: 'session_revenue',
    [cart]: 'cart_sessions',
    [next]: 'next_sessions',
  });
  return frame
    .select('period')
    .join_left(visits, 'period')
    .impute({ session_revenue: () => 0, cart_sessions: () => 0, next_sessions: () => 0 });
}

/** The cart is the step that follows the products' pages, whatever its name. Null where the path has not that step and one after it. */
function cartSteps(funnel: readonly FunnelStep[]): { cart: FunnelStep; next: FunnelStep } | null {
  const product = funnel.findIndex((step) => step.pages === 'product_pages');
  const [cart, next] = product === -1 ? [] : funnel.slice(product + 1, product + 3);
  return cart && next ? { cart, next } : null;
}
