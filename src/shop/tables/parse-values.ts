/**
 * From the text of one cell to a number, for each input type that is not text. Strict: what is not exactly in the contract's
 * form is NaN, never a guess. By character code, since the large tables pass through here cell by cell.
 */

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
const COLON = 58;
const SPACE = 32;
const LETTER_T = 84;

const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2100;

/** A whole number from 0 to 2^53 - 1 written in digits alone; NaN for anything else, the empty text included. */
export function parseWhole(text: string): number {
  const { length } = text;
  if (length === 0) return Number.NaN;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return value > Number.MAX_SAFE_INTEGER ? Number.NaN : value;
}

/** 0 or 1; NaN for anything else. */
export function parseFlag(text: string): number {
  if (text === '0') return 0;
  return text === '1' ? 1 : Number.NaN;
}

/**
 * Integer cents of a decimal such as `49.99`, `49.9` or `49`; NaN for a sign, an exponent, a comma, a third decimal, or an amount
 * whose cents a number cannot hold exactly.
 */
export function parseMoney(text: string): number {
  const { length } = text;
  let cents = 0;
  let at = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT) break;
    if (code < ZERO || code > NINE) return Number.NaN;
    cents = cents * 10 + (code - ZERO);
  }
  const decimals = length - at - 1;
  if (at === 0 || decimals === 0 || decimals > 2) return Number.NaN;
  for (let index = 0; index < 2; index++) {
    const code = index < decimals ? text.charCodeAt(at + 1 + index) : ZERO;
    if (code < ZERO || code > NINE) return Number.NaN;
    cents = cents * 10 + (code - ZERO);
  }
  return cents > Number.MAX_SAFE_INTEGER ? Number.NaN : cents;
}

/** The number in two digits, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * Reads timestamps such as `2014-09-16 23:59:59` (or with a `T`) as seconds since 1970, as if the shop's clock were UTC.
 * Remembers the last day, since the rows of an export mostly follow each other in time.
 */
export class TimestampParser {
  #day = Number.NaN;
  #dayStart = Number.NaN;

  /** Seconds since 1970; NaN for another form, a day or time that does not exist, or a year outside 1990 to 2100. */
  parse(text: string): number {
    if (text.length !== 19) return Number.NaN;
    const separator = text.charCodeAt(10);
    if (separator !== SPACE && separator !== LETTER_T) return Number.NaN;
    if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return Number.NaN;
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
    return this.#startOfDay(text) + hour * 3600 + minute * 60 + second;
  }

  #startOfDay(text: string): number {
    if (text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return Number.NaN;
    const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const month = twoDigits(text, 5);
    const dayOfMonth = twoDigits(text, 8);
    const day = (year * 100 + month) * 100 + dayOfMonth;
    if (day !== this.#day) {
      this.#day = day;
      this.#dayStart = dayStart(year, month, dayOfMonth);
    }
    return this.#dayStart;
  }
}

/** Seconds since 1970 at the start of a day; NaN when the calendar does not have it, or the year cannot be meant. */
function dayStart(year: number, month: number, day: number): number {
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR)) return Number.NaN;
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  // Date.UTC carries 31 February over into March instead of refusing it.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 1000 : Number.NaN;
}
