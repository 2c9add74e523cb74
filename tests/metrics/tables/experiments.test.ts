import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { verdictOf } from '../../../src/metrics/tables/experiment-verdicts.ts';
import { metricsInput, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

/** One experiment with these arms; times are 2014-12-01 00:00:00. */
function inputWith(arms: readonly Record<string, unknown>[]): MetricsInput {
  const names = [
    'experiment',
    'arm',
    'sessions',
    'bounces',
    'orders',
    'buyers',
    'revenue',
    'revenue_squares',
    'window_start',
  ];
  return {
    ...tiny,
    config: {
      ...tiny.config,
      experiments: [
        {
          id: 'lander',
          title: 'Landing page test',
          unit: 'landing',
          control: '/home',
          variant: '/lander',
          start_date: '2014-12-01',
          end_date: '2014-12-31',
          filter: { device_type: ['desktop'] },
          outcomes: ['bounce', 'conversion', 'revenue_per_session'],
        },
      ],
    },
    cubes: {
      ...tiny.cubes,
      experiments: table(
        Object.fromEntries(names.map((name) => [name, arms.map((arm) => arm[name])])),
      ),
    },
  };
}

const CONTROL = {
  experiment: 'lander',
  arm: 'control',
  sessions: 1000,
  bounces: 600,
  orders: 30,
  buyers: 30,
  revenue: 150_000,
  revenue_squares: 30 * 5000 ** 2,
  window_start: 1_417_392_000,
};
const VARIANT = {
  ...CONTROL,
  arm: 'variant',
  bounces: 500,
  orders: 34,
  buyers: 34,
  revenue: 170_000,
  revenue_squares: 34 * 5000 ** 2,
};

describe('experiments', () => {
  const { rows } = tableOf('experiments', inputWith([CONTROL, VARIANT]));
  const row = (outcome: string, arm = 'variant') =>
    rows.find((candidate) => candidate.outcome === outcome && candidate.arm === arm)!;

  test('has a row an arm and outcome, with the window and the filter', () => {
    expect(rows).toHaveLength(6);
    expect(row('bounce')).toMatchObject({
      variant: '/lander',
      window_start: '2014-12-01 00:00:00',
      window_end: '2014-12-31',
      filter: 'desktop',
      sessions: 1000,
      conversions: 500,
      rate: 0.5,
    });
  });

  test('calls fewer bounces better: 50 % against 60 %, z = -4.49', () => {
    expect(row('bounce')).toMatchObject({
      verdict: 'better',
      verdict_text: 'the variant did better, beyond chance',
    });
    expect(row('bounce').difference).toBeCloseTo(-0.1, 12);
    expect(row('bounce').p_value).toBeCloseTo(0.0000071, 6);
    expect(row('bounce').p_value_adjusted).toBeCloseTo(3 * (row('bounce').p_value as number), 9);
  });

  test('does not call noise a win: 3.4 % against 3.0 %', () => {
    expect(row('conversion')).toMatchObject({ verdict: 'no difference shown' });
    expect(row('conversion').lift).toBeCloseTo(34 / 30 - 1, 12);
    expect(row('conversion').difference_low).toBeLessThan(0);
  });

  test('gives revenue per session in the currency’s unit', () => {
    expect(row('revenue_per_session').rate).toBeCloseTo(1.7, 12);
    expect(row('revenue_per_session').difference).toBeCloseTo(0.2, 12);
  });

  test('the control has neither a comparison nor a verdict', () => {
    expect(row('bounce', 'control')).toMatchObject({
      lift: null,
      p_value: null,
      verdict: null,
      verdict_text: null,
    });
  });

  test('gives no verdict on a handful of orders, however unlikely: 7 of 30 against none of 30', () => {
    // Pooled 7/60: z = 0.2333 / sqrt(0.11667 x 0.88333 x 2/30) = 2.815, p = 0.0049, 0.0146 after adjustment for three outcomes. But an
    // arm can expect only 3.5 orders.
    const handful = { ...CONTROL, sessions: 30, bounces: 15, orders: 0, buyers: 0 };
    const none = { ...handful, revenue: 0, revenue_squares: 0 };
    const some = {
      ...handful,
      arm: 'variant',
      orders: 7,
      buyers: 7,
      revenue: 35_000,
      revenue_squares: 7 * 5000 ** 2,
    };
    const conversion = tableOf('experiments', inputWith([none, some])).rows.find(
      ({ arm, outcome }) => arm === 'variant' && outcome === 'conversion',
    )!;
    expect(conversion.p_value_adjusted).toBeCloseTo(0.0146, 4);
    expect(conversion).toMatchObject({ verdict: 'too small', lift: null });
  });

  test('does not compare arms that an even split would not have made: 1,000 against 700', () => {
    const { rows: uneven } = tableOf(
      'experiments',
      inputWith([CONTROL, { ...VARIANT, sessions: 700 }]),
    );
    const verdicts = uneven.filter(({ arm }) => arm === 'variant').map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['uneven split']));
  });

  test('an experiment that nobody saw has rows without a comparison', () => {
    const none = tableOf('experiments', inputWith([])).rows;
    expect(
      none.find(({ arm, outcome }) => arm === 'variant' && outcome === 'bounce'),
    ).toMatchObject({ sessions: 0, rate: null, verdict: 'no data', window_start: null });
  });
});

describe('verdictOf(comparison)', () => {
  test.each([
    ['conversion', 0.02, 0.01, false, false, 'better'],
    ['conversion', -0.02, 0.01, false, false, 'worse'],
    ['bounce', 0.02, 0.01, false, false, 'worse'],
    ['conversion', 0.02, 0.05, false, false, 'no difference shown'],
    ['conversion', 0.02, 0.01, true, false, 'uneven split'],
    ['conversion', 0.02, 0.01, false, true, 'too small'],
    ['conversion', null, null, false, false, 'no data'],
  ] as const)(
    'of %s by %s at p = %s, uneven %s, too small %s, is "%s"',
    (outcome, difference, adjusted, isUneven, isTooSmall, expected) => {
      expect(verdictOf({ outcome, difference, adjusted, isUneven, isTooSmall })).toBe(expected);
    },
  );
});
