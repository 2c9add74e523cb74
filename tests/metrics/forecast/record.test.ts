import { expect, test } from 'vitest';
import type { Replayed } from '../../../src/metrics/forecast/forecast-series.ts';
import { recordOf } from '../../../src/metrics/forecast/record.ts';

const replayed = (value: number, actual: number): Replayed => ({
  origin: 12,
  horizon: 1,
  model: 'combination',
  value,
  low80: value - 10,
  high80: value + 10,
  low95: value - 20,
  high95: value + 20,
  actual,
});

test('recordOf(replays) by hand', () => {
  // Errors +25 %, -20 %, none; the last lies outside both ranges, the first outside one.
  const record = recordOf([replayed(100, 80), replayed(40, 50), replayed(30, 0)]);
  expect(record).toEqual({
    forecasts: 3,
    signedError: expect.closeTo(0.025, 12),
    absoluteError: expect.closeTo(0.225, 12),
    inside80: 1 / 3,
    inside95: 2 / 3,
    // Widths 0.2, 0.5 and 0.67.
    width80: 0.5,
  });
});

test('the ends of a range are inside, and the median of two is their mean', () => {
  expect(recordOf([replayed(100, 110), replayed(50, 40)])).toMatchObject({
    inside80: 1,
    width80: expect.closeTo(0.3, 12),
  });
});

test('recordOf([]) knows nothing', () => {
  expect(recordOf([])).toEqual({
    forecasts: 0,
    signedError: null,
    absoluteError: null,
    inside80: null,
    inside95: null,
    width80: null,
  });
});
