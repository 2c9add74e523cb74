/** Days that stand there twice under other users, which no row tells by itself. */
import { SECONDS_PER_DAY } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { findPlaces } from './say-days.ts';

/** With fewer sessions a day says nothing; with more, seconds are shared by chance. */
const FEWEST = 20;
const MOST = 20_000;
const ALONE = 0.1;

function findSharedSeconds(input: CheckInput): Findings {
  const { firstDay, days, sessions } = dayCountsOf(input);
  const alone = new Uint32Array(days);
  const times = inOrder(input.facts.sessions.createdAt);
  let [day, midnight] = [-1, firstDay * SECONDS_PER_DAY];
  for (let place = 0; place < times.length; place += 1) {
    const time = times[place]!;
    for (; time >= midnight; midnight += SECONDS_PER_DAY) day += 1;
    if (time !== times[place - 1] && time !== times[place + 1]) alone[day]! += 1;
  }
  const failing: number[] = [];
  let checked = 0;
  sessions.forEach((count, place) => {
    if (count < FEWEST || count > MOST) return;
    checked += 1;
    if (alone[place]! < count * ALONE) failing.push(firstDay + place);
  });
  return findPlaces('day', checked, failing, (found) => {
    const place = found - firstDay;
    return `${alone[place]} of ${sessions[place]} sessions alone in their second`;
  });
}

/** The times in order; mostly they are, and then nothing is copied. */
function inOrder(times: Float64Array): Float64Array {
  for (let row = 1; row < times.length; row += 1)
    if (times[row]! < times[row - 1]!) return times.toSorted();
  return times;
}

export const SHARED_SECONDS: readonly DataCheck[] = [
  {
    id: 'sessions-have-seconds-of-their-own',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold: 'under 10% of 20 to 20,000 sessions alone in their second',
    meaning:
      'Days on which nine of ten sessions or more share their second with another: imported twice under other ids, or with times cut to the hour or the day.',
    effect:
      'If the days were imported twice, everything of them counts twice; if times were cut, hours of load are wrong.',
    numbersStand: false,
    hint: 'Import the days anew, once, with whole times.',
    look: findSharedSeconds,
  },
];
