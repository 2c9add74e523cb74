import { createDateFormats } from './date-formats.ts';
import { ABSENT, type FormatName, type Formatter } from './formatter.ts';
import { createNumberFormats } from './number-formats.ts';
import { createWordFormats } from './word-formats.ts';

/** A format that an author asked for and that the value cannot take, such as a date of a number of orders. */
export class UnfitFormatError extends Error {
  readonly format: FormatName;
  readonly value: string | number;

  constructor(format: FormatName, value: string | number) {
    super(`the format "${format}" does not fit the value ${JSON.stringify(value)}`);
    this.name = 'UnfitFormatError';
    this.format = format;
    this.value = value;
  }
}

/**
 * The report's formatter. Depends on its two options alone: not on the machine's time zone, language or clock.
 *
 * @param options.locale BCP 47 tag, such as `en-US`; an unknown region falls back to its language, as `Intl` does.
 * @param options.currency ISO 4217 code, such as `USD`.
 * @returns Methods that throw a plain error for NaN and infinity; `format` throws `UnfitFormatError` for a value of the wrong kind.
 */
export function createFormatter(options: { locale: string; currency: string }): Formatter {
  const numbers = createNumberFormats(options.locale, options.currency);
  const words = createWordFormats(numbers);
  const dates = createDateFormats(options.locale);
  const listFormat = new Intl.ListFormat(options.locale, { type: 'conjunction' });
  const byNumber: Partial<Record<FormatName, (value: number | null) => string>> = {
    integer: numbers.integer,
    number: numbers.number,
    compact: numbers.compact,
    money: numbers.money,
    money_exact: numbers.moneyExact,
    percent: numbers.percent,
    percent_whole: numbers.percentWhole,
    points: numbers.points,
    change: numbers.change,
    multiple: numbers.multiple,
    word: words.word,
    direction: words.direction,
    more: words.more,
    above: words.above,
  };
  const byText: Partial<Record<FormatName, (value: string | null) => string>> = {
    date: dates.date,
    month: dates.month,
    period: dates.period,
  };
  return {
    ...numbers,
    ...words,
    ...dates,
    list: (values) => listFormat.format(values),
    format(value, name) {
      if (value === null) return ABSENT;
      if (name === 'text')
        return typeof value === 'number' ? numbers.number(value) : value || ABSENT;
      const write = typeof value === 'number' ? byNumber[name] : byText[name];
      if (write === undefined) throw new UnfitFormatError(name, value);
      return (write as (value: string | number) => string)(value);
    },
  };
}
