import { describe, expect, test } from 'vitest';
import { formatMonth, monthOfDay, parseDay } from '../../../src/base/calendar.ts';
import { isRipe, ripeMonths } from '../../../src/metrics/tables/ripe-cohorts.ts';

const reach = (first: string, last: string) => ({
  firstDay: parseDay(first),
  lastWholeDay: parseDay(last),
});

const monthsOf = (...asked: Parameters<typeof ripeMonths>) => {
  const found = ripeMonths(...asked);
  return found && [formatMonth(found.first), formatMonth(found.last)];
};

describe('ripeMonths(group, days, reach)', () => {
  // 31 May 2014 + 30 days = 30 June.
  test.each([
    ['2014-06-30', '2014-05'],
    ['2014-06-29', '2014-04'],
  ])('of data that end whole on %s, the last month that has had 30 days is %s', (end, month) => {
    expect(monthsOf('all', 30, reach('2012-03-19', end))).toEqual(['2012-03', month]);
  });

  test('looks at twelve months, and at the twelve before them', () => {
    const data = reach('2012-06-19', '2014-06-30');
    expect(monthsOf('last_year', 30, data)).toEqual(['2013-06', '2014-05']);
    expect(monthsOf('year_before', 30, data)).toEqual(['2012-06', '2013-05']);
  });

  test('has fewer months where the data are younger, and no year before unless it is whole', () => {
    const data = reach('2012-07-01', '2014-06-30');
    expect(monthsOf('year_before', 30, data)).toBeNull();
    expect(monthsOf('last_year', 30, reach('2014-02-03', '2014-06-30'))).toEqual([
      '2014-02',
      '2014-05',
    ]);
    expect(monthsOf('last_year', 90, reach('2014-05-03', '2014-06-30'))).toBeNull();
  });

  test('agrees with isRipe, month by month', () => {
    for (const end of ['2014-01-31', '2014-02-28', '2014-03-01', '2014-03-30', '2014-03-31'])
      for (const days of [28, 30, 31, 90]) {
        const data = reach('2012-01-01', end);
        const last = ripeMonths('all', days, data)!.last;
        const months = Array.from({ length: 27 }, (_, at) => monthOfDay(data.firstDay) + at);
        expect(months.filter((month) => isRipe(month, days, data)).at(-1)).toBe(last);
      }
  });
});
