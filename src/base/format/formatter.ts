/**
 * What lives in `format/`: the only way from a number, a date or a code to text that a reader sees. Here alone are digits rounded,
 * signs and percent signs added, thousands grouped, in the report's locale and currency.
 */

/** Names of formats that an author may write after `|` in a chapter. */
export const FORMAT_NAMES = [
  'integer',
  'number',
  'compact',
  'money',
  'money_exact',
  'percent',
  'percent_whole',
  'points',
  'change',
  'multiple',
  'date',
  'month',
  'period',
  'text',
  'word',
  'direction',
  'more',
  'above',
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** Shown where a value does not exist; never an empty string, "NaN" or "undefined". */
export const ABSENT = '–';

/** Every method returns `ABSENT` for null. Amounts are in the currency's main unit, rates are fractions. */
export interface Formatter {
  /** A whole number to ten as a word, `seven`; above that in digits. */
  word(value: number | null): string;
  /** A change in words: `rose by 15.1%`, `fell by 3.1%` or `did not change`. */
  direction(value: number | null): string;
  /** A change as a comparison: `159% more`, `3.1% less` or `no more`. */
  more(value: number | null): string;
  /** A change as a place: `159% above`, `3.1% below` or `level with`. */
  above(value: number | null): string;
  /** By the format's name; `text` where a table's text is shown as it is. */
  format(value: string | number | null, name: FormatName): string;
  /** `40,025` */
  integer(value: number | null): string;
  /** `1.24`, at most two decimals or three significant digits. */
  number(value: number | null): string;
  /** `473k`, `1.2m`: three significant digits at most. */
  compact(value: number | null): string;
  /** `$377k`, `$1.2m`, below ten thousand `$5,908`, below a thousand `$63.79`. */
  money(value: number | null): string;
  /** Like `money`, with a sign: `+$377k`, `−$63.79`. */
  moneyChange(value: number | null): string;
  /** `$377,123.45` */
  moneyExact(value: number | null): string;
  /** 0.0721 -> `7.2%`; below one percent two decimals. */
  percent(value: number | null): string;
  /** 0.0721 -> `7%` */
  percentWhole(value: number | null): string;
  /** 0.0121 -> `1.2 points`, for a difference of two rates. */
  points(value: number | null): string;
  /** 1.47 -> `+147%`, -0.031 -> `−3.1%` with a true minus sign. */
  change(value: number | null): string;
  /** 0.4 -> `+40%`, for axes. */
  changeWhole(value: number | null): string;
  /** 2.6 -> `2.6 times` */
  multiple(value: number | null): string;
  /** `2015-03-19` (or a timestamp) -> `19 March 2015` in the locale's order. */
  date(value: string | null): string;
  /** `2014-09` -> `September 2014` */
  month(value: string | null): string;
  /** Any period: `2014-Q3` -> `Q3 2014`, `2014-09` -> `September 2014`, `2014` -> `2014`, a day as a date. */
  period(value: string | null): string;
  /** `a, b and c` in the locale's way. */
  list(values: readonly string[]): string;
}
