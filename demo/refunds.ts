/** Refunds: which items come back, and when. */
import { type Calendar, DAY, dailyValues, dayOf } from './calendar.ts';
import { chooseExactly, orderByTime } from './draw.ts';
import type { Items, Orders } from './orders.ts';
import { createRandom } from './random.ts';
import type { ShopDescription } from './shop-description.ts';

/** Refunds in the order of time; each gives back the item's whole price. */
export interface Refunds {
  count: number;
  time: Float64Array;
  /** Index into the items. */
  item: Uint32Array;
}

/**
 * Exactly `count` refunds, by the products' rates on the day of sale. They follow some days after it, so that the last come after
 * the calendar's end: an export is taken later than its last session.
 */
export function drawRefunds(
  shop: ShopDescription,
  calendar: Calendar,
  orders: Orders,
  items: Items,
  count: number,
  seed: number,
): Refunds {
  const random = createRandom(seed, 'refunds');
  const rates = shop.products.map((product) => dailyValues(calendar, product.refundRate));
  const soldAt = (item: number) => orders.time[items.order[item]!]!;
  const chosen = chooseExactly(
    Uint32Array.from(items.order.keys()),
    count,
    (item) => rates[items.product[item]!]![dayOf(calendar, soldAt(item))]!,
    random,
  );
  const [fewest, most] = shop.refundLagDays;
  const time = Float64Array.from(
    chosen,
    (item) => soldAt(item) + Math.floor((fewest + random() * (most - fewest)) * DAY),
  );
  const order = orderByTime(time);
  return {
    count,
    time: Float64Array.from(order, (i) => time[i]!),
    item: order.map((i) => chosen[i]!),
  };
}
