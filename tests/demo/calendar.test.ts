import { describe, expect, test } from 'vitest';
import {
  calendarOf,
  dailyValues,
  dayOf,
  daysWithin,
  secondsOf,
  weekdayOf,
  yearlyValues,
} from '../../demo/calendar.ts';

// Friday 2012-12-28 08:00 to Wednesday 2013-01-02 08:00: six days, of which the first and last are cut.
const calendar = calendarOf({ opens: '2012-12-28 08:00:00', closes: '2013-01-02 08:00:00' });

test('calendarOf(shop) counts the days that it cuts', () => {
  expect(calendar.days).toBe(6);
  expect(calendar.start).toBe(secondsOf('2012-12-28'));
});

test('calendarOf(shop) does not count a day on which it closes at midnight', () => {
  expect(calendarOf({ opens: '2012-12-28 08:00:00', closes: '2012-12-30 00:00:00' }).days).toBe(2);
});

test.each([
  ['the opening', '2012-12-28 08:00:00', 0],
  ['the last second of a day', '2012-12-29 23:59:59', 1],
  ['midnight', '2012-12-30 00:00:00', 2],
  ['after the end', '2013-02-01 00:00:00', 5],
])('dayOf(calendar, time) of %s', (_, text, day) => {
  expect(dayOf(calendar, secondsOf(text))).toBe(day);
});

test('weekdayOf(calendar, day) counts from Monday', () => {
  // 2012-12-28 was a Friday, 2012-12-31 a Monday.
  expect([0, 1, 2, 3].map((day) => weekdayOf(calendar, day))).toEqual([4, 5, 6, 0]);
});

describe('dailyValues(calendar, knots)', () => {
  test.each([
    ['one number', 3, [3, 3, 3, 3, 3, 3]],
    ['one day', { '2012-12-30': 3 }, [3, 3, 3, 3, 3, 3]],
    ['a line, level outside', { '2012-12-29': 1, '2012-12-31': 3 }, [1, 1, 2, 3, 3, 3]],
    ['a step', { '2012-12-30': 1, '2012-12-31': 5 }, [1, 1, 1, 5, 5, 5]],
    ['a line from before the opening', { '2012-12-27': 0, '2013-01-06': 10 }, [1, 2, 3, 4, 5, 6]],
  ])('%s', (_, knots, expected) => {
    expect([...dailyValues(calendar, knots)]).toEqual(expected);
  });
});

test('yearlyValues(calendar, knots) goes on over the turn of the year', () => {
  // From 12-29 to 01-02 there are four days.
  const values = yearlyValues(calendar, { '01-02': 5, '12-29': 1 });
  expect([...values].slice(1)).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  ['no ends', {}, [1, 1, 1, 1, 1, 1]],
  ['a start, included', { from: '2012-12-31' }, [0, 0, 0, 1, 1, 1]],
  ['an end, excluded', { until: '2012-12-30' }, [1, 1, 0, 0, 0, 0]],
  ['both', { from: '2012-12-29', until: '2012-12-31' }, [0, 1, 1, 0, 0, 0]],
])('daysWithin(calendar, window) with %s', (_, window, expected) => {
  expect([...daysWithin(calendar, window)]).toEqual(expected);
});
