/** From what the simulator drew to the six tables of the input contract. */
import type { TableData, TableName, TextColumn } from '../src/shop/tables/schema.ts';
import { secondsOf } from './calendar.ts';
import type { Items, Orders } from './orders.ts';
import { NO_ADDITION } from './orders.ts';
import type { PageViews } from './pageviews.ts';
import type { Refunds } from './refunds.ts';
import { DEVICES, type ShopDescription } from './shop-description.ts';
import { sourcesOf, type Visits } from './visits.ts';

/** A table as the reader would hold it, but made rather than read: it has no source. */
export type SimulatedTable<T extends TableName> = Omit<TableData<T>, 'source'>;
export type SimulatedTables = { [T in TableName]: SimulatedTable<T> };

interface Drawn {
  visits: Visits;
  views: PageViews;
  orders: Orders;
  items: Items;
  refunds: Refunds;
}

/** The six tables. Ids count from 1 in the order of time; an item's time is its order's. */
export function tablesOf(shop: ShopDescription, drawn: Drawn): SimulatedTables {
  return {
    products: productsTable(shop),
    website_sessions: sessionsTable(shop, drawn.visits),
    website_pageviews: pageviewsTable(drawn.views),
    orders: ordersTable(shop, drawn),
    order_items: itemsTable(shop, drawn),
    order_item_refunds: refundsTable(shop, drawn),
  };
}

function productsTable({ products }: ShopDescription): SimulatedTable<'products'> {
  return {
    rows: products.length,
    columns: {
      product_id: Float64Array.from(products, (product) => product.id),
      created_at: Float64Array.from(products, (product) => secondsOf(product.launched)),
      product_name: textColumn(
        products.map((product) => product.name),
        products.map((_, i) => i),
      ),
    },
  };
}

function sessionsTable(shop: ShopDescription, visits: Visits): SimulatedTable<'website_sessions'> {
  const sources = sourcesOf(shop);
  const mark = (name: 'utm_source' | 'utm_campaign' | 'utm_content' | 'http_referer') =>
    textColumn(
      sources.map((source) => source[name]),
      visits.source,
    );
  return {
    rows: visits.count,
    columns: {
      website_session_id: ids(visits.count),
      created_at: visits.time,
      user_id: idsOf(visits.visitor),
      is_repeat_session: visits.isRepeat,
      utm_source: mark('utm_source'),
      utm_campaign: mark('utm_campaign'),
      utm_content: mark('utm_content'),
      device_type: textColumn(DEVICES, visits.device),
      http_referer: mark('http_referer'),
    },
  };
}

function pageviewsTable(views: PageViews): SimulatedTable<'website_pageviews'> {
  return {
    rows: views.time.length,
    columns: {
      website_pageview_id: ids(views.time.length),
      created_at: views.time,
      website_session_id: idsOf(views.visit),
      pageview_url: textColumn(views.urls, views.url),
    },
  };
}

function ordersTable(shop: ShopDescription, { visits, orders }: Drawn): SimulatedTable<'orders'> {
  const { primary, addition } = orders;
  const total = (amount: 'priceCents' | 'costCents') =>
    Float64Array.from(primary, (product, i) => {
      const added = addition[i] === NO_ADDITION ? 0 : shop.products[addition[i]!]![amount];
      return shop.products[product]![amount] + added;
    });
  return {
    rows: orders.count,
    columns: {
      order_id: ids(orders.count),
      created_at: orders.time,
      website_session_id: idsOf(orders.visit),
      user_id: Float64Array.from(orders.visit, (visit) => visits.visitor[visit]! + 1),
      primary_product_id: Float64Array.from(primary, (product) => shop.products[product]!.id),
      items_purchased: Float64Array.from(addition, (added) => (added === NO_ADDITION ? 1 : 2)),
      price: total('priceCents'),
      cogs: total('costCents'),
    },
  };
}

function itemsTable(
  shop: ShopDescription,
  { orders, items }: Drawn,
): SimulatedTable<'order_items'> {
  const ofProduct = (name: 'id' | 'priceCents' | 'costCents') =>
    Float64Array.from(items.product, (product) => shop.products[product]![name]);
  return {
    rows: items.count,
    columns: {
      order_item_id: ids(items.count),
      created_at: Float64Array.from(items.order, (order) => orders.time[order]!),
      order_id: idsOf(items.order),
      product_id: ofProduct('id'),
      is_primary_item: items.isPrimary,
      price: ofProduct('priceCents'),
      cogs: ofProduct('costCents'),
    },
  };
}

function refundsTable(
  shop: ShopDescription,
  { items, refunds }: Drawn,
): SimulatedTable<'order_item_refunds'> {
  return {
    rows: refunds.count,
    columns: {
      order_item_refund_id: ids(refunds.count),
      created_at: refunds.time,
      order_item_id: idsOf(refunds.item),
      order_id: Float64Array.from(refunds.item, (item) => items.order[item]! + 1),
      refund_amount: Float64Array.from(
        refunds.item,
        (item) => shop.products[items.product[item]!]!.priceCents,
      ),
    },
  };
}

/** 1, 2, 3 and so on. */
function ids(count: number): Float64Array {
  return new Float64Array(count).map((_, i) => i + 1);
}

/** The ids of rows of another table, from their indexes. */
function idsOf(indexes: Uint32Array): Float64Array {
  return new Float64Array(indexes).map((index) => index + 1);
}

/** A text column from the index of each row's text; null takes code 0, as the contract says. */
function textColumn(texts: readonly (string | null)[], indexes: ArrayLike<number>): TextColumn {
  const values = [null, ...new Set(texts.filter((text) => text !== null))];
  const codeOf = texts.map((text) => values.indexOf(text));
  const codes = new Uint32Array(indexes.length);
  for (let i = 0; i < codes.length; i += 1) codes[i] = codeOf[indexes[i]!]!;
  return { codes, values };
}
