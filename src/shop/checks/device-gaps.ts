/** Months in which the devices buy alike, though they do not before and after: their names were mixed. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { findNone } from './find-rows.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';

/** Months before and after that a month is compared with. */
const AROUND = 3;
/** What part of their difference is left in such a month, and by how many standard deviations it is less. */
const LEFT = 0.5;
const DEVIATIONS = 4;

/** Sessions and orders of two devices in some months. */
type Counts = readonly [sessions: number, orders: number, sessions: number, orders: number];

/** The difference of the conversion of two devices, and its variance; NaN without sessions of both. */
function gapOf([sessions, orders, otherSessions, otherOrders]: Counts): {
  gap: number;
  variance: number;
} {
  const [rate, other] = [orders / sessions, otherOrders / otherSessions];
  return {
    gap: rate - other,
    variance: (rate * (1 - rate)) / sessions + (other * (1 - other)) / otherSessions,
  };
}

/** Whether the difference of a month is less than half of that of other months, beyond chance. */
function isLess(own: Counts, others: Counts): boolean {
  const [month, usual] = [gapOf(own), gapOf(others)];
  const way = Math.sign(usual.gap);
  const less = (usual.gap - month.gap) * way;
  return (
    month.gap * way < LEFT * usual.gap * way &&
    less ** 2 >= DEVIATIONS ** 2 * (month.variance + usual.variance)
  );
}

/** The two devices with most sessions, by code. */
function largestTwo(codes: Uint32Array, names: number): readonly [number, number] | undefined {
  const counts = new Uint32Array(names);
  for (const code of codes) counts[code]! += 1;
  const [first, second] = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
  return second === undefined ? undefined : [first!, second];
}

function monthsOfDevices(input: CheckInput, devices: readonly [number, number]): Counts[] {
  const { sessions } = input.facts;
  const { codes } = input.tables.website_sessions.columns.device_type;
  const { firstDay, days } = dayCountsOf(input);
  const firstMonth = monthOfDay(firstDay);
  const months = monthOfDay(firstDay + days - 1) - firstMonth + 1;
  const sums = Array.from({ length: months }, () => [0, 0, 0, 0]);
  for (let row = 0; row < sessions.rows; row += 1) {
    const place = devices.indexOf(codes[row]!);
    if (place === -1) continue;
    const sum = sums[monthOfDay(sessions.day[row]!) - firstMonth]!;
    sum[place * 2]! += 1;
    sum[place * 2 + 1]! += sessions.orders[row]!;
  }
  return sums as unknown as Counts[];
}

const added = (counts: readonly Counts[]): Counts =>
  [0, 1, 2, 3].map((place) =>
    counts.reduce((sum, one) => sum + one[place]!, 0),
  ) as unknown as Counts;

const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;

function findAlike(input: CheckInput): Findings {
  const { codes, values } = input.tables.website_sessions.columns.device_type;
  const devices = largestTwo(codes, values.length);
  if (devices === undefined || codes.length === 0) return findNone(0);
  const months = monthsOfDevices(input, devices);
  const firstMonth = monthOfDay(dayCountsOf(input).firstDay);
  const failed = [...months.keys()].filter((month) => {
    const before = added(months.slice(Math.max(0, month - AROUND), month));
    const after = added(months.slice(month + 1, month + 1 + AROUND));
    const own = months[month]!;
    return gapOf(before).gap * gapOf(after).gap > 0 && isLess(own, before) && isLess(own, after);
  });
  const names = devices.map((code) => showName(values[code] ?? ''));
  return listed(
    months.length,
    failed.map((month) => {
      const [sessions, orders, others, otherOrders] = months[month]!;
      return `${formatMonth(firstMonth + month)} (${names[0]} ${percent(orders / sessions)}, ${names[1]} ${percent(otherOrders / others)})`;
    }),
  );
}

export const DEVICE_GAPS: readonly DataCheck[] = [
  {
    id: 'devices-differ-as-usual',
    table: 'website_sessions',
    unit: 'months',
    level: 'warn',
    threshold:
      'less than half of the difference of three months before and after, in the same direction, by four standard deviations',
    meaning:
      'Months in which the conversion of the two largest devices differs by less than half of what it does in the three months before and in those after, or the other way round: their names may have been mixed.',
    effect: 'Where they were, what is said of devices is wrong in these months.',
    numbersStand: false,
    hint: 'Look whether the device of a session is that of the same session in these months.',
    look: findAlike,
  },
];
