import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportError } from '../../src/errors.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { DAMAGES } from './damages.ts';
import type { Damage, Ending } from './export.ts';
import { numbersOf, Workshop } from './run-damage.ts';

let workshop: Workshop;
let whole: BuiltReport;
beforeAll(async () => {
  workshop = new Workshop();
  workshop.renew();
  const outcome = await workshop.report();
  if ('error' in outcome) throw outcome.error;
  whole = outcome.built;
});
afterAll(() => workshop.remove());

test('there are at least sixty damages, each with a name of its own', () => {
  const names = DAMAGES.map(({ table, name }) => `${table}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe('a damaged export ends in a right report or in an error that says where', () => {
  test.each(DAMAGES.map((damage) => [`${damage.table}: ${damage.name}`, damage] as const))(
    '%s',
    async (_, { table, damage, ends, meanwhile }) => {
      workshop.renew();
      damage(workshop.data);
      const outcome = await workshop.report(meanwhile);
      if ('error' in outcome) expectError(outcome.error, ends, `${table}.csv`);
      else expectReport(outcome.built, ends);
    },
  );
});

function expectError(error: ReportError, ends: Ending, file: string): void {
  if (ends === 'same' || !('error' in ends)) throw error;
  const { error: kind, ...place } = ends;
  const found = error.problems.map((problem) => ({
    ...problem,
    file: path.relative(workshop.data, problem.file),
  }));
  expect(found).toContainEqual(expect.objectContaining({ kind, file, ...place }));
  expect(error.message).not.toMatch(/\n\s+at /);
}

function expectReport(built: BuiltReport, ends: Ending): void {
  if (ends === 'same') {
    expect(numbersOf(built)).toEqual(numbersOf(whole));
  } else if ('counts' in ends) {
    const quality = built.tables.find(({ id }) => id === 'data_quality')!;
    const check = quality.rows.find((row) => Object.values(row).includes(ends.counts));
    expect(check).toMatchObject({ failures: ends.rows });
  } else if ('reads' in ends) {
    expect(totals(built)).toMatchObject(ends.reads);
  } else {
    throw new Error(`a report, and not the error ${ends.error}`);
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

test('a build of each kind of damage leaves the published site as it was', async () => {
  const stopping = DAMAGES.filter(({ ends }) => typeof ends === 'object' && 'error' in ends);
  const before = workshop.published();
  for (const { damage, meanwhile } of stopping.filter(
    (one: Damage) => one.meanwhile === undefined,
  )) {
    workshop.renew();
    damage(workshop.data);
    await expect(workshop.build()).rejects.toThrow(/problems? in \d+ files?\.$/);
    expect(meanwhile).toBeUndefined();
    expect(workshop.published()).toBe(before);
  }
});
