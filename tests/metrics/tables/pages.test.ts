import { describe, expect, test } from 'vitest';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

describe('landing_pages_by_month', () => {
  test('tells how many left at once and how many bought, by the month of the session', () => {
    expect(
      rowsOf(tableOf('landing_pages_by_month', tiny), [
        'period',
        'landing_page',
        'complete',
        'sessions',
        'bounces',
        'bounce_rate',
        'orders',
        'conversion_rate',
      ]),
    ).toEqual([
      // Bounces are S1, S3 and S10.
      ['2014-11', '/home', 0, 2, 1, 1 / 2, 1, 1 / 2],
      ['2014-12', '/home', 1, 3, 0, 0, 1, 1 / 3],
      ['2014-12', '/lander', 1, 2, 1, 1 / 2, 1, 1 / 2],
      ['2015-01', '/home', 0, 2, 1, 1 / 2, 1, 1 / 2],
      ['2015-01', '/lander', 0, 1, 0, 0, 0, 0],
    ]);
  });

  test('has no row for sessions without a page view', () => {
    const columns = ['day', 'landing_page', 'sessions', 'bounces', 'orders', 'revenue'];
    const traffic = cubeOf(columns, [
      [16000, '', 5, 0, 0, 0],
      [16000, '/home', 2, 1, 0, 0],
    ]);
    const input = { ...tiny, cubes: { ...tiny.cubes, traffic } };
    expect(rowsOf(tableOf('landing_pages_by_month', input), ['landing_page', 'sessions'])).toEqual([
      ['/home', 2],
    ]);
  });
});

describe('pages', () => {
  test('counts views, sessions, entries and exits of every page', () => {
    expect(
      rowsOf(tableOf('pages', tiny), [
        'pageview_url',
        'pageviews',
        'sessions',
        'entries',
        'exits',
        'exit_rate',
      ]),
    ).toEqual([
      // S2 and S4 saw the old billing page, S7 and S8 the new one; S6 left its cart.
      ['/billing', 2, 2, 0, 0, 0],
      ['/billing-2', 2, 2, 0, 0, 0],
      ['/cart', 5, 5, 0, 1, 1 / 5],
      // Seven sessions began here; S1 and S10 saw nothing else.
      ['/home', 7, 7, 7, 2, 2 / 7],
      ['/lander', 3, 3, 3, 1, 1 / 3],
      ['/products', 7, 7, 0, 2, 2 / 7],
      ['/shipping', 4, 4, 0, 0, 0],
      ['/thank-you', 4, 4, 0, 4, 1],
      ['/tiny-bear', 4, 4, 0, 0, 0],
      ['/tiny-panda', 1, 1, 0, 0, 0],
    ]);
  });

  test('tell the first and last view to the second', () => {
    const home = tableOf('pages', tiny).rows.find(({ pageview_url }) => pageview_url === '/home');
    expect(home).toMatchObject({
      first_seen: '2014-11-29 10:00:00',
      last_seen: '2015-01-06 11:00:00',
    });
  });

  test('divide exits by views, not by sessions', () => {
    // Two sessions saw the page four times, and both ended there.
    const pages = cubeOf(tiny.cubes.pages.columnNames(), [['/home', 4, 2, 2, 2, 0, 60]]);
    const [home] = tableOf('pages', { ...tiny, cubes: { ...tiny.cubes, pages } }).rows;
    expect(home).toMatchObject({ pageviews: 4, sessions: 2, exits: 2, exit_rate: 0.5 });
  });
});

test.each(['landing_pages_by_month', 'pages'])('%s is empty when nothing ever happened', (id) => {
  expect(tableOf(id, withoutEvents(tiny)).rows).toEqual([]);
});
