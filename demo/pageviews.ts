/** Page views: which pages a visit's journey shows, and when. */
import { orderByTime } from './draw.ts';
import { type Journeys, ORDER_DEPTH } from './journeys.ts';
import { createRandom, type Random } from './random.ts';
import type { ShopDescription, Stay } from './shop-description.ts';
import type { Visits } from './visits.ts';

/** Page views in the order of time. */
export interface PageViews {
  time: Float64Array;
  /** Index into the visits. */
  visit: Uint32Array;
  /** Index into `urls`. */
  url: Uint16Array;
  urls: readonly string[];
  /** By visit: when it ordered, where it did. */
  orderTime: Float64Array;
}

/** Every page view of every visit. The first is at the visit's start; the others follow after a stay on the page before. */
export function drawPageViews(
  shop: ShopDescription,
  visits: Visits,
  journeys: Journeys,
  seed: number,
): PageViews {
  const random = createRandom(seed, 'pages');
  const { urls, pagesOf } = pageTable(shop, journeys);
  const stays = staysOf(shop);
  const count = journeys.depth.reduce((sum, depth) => sum + depth, 0);
  const time = new Float64Array(count);
  const visit = new Uint32Array(count);
  const url = new Uint16Array(count);
  const orderTime = new Float64Array(visits.count);
  let row = 0;
  for (let i = 0; i < visits.count; i += 1) {
    const depth = journeys.depth[i]!;
    const pages = pagesOf(i);
    let now = visits.time[i]!;
    for (let step = 0; step < depth; step += 1) {
      if (step > 0) now += drawStay(stays[step - 1]!, random);
      time[row] = now;
      visit[row] = i;
      url[row] = pages[step]!;
      row += 1;
    }
    if (depth === ORDER_DEPTH) orderTime[i] = now;
  }
  return { ...inOrder(time, visit, url), urls, orderTime };
}

/** Seconds on a page: the mean of two numbers, so that the middle is the likeliest. */
function drawStay([shortest, longest]: Stay, random: Random): number {
  return shortest + Math.floor(((random() + random()) / 2) * (longest - shortest + 1));
}

function inOrder(time: Float64Array, visit: Uint32Array, url: Uint16Array) {
  const order = orderByTime(time);
  return {
    time: time.map((_, i) => time[order[i]!]!),
    visit: visit.map((_, i) => visit[order[i]!]!),
    url: url.map((_, i) => url[order[i]!]!),
  };
}

function staysOf(shop: ShopDescription): readonly Stay[] {
  return [
    shop.landingStay,
    shop.productList.stay,
    shop.productPage.stay,
    shop.cart.stay,
    shop.shipping.stay,
    shop.billing.stay,
  ];
}

/** All urls, and for a visit the index of each step's, whether or not it gets so far. */
function pageTable(shop: ShopDescription, journeys: Journeys) {
  const urls: string[] = [];
  const indexOf = (page: string) => {
    if (!urls.includes(page)) urls.push(page);
    return urls.indexOf(page);
  };
  const landings = shop.landings.map((rule) => indexOf(rule.page));
  const list = indexOf(shop.productList.page);
  const products = shop.products.map((product) => indexOf(product.page));
  const cart = indexOf(shop.cart.page);
  const shipping = indexOf(shop.shipping.page);
  const billings = shop.billing.pages.map((billing) => indexOf(billing.page));
  const thanks = indexOf(shop.orderPage);
  const pagesOf = (visit: number): readonly number[] => [
    landings[journeys.landing[visit]!]!,
    list,
    products[journeys.product[visit]!]!,
    cart,
    shipping,
    billings[journeys.billing[visit]!]!,
    thanks,
  ];
  return { urls, pagesOf };
}
