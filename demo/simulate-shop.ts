/** The simulator: from a seed and a scale to the six tables of the input contract. */
import { ReportError } from '../src/base/errors.ts';
import { calendarOf } from './calendar.ts';
import { drawJourneys } from './journeys.ts';
import { drawOrders, itemsOf } from './orders.ts';
import { drawPageViews } from './pageviews.ts';
import { drawRefunds } from './refunds.ts';
import { scatter } from './scatter.ts';
import { TOY_SHOP } from './shop.ts';
import type { ShopDescription, Totals } from './shop-description.ts';
import { type SimulatedTables, tablesOf } from './tables.ts';
import { drawVisits } from './visits.ts';

/** Same seed and scale, same tables. */
export interface SimulationOptions {
  /** A whole number of 32 bits. */
  seed: number;
  /** Factor on every count of traffic and sales; the calendar stays. 1 is 472,871 sessions in three years for the toy shop. */
  scale: number;
  /** The toy shop unless another is described. */
  shop?: ShopDescription;
}

/** What the demonstration data are made with unless somebody asks for others. */
export const DEMONSTRATION_DEFAULTS: SimulationOptions = { seed: 2012, scale: 1 };

const SMALLEST_SCALE = 0.001;
/** `orderByTime` keeps time and row in one number, which is exact below 2^53: that is 76 times these page views. */
const LARGEST_SCALE = 64;

/**
 * A shop's six tables, in memory, each sorted by time with ids from 1 unless the shop wants them scattered. They pass every check of
 * the reader. Throws a `ReportError` when the seed is not a 32-bit whole number or the scale is not from 0.001 to 64.
 */
export function simulateShop(options: SimulationOptions): SimulatedTables {
  assertOptions(options);
  const { seed, shop = TOY_SHOP } = options;
  const totals = scaledTotals(shop, options.scale);
  const calendar = calendarOf(shop);
  const visits = drawVisits(shop, calendar, totals, seed);
  const journeys = drawJourneys(shop, calendar, visits, totals, seed);
  const views = drawPageViews(shop, visits, journeys, seed);
  const orders = drawOrders(shop, calendar, journeys, views.orderTime, totals.additions, seed);
  const items = itemsOf(orders);
  const refunds = drawRefunds(shop, calendar, orders, items, totals.refunds, seed);
  const tables = tablesOf(shop, { visits, views, orders, items, refunds });
  return shop.layout === 'scattered' ? scatter(tables, seed) : tables;
}

function scaledTotals(shop: ShopDescription, scale: number): Totals {
  const { totals } = shop;
  const scaled = (name: keyof Totals) => Math.round(totals[name] * scale);
  return {
    sessions: scaled('sessions'),
    repeatSessions: scaled('repeatSessions'),
    products: scaled('products'),
    product: scaled('product'),
    cart: scaled('cart'),
    shipping: scaled('shipping'),
    billing: scaled('billing'),
    orders: scaled('orders'),
    additions: scaled('additions'),
    refunds: scaled('refunds'),
  };
}

function assertOptions({ seed, scale }: SimulationOptions): void {
  const problem = { kind: 'demonstration-option', file: 'demonstration data' };
  if (!Number.isInteger(seed) || seed < -(2 ** 31) || seed >= 2 ** 31) {
    throw new ReportError([
      { ...problem, key: 'seed', expected: 'a whole number of 32 bits', found: `${seed}` },
    ]);
  }
  if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
    const expected = `a number from ${SMALLEST_SCALE} to ${LARGEST_SCALE}`;
    throw new ReportError([{ ...problem, key: 'scale', expected, found: `${scale}` }]);
  }
}
