import { type ColumnTable, escape as closure } from 'arquero';
import { matchesAny } from '../../shop/config/patterns.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { productNames } from './products.ts';

interface Exit {
  next_page: string;
  /** Null for a page that is no product's. */
  product_id: number | null;
  sessions: number;
}

/** The sessions that saw the product list, by month of the session, with the product whose page came next. */
function listExits({ cubes, config, products }: MetricsInput): ColumnTable {
  const sold = new Set(products.id);
  const pages = config.products.filter(({ product_id }) => sold.has(product_id));
  const productOf = new Map(
    [...new Set(cubes.list_exits.array('next_page') as string[])].map((next) => [
      next,
      pages.find(({ page }) => matchesAny(next, [page]))?.product_id ?? null,
    ]),
  );
  return withPeriod(cubes.list_exits, 'month').derive({
    product_id: closure((d: Exit) => productOf.get(d.next_page)),
  });
}

const clickthrough = defineTable({
  id: 'product_clickthrough_by_month',
  title: 'From the product list on, month by month',
  grain: ['period'],
  population: ['sessions'],
  columns: [
    is.PERIOD,
    is.COMPLETE,
    is.count(
      'sessions',
      'Sessions of the month that saw the product list; a month without has no row',
      'sessions',
      'product-clickthrough',
    ),
    is.rate(
      'clickthrough_rate',
      'Of these, sessions that went on to another page / sessions',
      'product-clickthrough',
    ),
    is.rate(
      'to_product_rate',
      'Of these, sessions that went on to a product’s page / sessions',
      'product-clickthrough',
    ),
    is.count('orders', 'Orders of these sessions', 'orders', 'orders'),
    is.rate('conversion_rate', 'Orders of these sessions / these sessions', 'conversion-rate'),
  ],
  compute: (input) =>
    withComplete(
      sumBy(
        listExits(input).derive({
          went_on: closure((d: Exit) => (d.next_page === '' ? 0 : d.sessions)),
          to_product: closure((d: Exit) => (d.product_id === null ? 0 : d.sessions)),
        }),
        ['period'],
        ['sessions', 'went_on', 'to_product', 'orders'],
      ),
      input.coverage,
    ).derive({
      clickthrough_rate: (d) => d.went_on / d.sessions,
      to_product_rate: (d) => d.to_product / d.sessions,
      conversion_rate: (d) => d.orders / d.sessions,
    }),
});

const nextPages = defineTable({
  id: 'product_next_pages_by_month',
  title: 'Where sessions went from the product list, by product',
  grain: ['period', 'product_id'],
  population: ['sessions'],
  columns: [
    is.PERIOD,
    is.PRODUCT_ID,
    is.text('product', 'Product whose page followed the list'),
    is.COMPLETE,
    is.count(
      'sessions',
      'Sessions that went from the product list to the product’s page; a product that nobody went to has no row',
      'sessions',
      'product-clickthrough',
    ),
    is.rate(
      'share_of_next_pages',
      'These sessions / sessions of the month that went on from the list to any page',
      'product-clickthrough',
    ),
  ],
  compute(input) {
    const onward = listExits(input).filter((d) => d.next_page !== '');
    const toProducts = onward.filter((d) => d.product_id !== null);
    return withComplete(
      sumBy(toProducts, ['period', 'product_id'], ['sessions'])
        .join(productNames(input), 'product_id')
        .join(sumBy(onward, ['period'], ['sessions']).rename({ sessions: 'went_on' }), 'period')
        .derive({ share_of_next_pages: (d) => d.sessions / d.went_on }),
      input.coverage,
    );
  },
});

export const productListTables = [clickthrough, nextPages];
