import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import { type YearPair, yearPairs } from '../../../src/metrics/tables/year-pairs.ts';
import type { Coverage } from '../../../src/shop/facts/coverage.ts';

const coverage = (first: string, last: string): Coverage =>
  ({
    firstDay: parseDay(first),
    firstWholeDay: parseDay(first),
    lastWholeDay: parseDay(last),
    lastDay: parseDay(last),
  }) as Coverage;

const asText = ({ period, prior, complete, days, priorDays }: YearPair): string =>
  [
    `${period} ${prior} ${complete}`,
    ...[days, priorDays].map(({ start, end }) => `${formatDay(start)} ${formatDay(end)}`),
  ].join(': ');

describe('yearPairs(unit, coverage)', () => {
  test('pairs whole quarters and the running one, the days so far, from the first that has all of its days a year before', () => {
    expect(yearPairs('quarter', coverage('2012-03-20', '2013-08-10')).map(asText)).toEqual([
      '2013-Q2 2012-Q2 1: 2013-04-01 2013-07-01: 2012-04-01 2012-07-01',
      '2013-Q3 2012-Q3 0: 2013-07-01 2013-08-11: 2012-07-01 2012-08-11',
    ]);
  });

  test('adds the last twelve whole months to the years, where there are twelve before them', () => {
    expect(yearPairs('year', coverage('2012-03-01', '2014-03-15')).map(asText)).toEqual([
      '2014 2013 0: 2014-01-01 2014-03-16: 2013-01-01 2013-03-16',
      'ttm ttm_before 1: 2013-03-01 2014-03-01: 2012-03-01 2013-03-01',
    ]);
    expect(yearPairs('year', coverage('2012-03-02', '2014-03-15'))).toHaveLength(1);
  });

  test('ends a running February of a leap year with the 28th of the year before', () => {
    expect(yearPairs('month', coverage('2015-02-01', '2016-02-29')).map(asText)).toEqual([
      '2016-02 2015-02 1: 2016-02-01 2016-03-01: 2015-02-01 2015-03-01',
    ]);
    expect(yearPairs('quarter', coverage('2015-01-01', '2016-02-29')).map(asText)).toEqual([
      '2016-Q1 2015-Q1 0: 2016-01-01 2016-03-01: 2015-01-01 2015-03-01',
    ]);
  });

  test('is empty where nothing lies a year back', () => {
    expect(yearPairs('month', coverage('2013-01-01', '2013-12-31'))).toEqual([]);
  });
});
