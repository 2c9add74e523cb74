import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../src/metrics/experiment-verdicts.ts';
import type { MetricsInput } from '../../src/metrics/input.ts';
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
    expect(row('bounce')).toMatchObject({ verdict: 'better' });
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
    expect(row('bounce', 'control')).toMatchObject({ lift: null, p_value: null, verdict: null });
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
    ['conversion', 0.02, 0.01, false, 'better'],
    ['conversion', -0.02, 0.01, false, 'worse'],
    ['bounce', 0.02, 0.01, false, 'worse'],
    ['conversion', 0.02, 0.05, false, 'no difference shown'],
    ['conversion', 0.02, 0.01, true, 'uneven split'],
    ['conversion', null, null, false, 'no data'],
  ] as const)(
    'of %s by %s at p = %s, uneven %s, is "%s"',
    (outcome, difference, adjusted, isUneven, expected) => {
      expect(verdictOf({ outcome, difference, adjusted, isUneven })).toBe(expected);
    },
  );
});
