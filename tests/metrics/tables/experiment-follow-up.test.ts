import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { cubeOf } from './inline-cubes.ts';
import { metricsInput, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

const DAY = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
/** Sessions of one page, each day from a date on: how many, and how many of them order. */
type Served = [
  page: string,
  from: string,
  days: number,
  sessions: number,
  orders: number,
  channel?: string,
  step?: string,
];
const COLUMNS = [
  'step',
  'page',
  'day',
  'channel',
  'device_type',
  'sessions',
  'bounces',
  'orders',
  'buyers',
  'revenue',
  'revenue_squares',
];

/** A shop from March 2014 to the end of that year whose pages served these sessions; every order is 50.00. */
function shop(served: readonly Served[], experiments: readonly object[] = []): MetricsInput {
  const rows = served.flatMap(
    ([page, from, days, sessions, orders, channel = 'gsearch', step = 'landing']) =>
      Array.from({ length: days }, (_, place) => [
        step,
        page,
        DAY(from) + place,
        channel,
        'desktop',
        sessions,
        sessions / 2,
        orders,
        orders,
        orders * 5000,
        orders * 5000 ** 2,
      ]),
  );
  // The declared windows begin on 2 June: what they hold of gsearch.
  const armRows = experiments.flatMap((experiment) => {
    const { id, control, variant, end_date } = experiment as ReportConfig['experiments'][number];
    return [control, variant].map((page, arm) => {
      const own = rows.filter(
        ([, name, day, channel]) =>
          name === page &&
          channel === 'gsearch' &&
          (day as number) >= DAY('2014-06-02') &&
          (day as number) < DAY(end_date),
      );
      const sums = COLUMNS.slice(5).map((_, place) =>
        own.reduce((sum, row) => sum + (row[5 + place] as number), 0),
      );
      return [id, arm === 0 ? 'control' : 'variant', ...sums, DAY('2014-06-02') * 86_400];
    });
  });
  return {
    ...tiny,
    config: {
      ...tiny.config,
      experiments,
      privacy: { smallest_group: 0 },
    } as unknown as ReportConfig,
    coverage: {
      ...tiny.coverage,
      firstDay: DAY('2014-03-01'),
      firstWholeDay: DAY('2014-03-01'),
      lastDay: DAY('2014-12-31'),
      lastWholeDay: DAY('2014-12-31'),
    },
    cubes: {
      ...tiny.cubes,
      step_pages: cubeOf(COLUMNS, rows),
      experiments: cubeOf(['experiment', 'arm', ...COLUMNS.slice(5), 'window_start'], armRows),
    },
  } as MetricsInput;
}

/** Four weeks of June, on gsearch. */
const TEST = {
  id: 'lander',
  title: 'A test',
  unit: 'landing',
  control: '/old',
  variant: '/new',
  start_date: '2014-06-02',
  end_date: '2014-06-30',
  filter: { channel: ['gsearch'] },
  outcomes: ['conversion'],
};
/** The old page alone in May, both for six weeks from 2 June, then the new one alone. */
const ROLLED_OUT: Served[] = [
  ['/old', '2014-05-01', 32, 100, 5],
  ['/old', '2014-06-02', 42, 50, 2],
  ['/new', '2014-06-02', 42, 50, 4],
  ['/new', '2014-07-14', 110, 100, 8],
];

describe('experiment_follow_up', () => {
  const followUp = (served: readonly Served[], experiment: object = TEST) =>
    tableOf('experiment_follow_up', shop(served, [experiment])).rows;

  test('finds the whole run, what the window left out, and that the new page was kept', () => {
    expect(followUp(ROLLED_OUT)).toMatchObject([
      {
        run_start: '2014-06-02',
        run_end: '2014-07-13',
        run_days: 42,
        days_left_out: 14,
        sessions_control: 2100,
        conversions_control: 84,
        sessions_variant: 2100,
        conversions_variant: 168,
        rate_control: 0.04,
        rate_variant: 0.08,
        verdict: 'better',
        aftermath: 'variant kept',
        share_after: 1,
        since_sessions: 11_000,
        since_rate: 0.08,
        // The days of July since the 14th, and whole months to October.
        since_lowest_month: 0.08,
        since_highest_month: 0.08,
      },
    ]);
  });

  test.each<[string, string, Served[]]>([
    ['control kept', 'the old page alone comes back', [['/old', '2014-06-30', 100, 100, 5]]],
    [
      'both served',
      'the new page gets nine of ten',
      [
        ['/old', '2014-06-30', 100, 10, 1],
        ['/new', '2014-06-30', 100, 90, 9],
      ],
    ],
    ['neither served', 'neither is seen again', []],
  ])('says "%s" where %s', (aftermath, _case, later) => {
    const [row] = followUp([
      ['/old', '2014-05-01', 32, 100, 5],
      ['/old', '2014-06-02', 28, 50, 2],
      ['/new', '2014-06-02', 28, 50, 4],
      ...later,
    ]);
    expect(row).toMatchObject({ aftermath });
    if (aftermath !== 'neither served')
      expect(row).toMatchObject({ run_end: '2014-06-29', days_left_out: 0 });
  });

  test('does not know what came of a test with which the data end', () => {
    const late = { ...TEST, start_date: '2014-12-01', end_date: '2014-12-25' };
    const both: Served[] = [
      ['/old', '2014-12-01', 31, 50, 2],
      ['/new', '2014-12-01', 31, 50, 4],
    ];
    expect(followUp(both, late)).toMatchObject([
      { aftermath: 'not yet known', run_end: '2014-12-31', since_sessions: null },
    ]);
  });

  test('has no row for a test whose pages nobody saw', () => {
    expect(followUp([['/old', '2014-06-02', 28, 50, 2]])).toEqual([]);
  });

  test('finds the step that both pages serve, where sessions count that saw them', () => {
    const billing = { ...TEST, unit: 'seen' };
    const rows = ROLLED_OUT.map(
      ([page, from, days, sessions, orders]): Served => [
        page,
        from,
        days,
        sessions,
        orders,
        'gsearch',
        'billing',
      ],
    );
    expect(followUp(rows, billing)).toMatchObject([{ sessions_control: 2100 }]);
    expect(followUp(ROLLED_OUT, billing)).toEqual([]);
  });
});

describe('experiment_replications', () => {
  const on = (channel: string, orders: number, sessions = 25): Served[] => [
    ['/old', '2014-06-02', 42, sessions, 2, channel],
    ['/new', '2014-06-02', 42, sessions, orders, channel],
  ];

  test('shows the same window on other channels, and whether it points the same way', () => {
    const input = shop([...ROLLED_OUT, ...on('bsearch', 3), ...on('social', 1)], [TEST]);
    expect(tableOf('experiment_replications', input).rows).toMatchObject([
      {
        channel: 'bsearch',
        sessions_control: 700,
        conversions_control: 56,
        conversions_variant: 84,
        agrees: 1,
      },
      { channel: 'social', conversions_variant: 28, agrees: 0 },
    ]);
  });

  test('has none of few sessions, and none of an experiment that counts all channels', () => {
    const few = shop([...ROLLED_OUT, ...on('bsearch', 1, 3)], [TEST]);
    expect(tableOf('experiment_replications', few).rows).toEqual([]);
    const all = shop([...ROLLED_OUT, ...on('bsearch', 3)], [{ ...TEST, filter: undefined }]);
    expect(tableOf('experiment_replications', all).rows).toEqual([]);
  });
});

describe('undeclared_tests', () => {
  const undeclared = (served: readonly Served[], experiments: readonly object[] = []) =>
    tableOf('undeclared_tests', shop(served, experiments)).rows;

  test('finds the weeks of an even split, and takes the page that was first as the control', () => {
    const rows = undeclared(ROLLED_OUT);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'bounce',
      'conversion',
      'revenue_per_session',
    ]);
    expect(rows[1]).toMatchObject({
      step: 'landing',
      control: '/old',
      variant: '/new',
      where: 'gsearch desktop',
      first_week: '2014-06-02',
      last_week: '2014-07-07',
      sessions_control: 2100,
      conversions_variant: 168,
      verdict: 'better',
    });
  });

  test('of another step has no bounces', () => {
    const rows = ROLLED_OUT.map(
      ([page, from, days, sessions, orders]): Served => [
        page,
        from,
        days,
        sessions,
        orders,
        'gsearch',
        'billing',
      ],
    );
    expect(undeclared(rows).map(({ outcome }) => outcome)).toEqual([
      'conversion',
      'revenue_per_session',
    ]);
  });

  test.each<[string, Served[]]>([
    [
      'two weeks',
      [
        ['/old', '2014-06-02', 14, 50, 2],
        ['/new', '2014-06-02', 14, 50, 4],
      ],
    ],
    [
      'a split of three to two',
      [
        ['/old', '2014-06-02', 42, 60, 2],
        ['/new', '2014-06-02', 42, 40, 4],
      ],
    ],
    [
      'few sessions',
      [
        ['/old', '2014-06-02', 42, 2, 1],
        ['/new', '2014-06-02', 42, 2, 1],
      ],
    ],
    [
      'two channels with a page each',
      [
        ['/old', '2014-06-02', 42, 50, 2, 'a'],
        ['/new', '2014-06-02', 42, 50, 4, 'b'],
      ],
    ],
  ])('finds nothing in %s', (_case, served) => {
    expect(undeclared(served)).toEqual([]);
  });

  test('leaves out what was declared', () => {
    expect(undeclared(ROLLED_OUT, [TEST])).toEqual([]);
  });
});

test('all comparisons of pages are judged together: each further one costs certainty', () => {
  const adjusted = (served: readonly Served[]) =>
    tableOf('experiments', shop(served, [TEST])).rows.find(({ arm }) => arm === 'variant')!;
  const [alone, beside] = [
    adjusted(ROLLED_OUT),
    adjusted([
      ...ROLLED_OUT,
      ['/a', '2014-06-02', 42, 50, 4, 'direct'],
      ['/b', '2014-06-02', 42, 50, 4, 'direct'],
    ]),
  ];
  // 56 of 1,400 against 112: beside its whole run, and then beside three outcomes of two other pages as well.
  expect(alone.p_value_adjusted).toBeCloseTo(alone.p_value as number, 12);
  expect(beside.p_value).toBe(alone.p_value);
  expect(beside.p_value_adjusted).toBeCloseTo(4 * (alone.p_value as number), 12);
});
