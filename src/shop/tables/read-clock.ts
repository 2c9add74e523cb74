/** Timestamps in the contract's form, with fractions of a second, with their zone, or in the form that the shop has declared. */
import { tzOffset } from '@date-fns/tz';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import utc from 'dayjs/plugin/utc.js';
import type { Formats } from './formats.ts';
import { TimestampParser } from './parse-values.ts';
import type { ReadForms } from './read-forms.ts';

dayjs.extend(utc);
dayjs.extend(customParseFormat);

const SECONDS_PER_DAY = 86_400;

/** A time as databases write it: to the second, with a fraction, with a zone. */
const DATABASE_TIME =
  /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)(?:[.,]\d+)?(?: ?(?:(Z|UTC|GMT)|([+-])(\d\d)(?::?(\d\d))?))?$/i;

/** Zones change their clocks at full quarters of an hour. */
const QUARTER_HOUR = 900;

/** From texts to seconds since 1970 on the shop's clock, as if that were UTC. */
export class ClockReader {
  readonly #contract = new TimestampParser();
  readonly #formats: Formats;
  readonly #forms: ReadForms;
  readonly #offsets = new Map<number, number>();

  constructor(formats: Formats, forms: ReadForms) {
    this.#formats = formats;
    this.#forms = forms;
  }

  /** Seconds since 1970; NaN for a form that is neither known nor declared, a time that does not exist, or a zone without the shop's. */
  time(cell: string): number {
    const time = this.#contract.parse(cell);
    if (!Number.isNaN(time)) return time;
    const { timestamp } = this.#formats;
    return this.#databaseTime(cell) ?? this.#declared(cell, timestamp);
  }

  /** Days since 1970; NaN for what is no day in the contract's form or the declared one. */
  day(cell: string): number {
    const time = this.#contract.parse(`${cell} 00:00:00`);
    return (Number.isNaN(time) ? this.#declared(cell, this.#formats.date) : time) / SECONDS_PER_DAY;
  }

  /** Undefined where it is no time of a database. */
  #databaseTime(cell: string): number | undefined {
    const match = DATABASE_TIME.exec(cell);
    if (match === null) return undefined;
    const [, clock, utcZone, sign, hours, minutes = '0'] = match;
    // A fraction is cut, not rounded: no visit begins in the second after it.
    const time = this.#contract.parse(clock!);
    if (Number.isNaN(time)) return time;
    if (utcZone === undefined && sign === undefined) {
      this.#forms.add('a time with fractions of a second', cell);
      return time;
    }
    const { timezone } = this.#formats;
    if (timezone === undefined) return Number.NaN;
    const ahead =
      sign === undefined
        ? 0
        : (Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1);
    this.#forms.add(`a time with its zone, read on the clock of ${timezone}`, cell);
    return time - ahead + this.#offsetAt(time - ahead, timezone);
  }

  /** How far the shop's clock is ahead of UTC at an instant, in seconds. */
  #offsetAt(instant: number, timezone: string): number {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset = tzOffset(timezone, new Date(quarter * QUARTER_HOUR * 1000)) * 60;
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }

  #declared(cell: string, form: string | undefined): number {
    if (form === undefined) return Number.NaN;
    const read = dayjs.utc(cell, form, true);
    if (!read.isValid()) return Number.NaN;
    const time = this.#contract.parse(read.format('YYYY-MM-DD HH:mm:ss'));
    if (!Number.isNaN(time)) this.#forms.add(`a time of the form ${form}`, cell);
    return time;
  }
}
