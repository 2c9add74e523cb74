import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { CHECKS } from '../../src/shop/checks/catalogue.ts';
import type { CheckInput } from '../../src/shop/checks/check.ts';
import { runChecks } from '../../src/shop/checks/run-checks.ts';
import type { Coverage } from '../../src/shop/facts/coverage.ts';
import { buildFacts } from '../../src/shop/facts/facts.ts';
import { readTables } from '../../src/shop/tables/read-tables.ts';
import { linkTables } from '../../src/shop/tables/table-links.ts';
import { validateTables } from '../../src/shop/tables/validate-tables.ts';
import { DAY_DAMAGES } from '../damages/day-damages.ts';
import { type Export, smallDemo, writeRows } from '../damages/small-demo.ts';
import { queryRows } from '../differential/duckdb.ts';
import { makeShopFile, openShopFile } from '../differential/shop-file.ts';
import { toyRules } from '../differential/shops.ts';
import { TIME_TABLES, timeChecks } from '../differential/time-checks.ts';
import { toyConfig } from '../fixtures/toy-shop.ts';

let good: Export;
let folder: string;
beforeAll(async () => {
  good = await smallDemo();
  folder = mkdtempSync(path.join(os.tmpdir(), 'day-damages-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const OF_TIME = timeChecks(toyConfig.company.opened);

/** A folder of rows that keep to the contract, read and joined. */
async function inputOf(dataFolder: string): Promise<CheckInput> {
  const tables = await readTables(dataFolder, { currency: toyConfig.currency });
  const links = linkTables(tables);
  validateTables(tables, { currency: toyConfig.currency, dataFolder, links });
  return { tables, links, facts: buildFacts(tables, toyConfig), config: toyConfig, dataFolder };
}

/** Units looked at and found by each check of time, by a second computation. Which days are whole is proved by coverage.test.ts. */
async function secondComputation(
  dataFolder: string,
  { firstWholeDay, lastWholeDay }: Coverage,
): Promise<Map<unknown, unknown>> {
  const file = `${dataFolder}.duckdb`;
  await makeShopFile(file, dataFolder, toyConfig.currency, {
    ...toyRules,
    firstWholeDay: formatDay(firstWholeDay),
    lastWholeDay: formatDay(lastWholeDay),
  });
  const connection = await openShopFile(file);
  try {
    const selects = OF_TIME.map(
      ([id, , , , checked, failures]) =>
        `select '${id}' as id, ${checked} as checked, ${failures} as failures`,
    );
    const rows = await queryRows(connection, `with ${TIME_TABLES} ${selects.join(' union all ')}`);
    return new Map(rows.map(({ id, checked, failures }) => [id, [checked, failures]]));
  } finally {
    connection.closeSync();
  }
}

/** The kinds of the problems that stop the report. */
function stopsOf(input: CheckInput): string[] {
  return runChecks(input).problems.map(({ kind }) => kind);
}

describe('what no row tells by itself is found, named and counted as a second computation counts it', () => {
  test.each(DAY_DAMAGES.map((one, place) => [one.name, { ...one, place }] as const))(
    '%s',
    async (_, { damage, place, stops = [], warns = [] }) => {
      const dataFolder = path.join(folder, `${place}`);
      writeRows(dataFolder, damage(good));
      const input = await inputOf(dataFolder);
      const ids = OF_TIME.map(([id]) => id);
      const found = CHECKS.filter(({ id }) => ids.includes(id)).map((check) => ({
        id: check.id,
        ...check.look(input, []),
      }));
      expect(new Map(found.map((one) => [one.id, [one.checked, one.failures]]))).toEqual(
        await secondComputation(dataFolder, input.facts.coverage),
      );
      const failing = found.filter(({ failures }) => failures > 0);
      expect(failing.map(({ id }) => id).sort()).toEqual([...stops, ...warns].sort());
      for (const { examples } of failing) expect(examples[0]).toMatch(/\d/);
      expect(stopsOf(input).filter((kind) => ids.includes(kind))).toEqual(stops);
    },
  );
});
