import { ABSENT, type Formatter } from './formatter.ts';

type NumberFormats = Pick<
  Formatter,
  | 'integer'
  | 'number'
  | 'compact'
  | 'money'
  | 'moneyExact'
  | 'moneyChange'
  | 'percent'
  | 'percentWhole'
  | 'points'
  | 'change'
  | 'changeWhole'
  | 'multiple'
>;

const TRUE_MINUS = '\u2212';
/** From here on one decimal of a percentage no longer rounds to `1.0%`. */
const SMALL_RATE = 0.00995;
/** From here on a change rounds to a whole `100%` or more. */
const LARGE_CHANGE = 0.9995;
const ENGLISH_SUFFIXES = new Set(['K', 'M', 'B', 'T']);

/**
 * Every format of a number, in this locale and currency. Each returns `ABSENT` for null and throws a plain error for NaN
 * and infinity: these are faults of the computation, never something to print.
 */
export function createNumberFormats(locale: string, currency: string): NumberFormats {
  const formatter = (options: Intl.NumberFormatOptions) => createWriter(locale, options);
  const english = new Intl.Locale(locale).language === 'en';
  const integer = formatter({ maximumFractionDigits: 0 });
  const compact = formatter({ notation: 'compact', maximumSignificantDigits: 3 });
  const percent = createPercent(formatter, 'negative');
  const points = createPoints(formatter, english ? ' points' : '\u00a0pp');
  return {
    integer: whenPresent(integer),
    number: whenPresent(formatter({ ...fractionOrSignificant(2, 3) })),
    compact: whenPresent(compact),
    money: whenPresent(createMoney(formatter, currency, 'negative')),
    moneyChange: whenPresent(createMoney(formatter, currency, 'exceptZero')),
    moneyExact: whenPresent(formatter({ style: 'currency', currency })),
    percent: whenPresent(percent),
    percentWhole: whenPresent(formatter({ style: 'percent', maximumFractionDigits: 0 })),
    points: whenPresent(points),
    change: whenPresent(createPercent(formatter, 'exceptZero', LARGE_CHANGE)),
    changeWhole: whenPresent(
      formatter({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    ),
    multiple: whenPresent(createMultiple(formatter, english ? ' times' : '\u00a0×')),
  };
}

type Writer = (value: number) => string;
type FormatterOf = (options: Intl.NumberFormatOptions) => Writer;

/** One of the two roundings, whichever keeps more: tiny values keep significant digits instead of becoming zero. */
function fractionOrSignificant(decimals: number, significant: number): Intl.NumberFormatOptions {
  return {
    maximumFractionDigits: decimals,
    maximumSignificantDigits: significant,
    roundingPriority: 'morePrecision',
  };
}

function createMoney(
  formatter: FormatterOf,
  currency: string,
  signDisplay: 'negative' | 'exceptZero',
): Writer {
  const style = { style: 'currency', currency, signDisplay } as const;
  const exact = formatter({ ...style, trailingZeroDisplay: 'stripIfInteger' });
  const whole = formatter({ ...style, maximumFractionDigits: 0 });
  const compact = formatter({ ...style, notation: 'compact', maximumSignificantDigits: 3 });
  return (value) => {
    const magnitude = Math.abs(value);
    if (magnitude < 999.995) return exact(value);
    return magnitude < 9999.5 ? whole(value) : compact(value);
  };
}

/** Percentages from fractions: one decimal, two below one percent, none from `wholeFrom` on and for exactly 0 and 1. */
function createPercent(
  formatter: FormatterOf,
  signDisplay: 'negative' | 'exceptZero',
  wholeFrom = Number.POSITIVE_INFINITY,
): Writer {
  const style = { style: 'percent', signDisplay } as const;
  const whole = formatter({ ...style, maximumFractionDigits: 0 });
  const one = formatter({ ...style, minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const small = formatter({ ...style, minimumFractionDigits: 2, ...fractionOrSignificant(2, 1) });
  return (value) => {
    const magnitude = Math.abs(value);
    if (magnitude === 0 || magnitude === 1 || magnitude >= wholeFrom) return whole(value);
    return magnitude < SMALL_RATE ? small(value) : one(value);
  };
}

function createPoints(formatter: FormatterOf, unit: string): Writer {
  const one = formatter({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const small = formatter({ minimumFractionDigits: 2, ...fractionOrSignificant(2, 1) });
  const zero = formatter({ maximumFractionDigits: 0 });
  return (value) => {
    if (value === 0) return zero(0) + unit;
    return (Math.abs(value) < SMALL_RATE ? small(value * 100) : one(value * 100)) + unit;
  };
}

function createMultiple(formatter: FormatterOf, unit: string): Writer {
  const small = formatter(fractionOrSignificant(1, 2));
  const large = formatter({ maximumFractionDigits: 0 });
  return (value) => (Math.abs(value) < 9.95 ? small(value) : large(value)) + unit;
}

/** Intl's own text, with a true minus sign, no negative zero, and English suffixes in lower case (`377k`). */
function createWriter(locale: string, options: Intl.NumberFormatOptions): Writer {
  const format = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
  return (value) =>
    format
      .formatToParts(value)
      .map(({ type, value: text }) => {
        if (type === 'minusSign') return TRUE_MINUS;
        return type === 'compact' && ENGLISH_SUFFIXES.has(text) ? text.toLowerCase() : text;
      })
      .join('');
}

function whenPresent(write: Writer): (value: number | null) => string {
  return (value) => {
    if (value === null) return ABSENT;
    if (!Number.isFinite(value)) {
      throw new Error(`expected a finite number to format, found ${value}; null stands for absent`);
    }
    return write(value);
  };
}
