import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

/** A Monday. */
const WEEK = Date.parse('2014-03-03T00:00:00Z') / 86_400_000;

type Counts = Readonly<Record<string, readonly number[]>>;

/** Sessions of each page in the weeks from 3 March 2014; 0 is no row. */
function cells(counts: Counts): { week: number; page: string; sessions: number }[] {
  return Object.entries(counts).flatMap(([page, weeks]) =>
    weeks
      .map((sessions, place) => ({ week: WEEK + 7 * place, page, sessions }))
      .filter(({ sessions }) => sessions > 0),
  );
}

function candidates(landings: Counts, views: Counts = {}, config: Partial<ReportConfig> = {}) {
  const [landed, seen] = [cells(landings), cells(views)];
  return tableOf('experiment_candidates', {
    ...tiny,
    config: { ...tiny.config, ...config },
    cubes: {
      ...tiny.cubes,
      // Sessions stand on a Thursday: the week must be found.
      traffic: table({
        day: landed.map(({ week }) => week + 3),
        landing_page: landed.map(({ page }) => page),
        sessions: landed.map(({ sessions }) => sessions),
      }),
      page_weeks: table({
        week: seen.map(({ week }) => week),
        pageview_url: seen.map(({ page }) => page),
        sessions: seen.map(({ sessions }) => sessions),
      }),
    },
  });
}

const experiment = (start_date: string, end_date: string) =>
  ({
    experiments: [{ id: 'test', control: '/lander', variant: '/home', start_date, end_date }],
  }) as unknown as Partial<ReportConfig>;

describe('experiment_candidates', () => {
  test('lists two landing pages that served in the same three weeks, with those weeks’ sessions', () => {
    const found = candidates({ '/lander': [50, 40, 60, 0], '/home': [50, 60, 40, 90] });
    expect(found.rows).toEqual([
      {
        step: 'landing',
        page_a: '/home',
        page_b: '/lander',
        first_week: '2014-03-03',
        last_week: '2014-03-17',
        weeks: 3,
        sessions_a: 150,
        sessions_b: 150,
        declared: 0,
      },
    ]);
  });

  test.each([
    ['only two weeks together', { '/home': [50, 50, 0], '/lander': [50, 50, 50] }],
    ['4 % of the sessions in one of the weeks', { '/home': [96, 90, 90], '/lander': [4, 10, 10] }],
    ['one page', { '/home': [10, 10, 10] }],
    ['sessions without a page', { '/home': [10, 10, 10], '': [10, 10, 10] }],
    ['no session', {}],
  ])('lists nothing for %s', (_case, landings) => {
    expect(candidates(landings).rows).toEqual([]);
  });

  test('a page with 5 % of the sessions serves', () => {
    expect(candidates({ '/home': [95, 95, 95], '/lander': [5, 5, 5] }).rows).toHaveLength(1);
  });

  test('lists pages of one step of the path, found by the step’s pattern', () => {
    const views = {
      '/billing': [10, 10, 10],
      '/billing-2': [10, 10, 10],
      '/cart': [40, 40, 40],
      '/products': [90, 90, 90],
    };
    expect(rowsOf(candidates({}, views), ['step', 'page_a', 'page_b'])).toEqual([
      ['billing', '/billing', '/billing-2'],
    ]);
  });

  test('a step of the configuration named landing is not listed twice', () => {
    const pages = { '/home': [10, 10, 10], '/lander': [10, 10, 10] };
    const funnel = [{ step: 'landing', label: 'Landing', pages: ['/home', '/lander'] }];
    expect(candidates(pages, pages, { funnel }).rows).toHaveLength(1);
  });

  test.each([
    ['in those weeks', '2014-03-10', '2014-03-12', 1],
    ['that ended before', '2014-02-01', '2014-03-03', 0],
    ['that began after', '2014-03-24', '2014-05-01', 0],
  ])('with an experiment of the two %s', (_case, start, end, declared) => {
    const found = candidates(
      { '/home': [10, 10, 10], '/lander': [10, 10, 10] },
      {},
      experiment(start, end),
    );
    expect(found.rows[0]).toMatchObject({ declared });
  });
});
