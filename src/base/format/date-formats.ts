import { ABSENT, type Formatter } from './formatter.ts';

type DateFormats = Pick<Formatter, 'date' | 'month' | 'period'>;

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}:\d{2})?$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^\d{4}$/;

/** Text that is not the date, month or period that a format needs. */
export class UnreadableDateError extends Error {
  constructor(expected: string, found: string) {
    super(`expected ${expected}, found "${found}"`);
    this.name = 'UnreadableDateError';
  }
}

/**
 * Every format of a date in this locale. Dates are days on the shop's calendar and are never shifted by a zone.
 * Each returns `ABSENT` for null and throws `UnreadableDateError` for text that is not such a date.
 */
export function createDateFormats(locale: string): DateFormats {
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const monthFormat = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

  const date = (value: string): string => {
    const [, year, month, day] = DAY.exec(value) ?? [];
    return dayFormat.format(calendarDay('a date such as 2015-03-19', value, year, month, day));
  };
  const month = (value: string): string => {
    const [, year, monthOfYear] = MONTH.exec(value) ?? [];
    return monthFormat.format(calendarDay('a month such as 2014-09', value, year, monthOfYear));
  };
  const period = (value: string): string => {
    const quarter = QUARTER.exec(value);
    if (quarter) return `Q${quarter[2]} ${quarter[1]}`;
    if (YEAR.test(value)) return value;
    if (MONTH.test(value)) return month(value);
    if (DAY.test(value)) return date(value);
    throw new UnreadableDateError('a period such as 2014-Q3, 2014-09, 2014 or 2014-09-16', value);
  };
  return { date: whenPresent(date), month: whenPresent(month), period: whenPresent(period) };
}

function calendarDay(
  expected: string,
  found: string,
  year: string | undefined,
  month: string | undefined,
  day = '01',
): Date {
  const iso = `${year}-${month}-${day}`;
  const time = new Date(`${iso}T00:00:00Z`);
  // The engine rolls 30 February over to March instead of refusing it.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(iso)) {
    throw new UnreadableDateError(expected, found);
  }
  return time;
}

function whenPresent(write: (value: string) => string): (value: string | null) => string {
  return (value) => (value === null ? ABSENT : write(value));
}
