import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../src/base/calendar.ts';
import { isComplete, lastCompletePeriod } from '../../../src/shop/facts/coverage.ts';
import { loadShop } from '../../fixtures/tiny-shop.ts';

const { facts } = await loadShop();
const { sessions } = facts;

/** The tiny shop's README tells each session's story. */
describe('buildFacts(tables, config) on the tiny shop', () => {
  test('gives each session its channel, the rules in order', () => {
    expect([...sessions.channel].map((code) => sessions.channels[code]!.id)).toEqual([
      'gsearch_nonbrand',
      'gsearch_nonbrand',
      'bsearch_nonbrand',
      'direct_type_in',
      'direct_type_in',
      'paid_brand',
      'organic_search',
      'organic_search',
      'paid_social',
      'other',
    ]);
  });

  test('gives each session its landing and exit page', () => {
    const pageOf = (codes: Uint32Array) => [...codes].map((code) => sessions.pages[code]);
    expect(pageOf(sessions.landingPage)).toEqual([
      '/home',
      '/home',
      '/lander',
      '/home',
      '/home',
      '/home',
      '/lander',
      '/home',
      '/lander',
      '/home',
    ]);
    expect(pageOf(sessions.exitPage)).toEqual([
      '/home',
      '/thank-you',
      '/lander',
      '/thank-you',
      '/products',
      '/cart',
      '/thank-you',
      '/thank-you',
      '/products',
      '/home',
    ]);
  });

  test('marks the steps that each session reached', () => {
    const reached = (step: string) => {
      const bit = sessions.steps.findIndex((candidate) => candidate.step === step);
      return [...sessions.reached].filter((bits) => (bits >> bit) & 1).length;
    };
    expect(
      ['landing', 'products', 'product', 'cart', 'shipping', 'billing', 'order'].map(reached),
    ).toEqual([10, 7, 5, 5, 4, 4, 4]);
  });

  test('gives each session the money of its orders, in cents', () => {
    expect([...sessions.revenue]).toEqual([0, 4999, 0, 9598, 0, 0, 4999, 4999, 0, 0]);
    expect([...sessions.items]).toEqual([0, 1, 0, 2, 0, 0, 1, 1, 0, 0]);
  });

  test('knows what followed the product list', () => {
    expect([...sessions.pageAfterList].map((code) => sessions.pages[code])).toEqual([
      null,
      '/tiny-bear',
      null,
      '/tiny-panda',
      null,
      '/tiny-bear',
      '/tiny-bear',
      '/tiny-bear',
      null,
      null,
    ]);
  });

  test('marks refunded items and counts the days from sale to refund', () => {
    expect([...facts.items.refunded]).toEqual([1, 0, 1, 0, 0]);
    expect([...facts.refunds.lagDays]).toEqual([19, 43]);
  });
});

describe('measureCoverage(tables)', () => {
  test('takes both end days as whole, since the shop has been quiet for longer in between', () => {
    const { firstWholeDay, lastWholeDay } = facts.coverage;
    expect([formatDay(firstWholeDay), formatDay(lastWholeDay)]).toEqual([
      '2014-11-29',
      '2015-01-06',
    ]);
  });

  test.each([
    ['2014-11', false],
    ['2014-12', true],
    ['2015-01', false],
    ['2014-Q4', false],
    ['2015-01-06', true],
    ['2015-01-07', false],
  ])('isComplete(%s) is %s', (period, expected) => {
    expect(isComplete(period, facts.coverage)).toBe(expected);
  });

  test('lastCompletePeriod is null where no period is whole', () => {
    expect(lastCompletePeriod('month', facts.coverage)).toBe('2014-12');
    expect(lastCompletePeriod('quarter', facts.coverage)).toBeNull();
  });
});
