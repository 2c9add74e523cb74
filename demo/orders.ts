/** Orders and their items. */
import { type Calendar, dailyValues, dayOf, secondsOf } from './calendar.ts';
import { chooseExactly, cumulate, orderByTime, pick } from './draw.ts';
import { type Journeys, ORDER_DEPTH } from './journeys.ts';
import { createRandom, type Random } from './random.ts';
import type { ShopDescription } from './shop-description.ts';

/** Orders in the order of time. */
export interface Orders {
  count: number;
  time: Float64Array;
  /** Index into the visits. */
  visit: Uint32Array;
  /** Index into the shop's products. */
  primary: Uint8Array;
  /** Index into the shop's products, or `NO_ADDITION`. */
  addition: Uint8Array;
}

export const NO_ADDITION = 255;

/** One order for each visit that reached the thanks page, at the time of that page; exactly `additions` have a second item. */
export function drawOrders(
  shop: ShopDescription,
  calendar: Calendar,
  journeys: Journeys,
  orderTime: Float64Array,
  additions: number,
  seed: number,
): Orders {
  const random = createRandom(seed, 'orders');
  const everyVisit = Uint32Array.from(journeys.depth.keys());
  const buyers = everyVisit.filter((visit) => journeys.depth[visit] === ORDER_DEPTH);
  const order = orderByTime(Float64Array.from(buyers, (visit) => orderTime[visit]!));
  const visit = order.map((i) => buyers[i]!);
  const time = Float64Array.from(visit, (v) => orderTime[v]!);
  const primary = Uint8Array.from(visit, (v) => journeys.product[v]!);
  const addition = new Uint8Array(visit.length).fill(NO_ADDITION);
  const rate = dailyValues(calendar, shop.additionRate);
  const chance = (i: number) =>
    rate[dayOf(calendar, time[i]!)]! * shop.products[primary[i]!]!.openness;
  const everyOrder = Uint32Array.from(visit.keys());
  const additionOf = additionChoice(shop, random);
  for (const i of chooseExactly(everyOrder, additions, chance, random)) {
    addition[i] = additionOf(primary[i]!, time[i]!);
  }
  return { count: visit.length, time, visit, primary, addition };
}

/** Which product is added to a primary one, among those launched by then. */
function additionChoice(shop: ShopDescription, random: Random) {
  const launched = shop.products.map((product) => secondsOf(product.launched));
  const weights = shop.products.map((primary) =>
    shop.products.map((product) => product.addedTo[primary.id] ?? 0),
  );
  return (primary: number, time: number): number =>
    pick(
      cumulate(weights[primary]!.map((weight, i) => (time >= launched[i]! ? weight : 0))),
      random,
    );
}

/** Items in the order of their orders, the primary item first. */
export interface Items {
  count: number;
  /** Index into the orders. */
  order: Uint32Array;
  /** Index into the shop's products. */
  product: Uint8Array;
  isPrimary: Uint8Array;
}

/** The items of orders: one each, and a second where there is an addition. */
export function itemsOf(orders: Orders): Items {
  const additions = orders.addition.reduce((sum, a) => sum + (a === NO_ADDITION ? 0 : 1), 0);
  const count = orders.count + additions;
  const items: Items = {
    count,
    order: new Uint32Array(count),
    product: new Uint8Array(count),
    isPrimary: new Uint8Array(count),
  };
  let row = 0;
  const add = (order: number, product: number, isPrimary: number) => {
    items.order[row] = order;
    items.product[row] = product;
    items.isPrimary[row] = isPrimary;
    row += 1;
  };
  for (let i = 0; i < orders.count; i += 1) {
    add(i, orders.primary[i]!, 1);
    if (orders.addition[i] !== NO_ADDITION) add(i, orders.addition[i]!, 0);
  }
  return items;
}
