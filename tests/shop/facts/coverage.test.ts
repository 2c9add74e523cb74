import { describe, expect, test } from 'vitest';
import { formatDay, parseDay, SECONDS_PER_DAY } from '../../../src/base/calendar.ts';
import { measureCoverage } from '../../../src/shop/facts/coverage.ts';
import type { Tables } from '../../../src/shop/tables/schema.ts';

const FIRST = parseDay('2014-01-01');
const DAYS = 90;

/** A session every hour of ninety days from 1 January 2014, but for silences: `[day, hours]` is quiet that long from the day's midnight on. */
function shop(silences: readonly (readonly [day: number, hours: number])[]): Tables {
  const hours = Array.from({ length: DAYS * 24 }, (_, hour) => hour);
  const isQuiet = (hour: number): boolean =>
    silences.some(([day, length]) => hour >= day * 24 && hour < day * 24 + length);
  const times = hours.filter((hour) => !isQuiet(hour)).map((hour) => hour * 3600);
  const created_at = Float64Array.from(times, (time) => FIRST * SECONDS_PER_DAY + time);
  return {
    website_sessions: { columns: { created_at } },
    orders: { columns: { created_at: new Float64Array() } },
  } as unknown as Tables;
}

// The last day ends at 18:00, the first begins at 6:00: a silence of six hours. Whether it is one of the shop's own is told by the 28
// days beside it, not by what happened in the middle of the data.
describe('measureCoverage(tables) takes an end day as whole where the shop was as quiet within 28 days of it', () => {
  const cutStart = [0, 6] as const;
  const cutEnd = [DAYS - 0.25, 6] as const;
  test.each([
    ['never as quiet', [], '2014-01-02', '2014-03-30'],
    ['as quiet on day 20', [[20, 8]], '2014-01-01', '2014-03-30'],
    ['as quiet on day 27', [[27, 8]], '2014-01-01', '2014-03-30'],
    ['as quiet on day 29, beyond the stretch', [[29, 8]], '2014-01-02', '2014-03-30'],
    ['as quiet 20 days before the end', [[70, 8]], '2014-01-02', '2014-03-31'],
    ['as quiet in the middle', [[45, 8]], '2014-01-02', '2014-03-30'],
  ] as const)('%s', (_label, silences, first, last) => {
    const { firstWholeDay, lastWholeDay } = measureCoverage(shop([cutStart, cutEnd, ...silences]));
    expect([formatDay(firstWholeDay), formatDay(lastWholeDay)]).toEqual([first, last]);
  });
});
