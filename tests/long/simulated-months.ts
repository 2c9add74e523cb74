import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Sessions, orders and revenue by month of a shop that is known to be of one kind. */
export interface SimulatedShop {
  label: string;
  series: [sessions: number[], orders: number[], revenue: number[]];
}

interface Kind {
  label: string;
  months: number;
  /** The logarithm of the sessions that a month would have without chance, from 0 at first. */
  course(month: number): number;
  /** Months in which the shop was closed. */
  closed?: readonly number[];
}

const MILD = [0.95, 0.9, 0.97, 0.98, 1, 0.95, 0.92, 0.95, 1, 1.05, 1.25, 1.2].map(Math.log);
const STRONG = [0.7, 0.75, 0.9, 1, 1.1, 1.2, 1.25, 1.15, 1, 0.9, 1.2, 1.5].map(Math.log);
const damped = (month: number): number => 1.5 * (1 - Math.exp(-month / 14));
const growing = (month: number): number => 0.02 * month + MILD[month % 12]!;

const KINDS: readonly Kind[] = [
  { label: 'level, 14 months', months: 14, course: () => 0 },
  { label: 'level, 36 months', months: 36, course: () => 0 },
  { label: 'trend, 24 months', months: 24, course: (month) => 0.03 * month },
  { label: 'trend, 48 months', months: 48, course: (month) => 0.03 * month },
  { label: 'damped trend, 30 months', months: 30, course: damped },
  { label: 'damped trend, 42 months', months: 42, course: damped },
  { label: 'season, 36 months', months: 36, course: (m) => STRONG[m % 12]! + 0.01 * m },
  { label: 'season, 48 months', months: 48, course: (m) => STRONG[m % 12]! + 0.01 * m },
  { label: 'break, 30 months', months: 30, course: (m) => growing(m) - (m < 18 ? 0 : 0.5) },
  { label: 'break, 36 months', months: 36, course: (m) => growing(m) - (m < 21 ? 0 : 0.5) },
  { label: 'zero months, 26 months', months: 26, course: growing, closed: [10, 19] },
  { label: 'zero months, 36 months', months: 36, course: growing, closed: [14, 27] },
];

/** Twelve shops of known kinds: around its course each wanders by three per cent a month and is off by eight per cent in any; buyers are drawn. */
export function simulatedShops(seed: number): SimulatedShop[] {
  const generator = xoroshiro128plus(seed);
  // Box and Muller.
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator))) *
    Math.cos(2 * Math.PI * uniformFloat64(generator));
  return KINDS.map(({ label, months, course, closed = [] }) => {
    const series: SimulatedShop['series'] = [[], [], []];
    let [level, conversion, orderValue] = [Math.log(8000), Math.log(0.05), Math.log(60)];
    for (let month = 0; month < months; month += 1) {
      level += 0.03 * normal();
      conversion += 0.015 * normal();
      orderValue += 0.008 * normal();
      const isOpen = closed.includes(month) ? 0 : 1;
      const visits = Math.round(Math.exp(level + course(month) + 0.08 * normal()));
      const expected = visits * Math.exp(conversion);
      const bought = Math.max(1, Math.round(expected + Math.sqrt(expected) * normal()));
      const paid = bought * Math.exp(orderValue) * (1 + (0.3 / Math.sqrt(bought)) * normal());
      for (const [place, value] of [visits, bought, paid].entries())
        series[place]!.push(value * isOpen);
    }
    return { label, series };
  });
}
