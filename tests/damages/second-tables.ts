import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvFormat } from 'd3-dsv';
import { formatDay } from '../../src/base/calendar.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { TABLE_NAMES } from '../../src/shop/tables/schema.ts';
import { PROOFS } from '../differential/proofs.ts';
import { differences, type Proof } from '../differential/prove.ts';
import { makeShopFile, openShopFile } from '../differential/shop-file.ts';
import { asking, rulesOf, TINY_TOYS } from '../differential/shops.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import type { readAgain } from './second-reader.ts';

/** What is added up of every row, over all the dimensions that the report has: a row read wrongly shows in one of them. */
const FAMILIES = [
  'performance',
  'drivers',
  'channels',
  'website',
  'products',
  'refunds',
  'load',
  'customers',
];
const COMPARED: readonly Proof[] = FAMILIES.flatMap((family) => PROOFS[family]!);

/**
 * Where the published tables of a damaged tiny shop differ from what SQL makes of the rows that the second reader finds in its files: each
 * cell of whole tables, with neither our reader nor our facts or cubes. `folder` is one to write to.
 */
export async function differencesToSecondReading(
  built: BuiltReport,
  rows: ReturnType<typeof readAgain>,
  folder: string,
): Promise<string[]> {
  const { firstWholeDay, lastWholeDay } = built.coverage;
  const rules = rulesOf(TINY_TOYS, '/thank-you', [
    formatDay(firstWholeDay),
    formatDay(lastWholeDay),
  ]);
  const again = path.join(folder, 'again');
  mkdirSync(again);
  for (const name of TABLE_NAMES)
    writeFileSync(path.join(again, `${name}.csv`), csvFormat([...rows[name]]));
  const file = path.join(folder, 'again.duckdb');
  await makeShopFile(file, again, tinyConfig.currency, rules);
  const connection = await openShopFile(file);
  const shop = {
    label: 'a damaged shop',
    config: tinyConfig,
    rules,
    dataFolder: again,
    published: new Map(built.tables.map((table) => [table.id, table])),
    ...asking(connection),
  };
  const found: string[] = [];
  for (const proof of COMPARED) {
    const ours = shop.published.get(proof.table)!;
    for (const difference of differences(ours, proof, await proof.rows(shop)))
      found.push(`${proof.table}: ${difference}`);
  }
  connection.closeSync();
  return found;
}
