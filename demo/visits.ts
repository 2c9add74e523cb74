/** Visits: every session with its time, visitor, channel, marks and device. */
import { type Calendar, dailyValues, dayOf } from './calendar.ts';
import { cumulate, orderByTime, pick } from './draw.ts';
import { drawFirstVisits } from './first-visits.ts';
import { createRandom } from './random.ts';
import { drawReturns } from './returns.ts';
import type { ShopDescription, TrafficSource } from './shop-description.ts';

/** Sessions in the order of time. Visitors are numbered from 0 by their first visit. */
export interface Visits {
  count: number;
  time: Float64Array;
  /** Day of the calendar. */
  day: Uint16Array;
  visitor: Uint32Array;
  isRepeat: Uint8Array;
  /** Index into the shop's channels. */
  channel: Uint8Array;
  /** Index into `sourcesOf`. */
  source: Uint8Array;
  /** Index into `DEVICES`. */
  device: Uint8Array;
}

/** The sources of all channels, one after another. */
export function sourcesOf(shop: ShopDescription): readonly TrafficSource[] {
  return shop.channels.flatMap((channel) => channel.sources);
}

/** Exactly `sessions` visits, of which `repeatSessions` are by visitors who were there before. */
export function drawVisits(
  shop: ShopDescription,
  calendar: Calendar,
  counts: { sessions: number; repeatSessions: number },
  seed: number,
): Visits {
  const newcomers = counts.sessions - counts.repeatSessions;
  const first = drawFirstVisits(shop, calendar, newcomers, createRandom(seed, 'first-visits'));
  const again = drawReturns(
    shop,
    calendar,
    first.time,
    counts.repeatSessions,
    createRandom(seed, 'returns'),
  );
  const time = new Float64Array(counts.sessions);
  time.set(first.time);
  time.set(again.time, newcomers);
  const order = orderByTime(time);
  const visits: Visits = {
    count: counts.sessions,
    time: time.map((_, i) => time[order[i]!]!),
    day: Uint16Array.from(order, (i) => dayOf(calendar, time[i]!)),
    visitor: order.map((i) => (i < newcomers ? i : again.visitor[i - newcomers]!)),
    isRepeat: Uint8Array.from(order, (i) => (i < newcomers ? 0 : 1)),
    channel: new Uint8Array(counts.sessions),
    source: new Uint8Array(counts.sessions),
    device: new Uint8Array(counts.sessions),
  };
  describeVisits(shop, calendar, visits, first.channel, seed);
  return visits;
}

/** Fills in channel, source and device. A visitor keeps the device of the first visit. */
function describeVisits(
  shop: ShopDescription,
  calendar: Calendar,
  visits: Visits,
  firstChannel: Uint8Array,
  seed: number,
): void {
  const random = createRandom(seed, 'visitors');
  const ways = cumulate(shop.channels.map((channel) => channel.returnShare));
  const mobileShares = shop.channels.map((channel) => dailyValues(calendar, channel.mobileShare));
  const shares = shop.channels.map((channel) => cumulate(channel.sources.map((s) => s.share)));
  const offsets = shop.channels.map((_, c) =>
    shop.channels.slice(0, c).reduce((sum, channel) => sum + channel.sources.length, 0),
  );
  const devices = new Uint8Array(firstChannel.length);
  for (let i = 0; i < visits.count; i += 1) {
    const visitor = visits.visitor[i]!;
    const isRepeat = visits.isRepeat[i] === 1;
    const channel = isRepeat ? pick(ways, random) : firstChannel[visitor]!;
    if (!isRepeat) {
      devices[visitor] = random() < mobileShares[channel]![visits.day[i]!]! ? 1 : 0;
    }
    visits.channel[i] = channel;
    visits.source[i] = offsets[channel]! + pick(shares[channel]!, random);
    visits.device[i] = devices[visitor]!;
  }
}
