import { type ColumnTable, escape as closure, table } from 'arquero';
import type { FunnelStep } from '../config/schema.ts';
import { reachedMeasure } from '../cubes/traffic.ts';
import { formatDay } from '../facts/calendar.ts';
import { proportionInterval } from '../statistics/proportions.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { periodFrame, sumBy, withPeriod } from './periods.ts';
import { tableOfRows } from './rows-table.ts';
import type { TableDefinition } from './table-definition.ts';

const CROSS_SELL_COLUMNS = [
  is.text('primary_product', 'Main product of the order'),
  is.text('cross_sold_product', 'Product that was added to it'),
  is.count('primary_product_id', 'Main product’s id in the export'),
  is.count('cross_sold_product_id', 'Added product’s id in the export'),
  is.date(
    'since',
    'Day from which both could be bought together: the later of their launches and of the first order with an addition',
  ),
  is.count('primary_orders', 'Orders with this main product since that day', 'orders'),
  is.count('orders', 'Of these, orders to which the other product was added', 'orders'),
  is.rate('attach_rate', 'Orders with the addition / orders with the main product'),
  is.rate('rate_low', 'Lower end of the 95 % interval of the attach rate (Wilson)'),
  is.rate('rate_high', 'Upper end of the 95 % interval of the attach rate'),
];

const crossSell: TableDefinition<MetricsInput> = {
  id: 'cross_sell',
  title: 'What is bought together',
  grain: ['primary_product', 'cross_sold_product'],
  columns: CROSS_SELL_COLUMNS,
  compute({ cubes, products }) {
    const orders = cubes.orders.objects() as {
      day: number;
      primary_product_id: number;
      orders: number;
    }[];
    const additions = cubes.cross_sell.objects() as {
      day: number;
      primary_product_id: number;
      cross_product_id: number;
      orders: number;
    }[];
    const firstAddition = Math.min(...additions.map(({ day }) => day));
    const places = [...products.name.keys()];
    return tableOfRows(
      places.flatMap((primary) =>
        places
          .filter((other) => other !== primary)
          .map((other) => {
            const launched = Math.max(products.launchDay[primary]!, products.launchDay[other]!);
            // Before the shop sold anything together, no pair could be.
            const since = Math.max(launched, additions.length === 0 ? launched : firstAddition);
            const isPrimary = (row: { day: number; primary_product_id: number }): boolean =>
              row.day >= since && row.primary_product_id === products.id[primary];
            const primaryOrders = total(orders.filter(isPrimary));
            const together = total(
              additions.filter(
                (row) => isPrimary(row) && row.cross_product_id === products.id[other],
              ),
            );
            const interval = proportionInterval(together, primaryOrders);
            return {
              primary_product: products.name[primary],
              cross_sold_product: products.name[other],
              primary_product_id: products.id[primary],
              cross_sold_product_id: products.id[other],
              since: formatDay(since),
              primary_orders: primaryOrders,
              orders: together,
              attach_rate: together / primaryOrders,
              rate_low: interval?.low,
              rate_high: interval?.high,
            };
          }),
      ),
      CROSS_SELL_COLUMNS,
    );
  },
};

function total(rows: readonly { orders: number }[]): number {
  return rows.reduce((sum, row) => sum + row.orders, 0);
}

/** The cart: the step that follows the products' pages. And the step after it. */
function cartSteps(funnel: readonly FunnelStep[]): { cart: FunnelStep; next: FunnelStep } | null {
  const product = funnel.findIndex((step) => step.pages === 'product_pages');
  const [cart, next] = product === -1 ? [] : funnel.slice(product + 1, product + 3);
  return cart && next ? { cart, next } : null;
}

