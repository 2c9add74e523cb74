/** First visits: when new visitors come, and by which channel. */
import { type Calendar, DAY, dailyValues, HOUR, weekdayOf, yearlyValues } from './calendar.ts';
import { cumulate, orderByTime, pick } from './draw.ts';
import type { Random } from './random.ts';
import type { ShopDescription } from './shop-description.ts';

/** Visitors in the order of their first visit. `channel` is an index into the shop's channels. */
export interface FirstVisits {
  time: Float64Array;
  channel: Uint8Array;
}

/**
 * Exactly `count` first visits, spread over days and channels as the shop's growth, season, weekdays and peaks say, and within a
 * day by the hours.
 */
export function drawFirstVisits(
  shop: ShopDescription,
  calendar: Calendar,
  count: number,
  random: Random,
): FirstVisits {
  const dayFactors = dayFactorsOf(shop, calendar);
  const cells = cumulate(
    shop.channels.flatMap((channel) =>
      Array.from(
        dailyValues(calendar, channel.firstVisits),
        (level, day) => level * dayFactors[day]!,
      ),
    ),
  );
  const hours = cumulate(shop.hours);
  const time = new Float64Array(count);
  const channel = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const cell = pick(cells, random);
    channel[i] = Math.floor(cell / calendar.days);
    const midnight = calendar.start + (cell % calendar.days) * DAY;
    do time[i] = midnight + timeOfDay(hours, random);
    while (time[i]! < calendar.opens || time[i]! >= calendar.closes);
  }
  const order = orderByTime(time);
  return {
    time: time.map((_, i) => time[order[i]!]!),
    channel: channel.map((_, i) => channel[order[i]!]!),
  };
}

/** Seconds after midnight, drawn by the hours' running weights. */
export function timeOfDay(hours: Float64Array, random: Random): number {
  return pick(hours, random) * HOUR + Math.floor(random() * HOUR);
}

/** Season, weekday and peaks of each day, and the share of it in which the shop was open. */
function dayFactorsOf(shop: ShopDescription, calendar: Calendar): Float64Array {
  const peaks = new Map(shop.peaks.map((peak) => [peak.day, peak.factor]));
  return yearlyValues(calendar, shop.season).map((season, day) => {
    const date = new Date((calendar.start + day * DAY) * 1000).toISOString().slice(0, 10);
    const weekday = shop.weekdays[weekdayOf(calendar, day)]!;
    return season * weekday * (peaks.get(date) ?? 1) * openShare(shop, calendar, day);
  });
}

function openShare(shop: ShopDescription, calendar: Calendar, day: number): number {
  let open = 0;
  let all = 0;
  for (const [hour, weight] of shop.hours.entries()) {
    const begins = calendar.start + day * DAY + hour * HOUR;
    const from = Math.max(begins, calendar.opens);
    const until = Math.min(begins + HOUR, calendar.closes);
    open += (weight * Math.max(0, until - from)) / HOUR;
    all += weight;
  }
  return open / all;
}
