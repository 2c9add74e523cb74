/** Clocks that were put forward or back: from a day on, people seem to come at other hours. */
import { formatDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';

const HOURS = 24;
/** Days before and after a day whose hours are compared, and how many of each side must be of their own side's clock. */
const AROUND = 14;
const FITTING = 13;
/** No chance: so many standard deviations of the difference between how the hours fit with and without a shift. */
const DEVIATIONS = 4;
/** An hour is what summer time does to an export in universal time. */
const SHORTEST = 2;

/** Sessions by hour of the day. */
type Profile = Float64Array;

/** A day from which on the hours of the day are others. */
interface Shift {
  day: number;
  /** Hours later, 0 to 23. */
  hours: number;
  /** Days on both sides that fit. */
  fitting: number;
}

function profilesOf(input: CheckInput): { firstDay: number; profiles: Profile[] } {
  const { sessions } = input.facts;
  const { firstDay, days } = dayCountsOf(input);
  const profiles = Array.from({ length: days }, () => new Float64Array(HOURS));
  for (let row = 0; row < sessions.rows; row += 1)
    profiles[sessions.day[row]! - firstDay]![sessions.hour[row]!]! += 1;
  return { firstDay, profiles };
}

function sumOf(profiles: readonly Profile[]): Profile {
  const sum = new Float64Array(HOURS);
  for (const profile of profiles)
    for (let hour = 0; hour < HOURS; hour += 1) sum[hour]! += profile[hour]!;
  return sum;
}

/** How well the hours of one are those of another that many hours later: their circular cross-correlation, not normed. */
function fitOf(one: Profile, other: Profile, hours: number): number {
  let fit = 0;
  for (let hour = 0; hour < HOURS; hour += 1) fit += one[hour]! * other[(hour + hours) % HOURS]!;
  return fit;
}

/** The shift that fits best; of equal ones the least. */
function bestShift(before: Profile, after: Profile): number {
  let best = 0;
  let most = -1;
  for (let hours = 0; hours < HOURS; hours += 1) {
    const fit = fitOf(before, after, hours);
    if (fit > most) [best, most] = [hours, fit];
  }
  return best;
}

/** Whether the shift fits better than none beyond chance, if hours are counts of independent visits. */
function isBeyondChance(before: Profile, after: Profile, hours: number): boolean {
  const better = fitOf(before, after, hours) - fitOf(before, after, 0);
  let variance = 0;
  for (let hour = 0; hour < HOURS; hour += 1) {
    const ofBefore = before[(hour - hours + HOURS) % HOURS]! - before[hour]!;
    const ofAfter = after[(hour + hours) % HOURS]! - after[hour]!;
    variance += after[hour]! * ofBefore ** 2 + before[hour]! * ofAfter ** 2;
  }
  return better ** 2 >= DEVIATIONS ** 2 * variance;
}

function shiftAt(profiles: readonly Profile[], day: number): Shift | undefined {
  const earlier = profiles.slice(day - AROUND, day);
  const later = profiles.slice(day, day + AROUND);
  const [before, after] = [sumOf(earlier), sumOf(later)];
  const hours = bestShift(before, after);
  if (Math.min(hours, HOURS - hours) < SHORTEST || !isBeyondChance(before, after, hours))
    return undefined;
  // One day of robots, or of a sale at night, is but one of the days.
  const ofEarlier = earlier.filter((one) => fitOf(one, after, hours) > fitOf(one, after, 0)).length;
  const ofLater = later.filter((one) => fitOf(before, one, hours) > fitOf(before, one, 0)).length;
  if (Math.min(ofEarlier, ofLater) < FITTING) return undefined;
  return { day, hours, fitting: ofEarlier + ofLater };
}

/** Of days in a row that could be the one, that which fits best. */
function shiftsOf(profiles: readonly Profile[]): Shift[] {
  const shifts: Shift[] = [];
  let last = Number.NaN;
  for (let day = AROUND; day + AROUND <= profiles.length; day += 1) {
    const shift = shiftAt(profiles, day);
    if (shift === undefined) continue;
    if (last !== day - 1) shifts.push(shift);
    else if (shift.fitting > shifts.at(-1)!.fitting) shifts[shifts.length - 1] = shift;
    last = day;
  }
  return shifts;
}

function findShifts(input: CheckInput): Findings {
  const { firstDay, profiles } = profilesOf(input);
  return listed(
    profiles.length,
    shiftsOf(profiles).map(({ day, hours }) => {
      const way = hours <= HOURS / 2 ? 'later' : 'earlier';
      const shift = countOf(Math.min(hours, HOURS - hours), 'hour');
      return `${formatDay(firstDay + day)} (visits come ${shift} ${way} than before)`;
    }),
  );
}

export const SHIFTED_HOURS: readonly DataCheck[] = [
  {
    id: 'hours-keep-their-place',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold:
      'two hours or more by the best circular fit of the fourteen days before to the fourteen after, for thirteen of each, four standard deviations better than no shift',
    meaning:
      'Days from which on visits come two hours or more later, or earlier, in the day than in the two weeks before: a clock, or the time zone of the export, was changed.',
    effect:
      'Hours of the day are wrong on one side, and visits near midnight stand on another day.',
    numbersStand: false,
    hint: 'Export all times by the shop’s own clock.',
    look: findShifts,
  },
];