const basketsByMonth: TableDefinition<MetricsInput> = {
  id: 'baskets_by_month',
  title: 'Baskets month by month',
  grain: ['period'],
  columns: [
    is.PERIOD,
    is.COMPLETE,
    is.count('orders', 'Orders by the date of the order', 'orders'),
    is.count('orders_with_cross_sell', 'Orders with an item besides the main product', 'orders'),
    is.rate('attach_rate', 'Orders with such an item / orders'),
    is.number('items_per_order', 'Items / orders', 'items'),
    is.moneyAverage('average_order_value', 'Revenue / orders'),
    is.count('cart_sessions', 'Sessions that reached the cart', 'sessions'),
    is.moneyAverage(
      'revenue_per_cart_session',
      'Revenue of the month’s sessions / sessions that reached the cart',
    ),
    is.rate(
      'cart_to_shipping_rate',
      'Sessions that reached the step after the cart / sessions that reached the cart',
    ),
  ],
  compute({ cubes, coverage, config }) {
    const orders = sumBy(
      withPeriod(cubes.orders, 'month'),
      ['period'],
      ['orders', 'orders_with_cross_sell', 'items', 'revenue'],
    );
    return periodFrame(coverage.firstDay, coverage.lastDay, 'month', coverage)
      .join_left(orders, 'period')
      .join_left(cartVisits(cubes.traffic, config.funnel), 'period')
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
};

function cartVisits(traffic: ColumnTable, funnel: readonly FunnelStep[]): ColumnTable {
  const steps = cartSteps(funnel);
  if (steps === null)
    return table({ period: [], session_revenue: [], cart_sessions: [], next_sessions: [] });
  const [cart, next] = [reachedMeasure(steps.cart), reachedMeasure(steps.next)];
  return sumBy(withPeriod(traffic, 'month'), ['period'], ['revenue', cart, next]).rename({
    revenue: 'session_revenue',
    [cart]: 'cart_sessions',
    [next]: 'next_sessions',
  });
}

const clickthrough: TableDefinition<MetricsInput> = {
  id: 'product_clickthrough_by_month',
  title: 'From the product list on, month by month',
  grain: ['period'],
  columns: [
    is.PERIOD,
    is.count('sessions', 'Sessions that saw the product list', 'sessions'),
    is.rate('clickthrough_rate', 'Of these, sessions that went on to another page / sessions'),
    is.rate('conversion_rate', 'Orders of these sessions / these sessions'),
  ],
  compute: ({ cubes }) =>
    sumBy(
      withPeriod(cubes.list_exits, 'month').derive({
        went_on: closure((d: { next_page: string; sessions: number }) =>
          d.next_page === '' ? 0 : d.sessions,
        ),
      }),
      ['period'],
      ['sessions', 'went_on', 'orders'],
    ).derive({
      clickthrough_rate: (d) => d.went_on / d.sessions,
      conversion_rate: (d) => d.orders / d.sessions,
    }),
};

const nextPages: TableDefinition<MetricsInput> = {
  id: 'product_next_pages_by_month',
  title: 'Where sessions went from the product list, by product',
  grain: ['period', 'product'],
  columns: [
    is.PERIOD,
    is.text('product', 'Product whose page followed the list'),
    is.count(
      'sessions',
      'Sessions that went from the product list to the product’s page',
      'sessions',
    ),
    is.rate(
      'share_of_next_pages',
      'These sessions / sessions that went on from the list to any page',
    ),
  ],
  compute({ cubes, config, products }) {
    const nameOf = new Map(Array.from(products.id, (id, place) => [id, products.name[place]!]));
    const productOf = new Map(
      config.products.map(({ product_id, page }) => [page, nameOf.get(product_id)]),
    );
    const months = withPeriod(cubes.list_exits, 'month').filter((d) => d.next_page !== '');
    const totals = sumBy(months, ['period'], ['sessions']).rename({ sessions: 'went_on' });
    return sumBy(
      months
        .derive({
          product: closure((d: { next_page: string }) => productOf.get(d.next_page) ?? ''),
        })
        .filter((d) => d.product !== ''),
      ['period', 'product'],
      ['sessions'],
    )
      .join(totals, 'period')
      .derive({ share_of_next_pages: (d) => d.sessions / d.went_on });
  },
};

export const basketTables = [crossSell, basketsByMonth, clickthrough, nextPages];
