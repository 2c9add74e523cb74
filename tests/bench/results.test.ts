import { describe, expect, test } from 'vitest';
import type { DataReport } from '../../bench/measure-data.ts';
import { medianReport } from '../../bench/measure-step.ts';
import { medianAudit, type PageAudit } from '../../bench/page-report.ts';
import { growthLines, pagesTable, resultsTable } from '../../bench/results.ts';
import type { StepReport } from '../../bench/steps/step.ts';

function step(seconds: number, peakMegabytes: number): StepReport {
  return { seconds, peakMegabytes, stages: { Read: seconds / 2 }, rows: 1000 };
}

function data(label: string, rows: number, tables: StepReport): DataReport {
  return {
    label,
    rows,
    tables,
    duckdbEachQuery: step(4, 100),
    duckdbOnce: step(2, 200),
    site: step(8, 600),
  };
}

describe('medianReport', () => {
  test('takes the middle of each number by itself', () => {
    expect(medianReport([step(3, 10), step(1, 30), step(2, 20)])).toEqual(step(2, 20));
    expect(medianReport([step(1, 30), step(2, 10), step(9, 20)])).toEqual(step(2, 20));
  });

  test('of an even number of runs is the mean of the two in the middle', () => {
    expect(medianReport([step(1, 10), step(3, 20), step(9, 30), step(2, 40)])).toEqual(
      step(2.5, 25),
    );
  });
});

test('resultsTable(reports) compares with the faster and with the leaner way of DuckDB', () => {
  // 3 s beside the faster 2 s, 150 MB beside the leaner 100 MB.
  const [, , tables] = resultsTable([data('scale 1', 1_740_000, step(3, 150))]).split('\n');
  expect(tables!.split('|').map((cell) => cell.trim())).toEqual([
    '',
    'scale 1, 1.74 M rows',
    'CSVs to published tables',
    '3.00',
    '150',
    '1.50',
    '1.50',
    '',
  ]);
});

describe('pages', () => {
  const audit = (performance: number | null, failed: string[] = []): PageAudit => ({
    scores: { performance, accessibility: 100, 'best-practices': 100, seo: 100 },
    failed,
    bytes: 2048,
    scriptBytes: 512,
    requests: performance === null ? 0 : 4,
  });

  test('medianAudit takes the middle score, leaves out runs without one, and keeps every audit that failed', () => {
    const median = medianAudit([audit(96, ['blocking']), audit(null), audit(100), audit(99)]);
    expect(median.scores.performance).toBe(99);
    expect(median.failed).toEqual(['blocking']);
    expect(medianAudit([audit(null), audit(97)]).requests).toBe(4);
    expect(medianAudit([audit(null)]).scores.performance).toBeNull();
  });

  test('pagesTable says scores, bytes, requests and scripts of a page', () => {
    const [, , row] = pagesTable([{ ...audit(null), path: '/', runs: 3 }]).split('\n');
    const cells = row!.split('|').map((cell) => cell.trim());
    expect(cells.slice(1, -1)).toEqual(['/', 'none', '100', '100', '100', '2.0', '0', '0.5', '3']);
  });
});

describe('growthLines', () => {
  const small = data('scale 1', 1000, step(1, 100));

  test.each([
    ['as much as the rows', step(4, 400), 'linear or better'],
    ['a little more, as runs differ', step(4.39, 100), 'linear or better'],
    ['more in seconds', step(4.5, 100), 'WORSE THAN LINEAR'],
    ['more in memory', step(4, 450), 'WORSE THAN LINEAR'],
  ])('of four times the rows, when a step grows %s, says %s', (_, tables, verdict) => {
    const [line] = growthLines([small, data('scale 4', 4000, tables)]);
    expect(line).toContain('4.00 x the rows');
    expect(line).toContain(verdict);
  });

  test('are none for one data folder', () => {
    expect(growthLines([small])).toEqual([]);
  });
});
