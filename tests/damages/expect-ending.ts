import path from 'node:path';
import { expect } from 'vitest';
import type { ReportError } from '../../src/base/errors.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import type { Damage, Ending } from './export.ts';
import { numbersOf, type Workshop } from './run-damage.ts';

/** Damages the workshop's export and expects it to end as the damage says; a build that stops leaves the published site alone. */
export async function expectEnding(
  workshop: Workshop,
  whole: BuiltReport,
  { table, damage, ends, meanwhile }: Damage,
): Promise<void> {
  workshop.renew();
  damage(workshop.data);
  if (ends === 'same' || !('error' in ends)) {
    const outcome = await workshop.report();
    if ('error' in outcome) throw outcome.error;
    expectReport(outcome.built, whole, ends);
    return;
  }
  const before = workshop.published();
  const outcome = await workshop.build(meanwhile);
  if (!('error' in outcome)) throw new Error(`a report, and not the error ${ends.error}`);
  expectError(outcome.error, workshop.data, { file: `${table}.csv`, ...ends });
  expect(workshop.published()).toBe(before);
}

function expectError(
  error: ReportError,
  folder: string,
  { error: kind, alone, ...place }: Extract<Ending, { error: string }>,
): void {
  const found = error.problems.map((problem) => ({
    ...problem,
    file: path.relative(folder, problem.file),
  }));
  expect(found).toContainEqual(expect.objectContaining({ kind, ...place }));
  if (alone) expect(found).toHaveLength(1);
  expect(error.message).not.toMatch(/\n\s+at /);
}

function expectReport(
  built: BuiltReport,
  whole: BuiltReport,
  ends: Exclude<Ending, { error: string }>,
): void {
  if (ends === 'same') {
    expect(numbersOf(built)).toEqual(numbersOf(whole));
  } else if ('counts' in ends) {
    const quality = built.tables.find(({ id }) => id === 'data_quality')!;
    const check = quality.rows.find((row) => Object.values(row).includes(ends.counts));
    expect(check).toMatchObject({ failures: ends.rows });
  } else {
    expect(totals(built)).toMatchObject(ends.reads);
  }
}

function totals({ tables }: BuiltReport): Record<string, number> {
  const { rows } = tables.find(({ id }) => id === 'performance_by_day')!;
  const total = (column: string): number =>
    Math.round(rows.reduce((sum, row) => sum + Number(row[column]), 0) * 100) / 100;
  return Object.fromEntries(
    ['sessions', 'orders', 'revenue', 'refunds'].map((column) => [column, total(column)]),
  );
}
