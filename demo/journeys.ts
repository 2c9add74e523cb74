/** Journeys: on which page each visit lands, and how far it goes. Every visit walks the steps in order and skips none. */
import { type Calendar, dailyValues, secondsOf } from './calendar.ts';
import { dailyChoice } from './daily-choice.ts';
import { chooseExactly, cumulate, pick } from './draw.ts';
import { createRandom, type Random } from './random.ts';
import {
  DEVICES,
  type Knots,
  type PerDevice,
  type ShopDescription,
  type Totals,
} from './shop-description.ts';
import type { Visits } from './visits.ts';

/** Page views of a visit that orders: landing, product list, product, cart, shipping, billing, thanks. */
export const ORDER_DEPTH = 7;

/** Which pages each visit sees, or would see if it got so far, and how far it gets. */
export interface Journeys {
  /** Index into the shop's landing rules. */
  landing: Uint8Array;
  /** Index into the shop's products: the one whose page is seen, which is the primary product of an order. */
  product: Uint8Array;
  /** Index into the shop's billing pages. */
  billing: Uint8Array;
  /** Number of page views, 1 to `ORDER_DEPTH`. */
  depth: Uint8Array;
}

type Pages = Omit<Journeys, 'depth'>;

/** A journey for each visit. Exactly as many visits reach each step as `totals` says; who does, the shop's rates decide. */
export function drawJourneys(
  shop: ShopDescription,
  calendar: Calendar,
  visits: Visits,
  totals: Totals,
  seed: number,
): Journeys {
  const random = createRandom(seed, 'journeys');
  const { products, product, cart, shipping, billing, orders } = totals;
  const reach = [products, product, cart, shipping, billing, orders];
  const billings = dailyChoice(
    calendar,
    shop.billing.pages.flatMap((page, value) => page.shown.map((shown) => ({ ...shown, value }))),
  );
  const pages = {
    landing: drawLandings(shop, calendar, visits, random),
    product: drawProducts(shop, calendar, visits, random),
    billing: Uint8Array.from(visits.day, (day) => billings(day, random)),
  };
  const depth = new Uint8Array(visits.count).fill(1);
  let walkers: Uint32Array = Uint32Array.from({ length: visits.count }, (_, i) => i);
  for (const [step, chance] of stepChances(shop, calendar, visits, pages).entries()) {
    walkers = chooseExactly(walkers, reach[step]!, chance, random);
    for (const visit of walkers) depth[visit] = step + 2;
  }
  return { ...pages, depth };
}

function drawLandings(
  shop: ShopDescription,
  calendar: Calendar,
  visits: Visits,
  random: Random,
): Uint8Array {
  const rules = shop.landings.map((rule, value) => ({ ...rule, value }));
  const choices = shop.channels.map((channel) =>
    DEVICES.map((device) => {
      const fitting = rules.filter(
        (rule) => rule.channels.includes(channel.id) && (rule.device ?? device) === device,
      );
      return dailyChoice(calendar, fitting);
    }),
  );
  return Uint8Array.from(visits.channel, (channel, i) =>
    choices[channel]![visits.device[i]!]!(visits.day[i]!, random),
  );
}

/** Which product's page, among those that are sold on a page of their own when the visit begins. */
function drawProducts(
  shop: ShopDescription,
  calendar: Calendar,
  visits: Visits,
  random: Random,
): Uint8Array {
  const interest = shop.products.map((product) => dailyValues(calendar, product.interest));
  const since = shop.products.map((product) => secondsOf(product.ownPage));
  return Uint8Array.from(visits.time, (time, i) => {
    const day = visits.day[i]!;
    const weights = interest.map((daily, product) => (time >= since[product]! ? daily[day]! : 0));
    return pick(cumulate(weights), random);
  });
}

/** For each step beyond the landing page, a visit's chance to reach it from the step before. */
function stepChances(
  shop: ShopDescription,
  calendar: Calendar,
  visits: Visits,
  { landing, product, billing }: Pages,
): readonly ((visit: number) => number)[] {
  const rateOf = (rate: PerDevice<Knots>) => {
    const daily = DEVICES.map((device) => dailyValues(calendar, rate[device]));
    return (visit: number) => daily[visits.device[visit]!]![visits.day[visit]!]!;
  };
  const known = (visit: number) => (visits.isRepeat[visit] === 1 ? shop.repeatFactor : 1);
  const appeal = (visit: number) => shop.products[product[visit]!]!.appeal;
  const goesOn = shop.landings.map((rule) => rateOf(rule.goesOn));
  const toCart = rateOf(shop.cart.rate);
  const toShipping = rateOf(shop.shipping.rate);
  const orders = shop.billing.pages.map((page) => rateOf(page.orders));
  return [
    (visit) => goesOn[landing[visit]!]!(visit),
    rateOf(shop.productPage.rate),
    (visit) => toCart(visit) * appeal(visit) * known(visit),
    (visit) => toShipping(visit) * known(visit),
    rateOf(shop.billing.rate),
    (visit) => orders[billing[visit]!]!(visit) * known(visit),
  ];
}
