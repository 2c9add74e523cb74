/** Products of the configuration that the data do not know, or know otherwise. */

import { monthOfDay } from '../../base/calendar.ts';
import { matchesAny } from '../config/patterns.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import { seenPages, withNearest } from './page-settings.ts';

/** Orders that began with a product from which on its page must have been seen. */
const ORDERS_OF_PAGE = 2;
/** Orders of a month that began with a product from which on the first product page seen tells whether the page is its own. */
const ORDERS_OF_MONTH = 5;
const OWN_PAGE = 0.1;
/** Sessions that see a product's page first before one must have bought it. */
const SESSIONS_OF_PAGE = 200;

/** Products whose page no session saw, though orders began with them. */
function deadProductPages({ facts, config }: CheckInput): Findings {
  const seen = seenPages(facts);
  const orders = new Map<number, number>();
  for (const row of facts.orders.primaryProduct) {
    const id = facts.products.id[row]!;
    orders.set(id, (orders.get(id) ?? 0) + 1);
  }
  const failed = config.products.filter(
    ({ product_id, page }) =>
      (orders.get(product_id) ?? 0) >= ORDERS_OF_PAGE &&
      !seen.some((known) => matchesAny(known, [page])),
  );
  return listed(
    config.products.length,
    failed.map(({ product_id, page }) => withNearest(`product ${product_id}`, page, seen)),
  );
}

/** Products of the configuration that the export has not, or whose page it has not. */
function unmetProducts({ facts, config }: CheckInput): Findings {
  const seen = seenPages(facts);
  const failed = config.products.flatMap(({ product_id, page }) => {
    if (!facts.products.id.includes(product_id))
      return [`product ${product_id}, which the export has not`];
    return seen.some((known) => matchesAny(known, [page]))
      ? []
      : [withNearest(`product ${product_id}`, page, seen)];
  });
  return listed(config.products.length, failed);
}

/** Products that were sold and have no page in the configuration. */
function unlistedProducts({ facts, config }: CheckInput): Findings {
  const listedIds = new Set(config.products.map(({ product_id }) => product_id));
  const sold = new Set(facts.items.product);
  const failed = [...facts.products.id.keys()].filter(
    (row) => sold.has(row) && listedIds.size > 0 && !listedIds.has(facts.products.id[row]!),
  );
  return listed(
    sold.size,
    failed.map(
      (row) => `product ${facts.products.id[row]}, ${showName(facts.products.name[row]!)}`,
    ),
  );
}

/** Products that are hardly ever the first that their buyers look at in a month, or that nobody buys of many who look at them first. */
function productsElsewhere({ facts, config }: CheckInput): Findings {
  const { sessions, orders, products } = facts;
  const looks = new Map<number, number>();
  for (const seen of sessions.productSeen)
    if (seen > 0) looks.set(seen - 1, (looks.get(seen - 1) ?? 0) + 1);
  const months = new Map<string, { product: number; orders: number; own: number }>();
  for (let order = 0; order < orders.rows; order += 1) {
    const seen = sessions.productSeen[orders.session[order]!]!;
    const product = orders.primaryProduct[order]!;
    if (seen === 0) continue;
    const key = `${product} ${monthOfDay(orders.day[order]!)}`;
    const month = months.get(key) ?? { product, orders: 0, own: 0 };
    month.orders += 1;
    if (seen - 1 === product) month.own += 1;
    months.set(key, month);
  }
  const sold = new Set(orders.primaryProduct);
  const elsewhere = new Set(
    [...months.values()]
      .filter((month) => month.orders >= ORDERS_OF_MONTH && month.own < month.orders * OWN_PAGE)
      .map(({ product }) => product),
  );
  const failed = config.products.filter(({ product_id }) => {
    const row = products.id.indexOf(product_id);
    return elsewhere.has(row) || ((looks.get(row) ?? 0) >= SESSIONS_OF_PAGE && !sold.has(row));
  });
  return listed(
    config.products.length,
    failed.map(({ product_id, page }) => `product ${product_id}, ${showName(page)}`),
  );
}

const SETTINGS = { unit: 'settings', table: 'website_pageviews' } as const;

export const PRODUCT_SETTINGS: readonly DataCheck[] = [
  {
    ...SETTINGS,
    id: 'product-page-has-views',
    level: 'stop',
    threshold: 'two orders that began with the product',
    meaning:
      'Products that orders began with and whose page no session ever saw: the address of their page is another.',
    effect: 'The product has no views, and the funnel by product lacks it.',
    numbersStand: false,
    hint: 'Write the address of the export as page of the product in report.yaml, or leave the product out where it has none.',
    look: deadProductPages,
  },
  {
    ...SETTINGS,
    id: 'product-setting-met',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Products of the configuration that are not in the export, or whose page no session ever saw.',
    effect: 'Such a product has no views, and the funnel by product lacks it.',
    numbersStand: false,
    hint: 'Compare products in report.yaml with the ids and addresses of the export.',
    look: unmetProducts,
  },
  {
    ...SETTINGS,
    id: 'product-listed',
    table: 'products',
    level: 'warn',
    threshold: 'one item',
    meaning: 'Products that were sold and are not listed in the configuration.',
    effect:
      'None on sales; views of their pages are in no step, and the funnel by product lacks them.',
    numbersStand: false,
    hint: 'Add them under products in report.yaml, with the address of their page.',
    look: unlistedProducts,
  },
  {
    ...SETTINGS,
    id: 'product-page-of-orders',
    level: 'warn',
    threshold: 'less than a tenth of five orders of a month; nobody of 200 sessions',
    meaning:
      'Products that hardly any of their buyers in a month looked at first, or that nobody bought of two hundred who did: ids of products, or their pages in the configuration, may have changed places.',
    effect: 'The funnel by product shows views of one product beside orders of another.',
    numbersStand: false,
    hint: 'Compare products in report.yaml with ids, names and pages of the shop.',
    look: productsElsewhere,
  },
];
