import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatDay, formatTimestamp } from '../../../src/base/calendar.ts';
import { loadConfig } from '../../../src/shop/config/load-config.ts';
import { CUBES, type Cubes } from '../../../src/shop/cubes/catalogue.ts';
import type { CubeDefinition } from '../../../src/shop/cubes/cube.ts';
import { queryRows } from '../../differential/duckdb.ts';
import { openShopFile } from '../../differential/shop-file.ts';
import { databaseOf, SHOPS } from '../../differential/shops.ts';
import { loadShop } from '../../fixtures/tiny-shop.ts';

const reportConfig = loadConfig(path.resolve('examples/toy-shop/report.yaml'));

describe.each(SHOPS)('on $label', (shop) => {
  const { config } = shop;
  let cubes: Cubes;
  let database: DuckDBConnection;
  beforeAll(async () => {
    ({ cubes } = await loadShop(await shop.dataFolder(), config));
    database = await openShopFile(await databaseOf(shop));
  }, 180_000);

  test.each(CUBES)(
    'the cube $id equals its reference SQL in every row and measure',
    async (cube) => {
      const columns = [...cube.grain, ...cube.measures(config)];
      const ours = cubes[cube.id].objects() as Record<string, unknown>[];
      const theirs = await queryRows(database, cube.sql(config));
      const asLines = (rows: readonly Record<string, unknown>[]) =>
        rows.map((row) => columns.map((name) => asText(name, row[name], cube)).join('|')).sort();
      expect(asLines(ours)).toEqual(asLines(theirs));
      // These shops export no spend (see tests/metrics/tables/marketing-spend.test.ts), and the tiny one declares no experiment.
      const mayBeEmpty =
        cube.id === 'spend' || (cube.id === 'experiments' && config.experiments.length === 0);
      if (!mayBeEmpty) expect(ours.length).toBeGreaterThan(0);
    },
  );
});

/** Days and times as the database writes them, so that both computations give the same text. */
function asText(column: string, value: unknown, { times = [] }: CubeDefinition): string {
  if (typeof value !== 'number') return String(value);
  if (column === 'day' || column === 'week') return formatDay(value);
  return times.includes(column) ? formatTimestamp(value) : String(value);
}

test('the reference SQL uses no dialect of one database', () => {
  for (const cube of CUBES) {
    expect(cube.sql(reportConfig)).not.toMatch(
      /::|\bdate_trunc\b|\bqualify\b|\bfilter\s*\(|\bilike\b|\bregexp|\bstrftime\b|\bepoch\b|\blist_/i,
    );
  }
});
