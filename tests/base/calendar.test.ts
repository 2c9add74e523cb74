import { describe, expect, test } from 'vitest';
import {
  formatDay,
  parseDay,
  periodDays,
  periodOf,
  periodsBetween,
  weekdayOf,
  yearsBefore,
} from '../../src/base/calendar.ts';

describe('periodOf(day, unit) names the period that holds the day', () => {
  test.each([
    ['2014-09-16', 'day', '2014-09-16'],
    ['2014-09-16', 'month', '2014-09'],
    ['2014-09-30', 'quarter', '2014-Q3'],
    ['2014-10-01', 'quarter', '2014-Q4'],
    ['2014-12-31', 'year', '2014'],
    ['2012-02-29', 'month', '2012-02'],
    ['1969-12-31', 'year', '1969'],
  ] as const)('%s by %s is %s', (date, unit, expected) => {
    expect(periodOf(parseDay(date), unit)).toBe(expected);
  });
});

describe('periodDays(period) gives the first day and the first day after', () => {
  test.each([
    ['2014', '2014-01-01', '2015-01-01'],
    ['2014-Q1', '2014-01-01', '2014-04-01'],
    ['2014-Q4', '2014-10-01', '2015-01-01'],
    ['2012-02', '2012-02-01', '2012-03-01'],
    ['2014-12', '2014-12-01', '2015-01-01'],
    ['2014-09-16', '2014-09-16', '2014-09-17'],
  ])('%s runs from %s up to %s', (period, start, end) => {
    const days = periodDays(period);
    expect([formatDay(days.start), formatDay(days.end)]).toEqual([start, end]);
  });
});

describe('yearsBefore(day, years) keeps the calendar day', () => {
  test.each([
    ['2015-03-18', 1, '2014-03-18'],
    ['2012-02-29', 1, '2011-02-28'],
    ['2016-02-29', 4, '2012-02-29'],
    ['2015-01-01', 2, '2013-01-01'],
  ])('%s, %i years before, is %s', (date, years, expected) => {
    expect(formatDay(yearsBefore(parseDay(date), years))).toBe(expected);
  });
});

test('weekdayOf(day) is 1 on Monday and 7 on Sunday, before 1970 too', () => {
  expect(
    ['2015-03-16', '2015-03-22', '1969-12-29'].map((date) => weekdayOf(parseDay(date))),
  ).toEqual([1, 7, 1]);
});

test('periodsBetween(first, last, unit) leaves no period out', () => {
  expect(periodsBetween(parseDay('2014-11-30'), parseDay('2015-02-01'), 'month')).toEqual([
    '2014-11',
    '2014-12',
    '2015-01',
    '2015-02',
  ]);
});
