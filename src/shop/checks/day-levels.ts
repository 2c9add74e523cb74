/** Days far from the level of their weekday: sessions, conversion, the worth of an order and revenue, each by its own chance. */

/** Whole days in a row, one entry a day. */
export interface DailySeries {
  /** Day number of the first entry. */
  firstDay: number;
  sessions: Float64Array;
  /** Orders of the sessions that began on the day. */
  sessionOrders: Float64Array;
  /** Orders placed on the day, and what was paid for them. */
  orders: Float64Array;
  revenue: Float64Array;
}

export const DAY_MEASURES = [
  'sessions',
  'conversion_rate',
  'average_order_value',
  'revenue',
] as const;

export type DayMeasure = (typeof DAY_MEASURES)[number];

/** A day outside of what its weekday lets expect, in the unit of the series. */
export interface UnusualDay {
  day: number;
  measure: DayMeasure;
  value: number;
  /** The level of the weekday, and the range around it in which days lie but for rare chance. */
  expected: number;
  low: number;
  high: number;
}

/** The weekday's level: its median of so many weeks before and after, where half of them are known. */
const WEEKS = 4;
const FEWEST_KNOWN = 4;
/** Days before and after by which it is known how far days lie from their levels. */
const AROUND = 28;
/** So many of their standard deviations is unusual: by chance, one of sixteen thousand days. */
const DEVIATIONS = 4;
/** To make the median of absolute deviations a standard deviation of normal ones. */
const OF_MEDIAN = 1.4826;
/** A day tells nothing with fewer cases, had and expected: of ten there would be none by the same rare chance. */
const FEWEST = 10;
/** The least relative standard deviation of the worth of an order. */
const SPREAD_OF_WORTH = 0.3;

/** A measure on a scale on which chance alone spreads all of its days equally. */
interface Scale {
  measure: DayMeasure;
  /** The day's value, and on the scale; NaN where the day tells nothing. */
  value(day: number): number;
  scaled(day: number): number;
  /** The value at a place of the scale, which may end at nothing or at all. */
  at(scaled: number): number;
  /** Sessions or orders that a value of the day is made of. */
  cases(day: number, value: number): number;
  /** Square root of the cases that stand behind the day's value, for scales on which they narrow it. */
  weight(day: number): number;
  /** The least standard deviation of a value of weight one: that of chance. */
  chance: number;
}

/** What Anscombe adds to counts, so that small ones are spread as large ones. */
const ADDED = 3 / 8;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Counts of units of this size. */
function countScale(measure: DayMeasure, amounts: Float64Array, unit: number): Scale {
  return {
    measure,
    value: (day) => amounts[day]!,
    scaled: (day) => 2 * Math.sqrt(amounts[day]! / unit + ADDED),
    at: (scaled) => Math.max(0, (Math.max(0, scaled) / 2) ** 2 - ADDED) * unit,
    cases: (_, value) => value / unit,
    weight: () => 1,
    chance: 1,
  };
}

/**
 * Counts are spread equally on the scale of 2 √(n + 3/8), rates on that of 2 arcsin √((k + 3/8) / (n + 3/4)) weighed by √n (Anscombe 1948),
 * amounts on that of their logarithm. Revenue counts in orders of the usual worth.
 */
function scalesOf({ sessions, sessionOrders, orders, revenue }: DailySeries): Scale[] {
  const sum = (series: Float64Array): number => series.reduce((total, one) => total + one, 0);
  return [
    countScale('sessions', sessions, 1),
    {
      measure: 'conversion_rate',
      value: (day) => sessionOrders[day]! / sessions[day]!,
      scaled(day) {
        const [part, all] = [sessionOrders[day]!, sessions[day]!];
        // A session may have two orders. A day without a session has no rate.
        return all === 0
          ? Number.NaN
          : 2 * Math.asin(Math.sqrt(Math.min(1, (part + ADDED) / (all + 2 * ADDED))));
      },
      at: (scaled) => Math.sin(clamp(scaled, 0, Math.PI) / 2) ** 2,
      cases: (day, value) => value * sessions[day]!,
      weight: (day) => Math.sqrt(sessions[day]!),
      chance: 1,
    },
    {
      measure: 'average_order_value',
      value: (day) => revenue[day]! / orders[day]!,
      scaled: (day) =>
        orders[day]! < FEWEST ? Number.NaN : Math.log(revenue[day]! / orders[day]!),
      at: Math.exp,
      cases: (day) => orders[day]!,
      weight: (day) => Math.sqrt(orders[day]!),
      chance: SPREAD_OF_WORTH,
    },
    countScale('revenue', revenue, sum(revenue) / sum(orders)),
  ];
}

/** The median, of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** The level of each day's weekday on the scale; NaN where too little is known. */
function levelsOf(scaled: Float64Array): Float64Array {
  return scaled.map((_, day) => {
    const others: number[] = [];
    for (let week = 1; week <= WEEKS; week += 1)
      for (const other of [day - 7 * week, day + 7 * week])
        if (Number.isFinite(scaled[other])) others.push(scaled[other]!);
    return others.length < FEWEST_KNOWN ? Number.NaN : medianOf(others);
  });
}

function unusualOf(scale: Scale, firstDay: number, days: number): UnusualDay[] {
  const scaled = Float64Array.from({ length: days }, (_, day) => scale.scaled(day));
  const levels = levelsOf(scaled);
  const off = scaled.map((value, day) => (value - levels[day]!) * scale.weight(day));
  const found: UnusualDay[] = [];
  for (let day = 0; day < days; day += 1) {
    if (!Number.isFinite(off[day])) continue;
    if (Math.abs(off[day]!) <= DEVIATIONS * scale.chance) continue;
    const around = Array.from(off.subarray(Math.max(0, day - AROUND), day + AROUND + 1))
      .filter(Number.isFinite)
      .map(Math.abs);
    const spread = Math.max(scale.chance, OF_MEDIAN * medianOf(around));
    if (Math.abs(off[day]!) <= DEVIATIONS * spread) continue;
    const [value, expected] = [scale.value(day), scale.at(levels[day]!)];
    if (Math.max(scale.cases(day, value), scale.cases(day, expected)) < FEWEST) continue;
    const reach = (DEVIATIONS * spread) / scale.weight(day);
    found.push({
      day: firstDay + day,
      measure: scale.measure,
      value,
      expected,
      low: scale.at(levels[day]! - reach),
      high: scale.at(levels[day]! + reach),
    });
  }
  return found;
}

/**
 * The days that lie outside of what their weekday lets expect, by measure and day: a control chart for counts and rates that vary by more
 * than chance (Laney 2002), with medians for means, so that no incident widens its own limits (Hampel 1974). Empty with less than five weeks.
 */
export function unusualDays(series: DailySeries): UnusualDay[] {
  return scalesOf(series).flatMap((scale) =>
    unusualOf(scale, series.firstDay, series.sessions.length),
  );
}
