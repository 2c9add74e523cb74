/** The shop's calendar: days and moments as seconds since 1970 as if the shop's clock were UTC, and values that change by day. */
import type { Knots, ShopDescription, Window } from './shop-description.ts';

export const DAY = 86_400;
export const HOUR = 3_600;

/** The days from opening to closing, both included. */
export interface Calendar {
  opens: number;
  closes: number;
  /** Midnight of the first day. */
  start: number;
  days: number;
}

/** `2014-09-16` or `2014-09-16 10:00:00` as seconds. */
export function secondsOf(text: string): number {
  return Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text.replace(' ', 'T')}Z`) / 1000;
}

/** The calendar of a shop. */
export function calendarOf(shop: Pick<ShopDescription, 'opens' | 'closes'>): Calendar {
  const opens = secondsOf(shop.opens);
  const closes = secondsOf(shop.closes);
  const start = opens - (opens % DAY);
  return { opens, closes, start, days: Math.floor((closes - 1 - start) / DAY) + 1 };
}

/** Number of the day on which a moment falls, 0 being the first. Moments before or after count to the nearest day. */
export function dayOf(calendar: Calendar, time: number): number {
  const day = Math.floor((time - calendar.start) / DAY);
  return Math.min(Math.max(day, 0), calendar.days - 1);
}

/** Weekday of a day of the calendar, 0 = Monday. */
export function weekdayOf(calendar: Calendar, day: number): number {
  // 1970-01-01 was a Thursday.
  return (calendar.start / DAY + day + 3) % 7;
}

/** A value for each day of the calendar. */
export function dailyValues(calendar: Calendar, knots: Knots): Float64Array {
  const values = new Float64Array(calendar.days);
  if (typeof knots === 'number') return values.fill(knots);
  const points = Object.entries(knots).map(([day, value]) => ({ time: secondsOf(day), value }));
  return values.map((_, day) => interpolate(points, calendar.start + day * DAY));
}

/** As `dailyValues`, of knots whose days are `MM-DD` and come back every year. */
export function yearlyValues(
  calendar: Calendar,
  knots: Readonly<Record<string, number>>,
): Float64Array {
  // Every day is looked up in a leap year, between copies of the years before and after.
  const points = [2011, 2012, 2013].flatMap((year) =>
    Object.entries(knots).map(([day, value]) => ({ time: secondsOf(`${year}-${day}`), value })),
  );
  return new Float64Array(calendar.days).map((_, day) => {
    const text = new Date((calendar.start + day * DAY) * 1000).toISOString().slice(5, 10);
    return interpolate(points, secondsOf(`2012-${text}`));
  });
}

/** For each day of the calendar, 1 where it lies in a window and 0 elsewhere. */
export function daysWithin(calendar: Calendar, window: Window): Uint8Array {
  const from = window.from === undefined ? Number.NEGATIVE_INFINITY : secondsOf(window.from);
  const until = window.until === undefined ? Number.POSITIVE_INFINITY : secondsOf(window.until);
  return Uint8Array.from({ length: calendar.days }, (_, day) => {
    const time = calendar.start + day * DAY;
    return time >= from && time < until ? 1 : 0;
  });
}

interface Point {
  time: number;
  value: number;
}

function interpolate(points: readonly Point[], time: number): number {
  const next = points.findIndex((point) => point.time > time);
  if (next === 0) return points[0]!.value;
  if (next < 0) return points[points.length - 1]!.value;
  const before = points[next - 1]!;
  const after = points[next]!;
  const part = (time - before.time) / (after.time - before.time);
  return before.value + (after.value - before.value) * part;
}
