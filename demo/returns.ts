/** Repeat visits: who comes back, and when. */
import { type Calendar, DAY, dailyValues, dayOf, weekdayOf } from './calendar.ts';
import { cumulate, pick, shuffled } from './draw.ts';
import { timeOfDay } from './first-visits.ts';
import type { Random } from './random.ts';
import type { ShopDescription } from './shop-description.ts';

/** Repeat visits in no order. `visitor` is an index into the first visits. */
export interface Returns {
  time: Float64Array;
  visitor: Uint32Array;
}

/**
 * Exactly `count` repeat visits. Visitors are considered in random order until there are enough; each who is willing comes back
 * once or more within the weeks that the shop's description names, unless that is after its end. Throws when all visitors
 * together do not give so many.
 */
export function drawReturns(
  shop: ShopDescription,
  calendar: Calendar,
  firstVisits: Float64Array,
  count: number,
  random: Random,
): Returns {
  const willingness = dailyValues(calendar, shop.returning.willingness);
  const visits = cumulate(shop.returning.visits);
  const draw = returnTimes(shop, calendar, random);
  const time = new Float64Array(count);
  const visitor = new Uint32Array(count);
  let made = 0;
  for (const candidate of shuffled(firstVisits.length, random)) {
    if (made === count) break;
    const first = firstVisits[candidate]!;
    if (random() >= willingness[dayOf(calendar, first)]!) continue;
    for (let left = pick(visits, random) + 1; left > 0 && made < count; left -= 1) {
      const at = draw(first);
      if (at >= calendar.closes) continue;
      time[made] = at;
      visitor[made] = candidate;
      made += 1;
    }
  }
  if (made < count) throw new RangeError(`drawReturns: ${count} wanted, ${made} possible`);
  return { time, visitor };
}

/** Returns a function that draws when somebody comes back, from the time of the first visit. */
function returnTimes(
  shop: ShopDescription,
  calendar: Calendar,
  random: Random,
): (first: number) => number {
  const hours = cumulate(shop.hours);
  const weeks = cumulate(shop.returning.weeks);
  const busiest = Math.max(...shop.weekdays);
  return (first) => {
    const firstDay = Math.floor((first - calendar.start) / DAY);
    let day: number;
    do {
      // Two days at least, so that the first visit is over.
      day = firstDay + 2 + pick(weeks, random) * 7 + Math.floor(random() * 7);
    } while (random() * busiest >= shop.weekdays[weekdayOf(calendar, day)]!);
    return calendar.start + day * DAY + timeOfDay(hours, random);
  };
}
