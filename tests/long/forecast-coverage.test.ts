import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { buildReport } from '../../src/build/build-report.ts';
import { forecastTogether, type Replayed } from '../../src/metrics/forecast/forecast-series.ts';
import { recordOf } from '../../src/metrics/forecast/record.ts';
import { SILENT } from '../../src/report/progress.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { simulatedShops } from './simulated-months.ts';

/**
 * Whether ranges hold what they promise: the procedure is replayed at the month-ends of shops that it was not made from, and of the client's
 * export where that lies beside the repository. Four fifths and nineteen twentieths are aimed at; the months of one shop are few and err
 * together, so that a tenth more or less is as near as one can tell.
 */

/** A month that was forecast, of the measure at this place, with what repeating last year would have said. */
interface Scored extends Replayed {
  place: number;
  score: number;
  naiveScore: number | null;
}

const Z80 = 1.2816;

/** The interval score of an 80 % range as a share of what happened (Gneiting and Raftery, J. American Statistical Association 102, 2007): its width and ten times what it missed by. */
function intervalScore(low: number, high: number, actual: number): number {
  return (high - low + 10 * Math.max(0, low - actual, actual - high)) / actual;
}

/** The range of the seasonal-naive forecast: last year's month, by the root mean square of the yearly changes known then; null before there are two. */
function naiveScore(
  months: readonly number[],
  { origin, horizon, actual }: Replayed,
): number | null {
  const changes = months
    .slice(12, origin)
    .map((value, place) => Math.log(value / months[place]!))
    .filter(Number.isFinite);
  const value = months[origin - 12 + horizon - 1]!;
  if (changes.length < 2 || value === 0) return null;
  const spread = Math.sqrt(changes.reduce((sum, each) => sum + each ** 2, 0) / changes.length);
  return intervalScore(value * Math.exp(-Z80 * spread), value * Math.exp(Z80 * spread), actual);
}

function replay(series: readonly (readonly number[])[], from: number): Scored[] {
  return forecastTogether(series).series.flatMap((forecast, place) =>
    forecast!.replays
      .filter(({ origin }) => origin >= from)
      .map((replayed) => ({
        ...replayed,
        place,
        score: intervalScore(replayed.low80, replayed.high80, replayed.actual),
        naiveScore: replayed.actual === 0 ? null : naiveScore(series[place]!, replayed),
      })),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function expectHonestRanges(label: string, replays: readonly Scored[]): void {
  const { forecasts, inside80, inside95, width80 } = recordOf(replays);
  const compared = replays.filter((each) => each.naiveScore !== null);
  const score = mean(compared.map((each) => each.score));
  const naive = mean(compared.map((each) => each.naiveScore!));
  const measures = [0, 1, 2].map((place) => recordOf(replays.filter((r) => r.place === place)));
  const said = [inside80, inside95, width80, score, naive, ...measures.map((m) => m.inside80)];
  console.info(
    `${label}: ${forecasts} forecasts, ${said.map((each) => each!.toFixed(2)).join(' ')}`,
  );
  expect(inside80).toBeGreaterThanOrEqual(0.7);
  expect(inside80).toBeLessThanOrEqual(0.9);
  expect(inside95).toBeGreaterThanOrEqual(0.88);
  expect(inside95).toBeLessThanOrEqual(0.995);
  for (const measure of measures) {
    expect(measure.inside80).toBeGreaterThanOrEqual(0.6);
    expect(measure.inside80).toBeLessThanOrEqual(0.95);
  }
  expect(width80).toBeLessThanOrEqual(0.8);
  expect(score).toBeLessThan(naive);
  for (const { low80, value, high80 } of replays) {
    expect(low80).toBeLessThan(value * 0.98);
    expect(high80).toBeGreaterThan(value * 1.02);
  }
}

test.each([1, 2, 3])('ranges of twelve simulated shops of known kinds, seed %i', (seed) => {
  const shops = simulatedShops(seed).map(({ series }) => replay(series, 12));
  expectHonestRanges(`simulated, seed ${seed}`, shops.flat());
});

const FULL_EXPORT = path.resolve('../shared/data');
const MEASURES = ['sessions', 'orders', 'revenue'] as const;

/** Sessions, orders and revenue of the whole months that are published. */
async function publishedMonths(dataFolder: string): Promise<number[][]> {
  const config = loadConfig(path.resolve('examples/toy-shop/report.yaml'));
  const { tables } = await buildReport({ config, dataFolder, progress: SILENT });
  const months = tables
    .find(({ id }) => id === 'performance_by_month')!
    .rows.filter(({ complete }) => complete === 1);
  return MEASURES.map((measure) => months.map((row) => row[measure] as number));
}

/** From a year and a half on, so that there are month-ends before to learn from. */
const FROM = 18;

describe('at the month-ends from a year and a half on', () => {
  test.each([2012, 7, 42])('ranges of the demonstration shop, seed %i', async (seed) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'forecast-coverage-'));
    try {
      await writeDemoData(folder, { seed, scale: 1 });
      const series = await publishedMonths(folder);
      expectHonestRanges(`demonstration, seed ${seed}`, replay(series, FROM));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.runIf(existsSync(FULL_EXPORT))('ranges of the full export', async () => {
    expectHonestRanges('full export', replay(await publishedMonths(FULL_EXPORT), FROM));
  });
});
