import { describe, expect, test } from 'vitest';
import {
  explainDelay,
  explainDifference,
  explainDifferences,
  type TimePair,
} from '../../../src/shop/tables/time-differences.ts';

const DAY = 86_400;
const at = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;
const pair = (time: string, parent: string): TimePair => ({
  time: at(time),
  parentTime: at(parent),
});
const many = (count: number, one: TimePair): TimePair[] => Array.from({ length: count }, () => one);

const SECOND = pair('2014-03-05 13:00:00', '2014-03-05 13:00:01');
const TWO_HOURS = pair('2014-03-05 11:03:00', '2014-03-05 13:00:00');
const ONE_HOUR = pair('2014-12-05 12:03:00', '2014-12-05 13:00:00');
const SWAPPED = pair('2014-05-03 13:09:00', '2014-03-05 13:00:00');
const SWAPPED_EARLY = pair('2014-03-05 13:09:00', '2014-05-03 13:00:00');
const AUTUMN = pair('2014-11-02 01:03:00', '2014-11-02 01:57:00');
const NEITHER = pair('2014-03-05 13:00:00', '2014-03-20 08:17:00');

describe('explainDifference(pair) tells what is likely of one row', () => {
  test.each<[string, TimePair, RegExp]>([
    ['a second', SECOND, /seconds apart/],
    ['two hours', TWO_HOURS, /different time zones/],
    ['day and month changed places', SWAPPED_EARLY, /^Day and month have probably changed places/],
    ['the hour that comes twice', AUTUMN, /^Clocks were probably set back in this night/],
    ['the same in the south', pair('2015-04-05 02:03:00', '2015-04-05 02:50:00'), /^Clocks were/],
    ['the same by day', pair('2014-11-02 13:03:00', '2014-11-02 13:57:00'), /time zones/],
    ['the same on a Monday', pair('2014-11-03 01:03:00', '2014-11-03 01:57:00'), /time zones/],
    ['anything else', NEITHER, /^Export both tables by the same clock and zone\.$/],
  ])('%s', (_, one, hint) => {
    expect(explainDifference(one, DAY).hint).toMatch(hint);
  });
});

describe('explainDelay(pair) tells what is likely of a row that comes far too late', () => {
  test.each<[string, TimePair, RegExp]>([
    ['day and month changed places', SWAPPED, /^Day and month/],
    ['anything else', pair('2015-03-05 13:09:00', '2014-03-05 13:00:00'), /^Look for a wrong year/],
  ])('%s', (_, one, hint) => {
    expect(explainDelay(one, DAY).hint).toMatch(hint);
  });
});

describe('explainDifferences(pairs) counts by difference, and goes by the most', () => {
  test.each<[string, TimePair[], string, RegExp]>([
    [
      'a zone',
      [...many(90, TWO_HOURS), ...many(2, SECOND)],
      '90 by 2 hours and 2 by at most 5 seconds',
      /They are 2 hours apart\.$/,
    ],
    [
      'a zone with summer time',
      [...many(60, TWO_HOURS), ...many(40, ONE_HOUR)],
      '60 by 2 hours and 40 by 1 hour',
      /They are 1 hour apart in one half of the year and 2 hours in the other/,
    ],
    [
      'jitter',
      [...many(2000, SECOND), NEITHER],
      '2,000 by at most 5 seconds and 1 by other spans',
      /seconds apart/,
    ],
    [
      'one night',
      many(7, AUTUMN),
      '7 by less than an hour in a night in which clocks go back',
      /^Clocks were probably set back/,
    ],
    [
      'a locale',
      many(8, SWAPPED_EARLY),
      '8 by days that fit once day and month change places',
      /^Day and month/,
    ],
    [
      'several things',
      [...many(3, SECOND), ...many(3, NEITHER), ...many(3, TWO_HOURS)],
      '3 by at most 5 seconds, 3 by other spans and 3 by 2 hours',
      /^Export both tables by the same clock and zone\.$/,
    ],
  ])('%s', (_, pairs, counts, hint) => {
    const explanation = explainDifferences(pairs, DAY);
    expect(explanation.counts).toBe(counts);
    expect(explanation.hint).toMatch(hint);
  });
});
