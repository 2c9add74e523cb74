/**
 * The calendar that all stages share: days are counted from 1970-01-01 on the shop's own clock, periods are `2014`, `2014-Q3`, `2014-09` or
 * `2014-09-16`.
 */

export const SECONDS_PER_DAY = 86_400;

export type PeriodUnit = 'day' | 'month' | 'quarter' | 'year';

/** Day number of a timestamp (seconds since 1970 on the shop's clock). */
export function dayOf(timestamp: number): number {
  return Math.floor(timestamp / SECONDS_PER_DAY);
}

/** Day number of a date such as `2014-09-16`. */
export function parseDay(date: string): number {
  return dayOf(Date.parse(`${date}T00:00:00Z`) / 1000);
}

/** `2014-09-16` for a day number. */
export function formatDay(day: number): string {
  return new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
}

/** `2014-09-16 08:30:00` for a timestamp, as the export writes it. */
export function formatTimestamp(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Months since January of year 0, so that a difference is a number of months. */
export function monthOfDay(day: number): number {
  const date = new Date(day * SECONDS_PER_DAY * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2014-09` for a month number. */
export function formatMonth(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The period of this unit that holds the day. */
export function periodOf(day: number, unit: PeriodUnit): string {
  if (unit === 'day') return formatDay(day);
  const month = monthOfDay(day);
  if (unit === 'month') return formatMonth(month);
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return unit === 'year' ? year : `${year}-Q${Math.floor((month % 12) / 3) + 1}`;
}

/** First day of a period, and the first day after it. */
export function periodDays(period: string): { start: number; end: number } {
  if (period.length === 10) {
    const start = parseDay(period);
    return { start, end: start + 1 };
  }
  const year = Number(period.slice(0, 4));
  if (period.length === 4)
    return { start: firstOfMonth(year * 12), end: firstOfMonth(year * 12 + 12) };
  const isQuarter = period.charAt(5) === 'Q';
  const month =
    year * 12 + (isQuarter ? (Number(period.slice(6)) - 1) * 3 : Number(period.slice(5)) - 1);
  return { start: firstOfMonth(month), end: firstOfMonth(month + (isQuarter ? 3 : 1)) };
}

/** Day number of a month's first day. */
export function firstOfMonth(month: number): number {
  return dayOf(Date.UTC(Math.floor(month / 12), month % 12, 1) / 1000);
}

/** The same calendar day `years` earlier; 29 February becomes 28 February. */
export function yearsBefore(day: number, years: number): number {
  const month = monthOfDay(day) - 12 * years;
  const dayOfMonth = day - firstOfMonth(monthOfDay(day));
  return Math.min(firstOfMonth(month) + dayOfMonth, firstOfMonth(month + 1) - 1);
}

/** Every period of this unit from the one that holds `firstDay` to the one that holds `lastDay`, in order. */
export function periodsBetween(firstDay: number, lastDay: number, unit: PeriodUnit): string[] {
  const periods: string[] = [];
  for (let day = firstDay; day <= lastDay; ) {
    const period = periodOf(day, unit);
    periods.push(period);
    day = periodDays(period).end;
  }
  return periods;
}
