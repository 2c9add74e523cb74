import type { QualityCheck } from '../../src/shop/tables/quality-check.ts';
import { queryRows } from '../differential/duckdb.ts';
import type { Row } from '../differential/likeness.ts';
import { makeShopFile, openShopFile } from '../differential/shop-file.ts';
import { type OpenShop, toyRules } from '../differential/shops.ts';
import { checkOf } from '../shop/checks/check-tiny-shop.ts';

/** What SQL counts of each of these checks in a folder: units looked at, failures. */
export async function countedBySql(
  dataFolder: string,
  checksOf: (shop: OpenShop) => readonly Row[],
): Promise<Map<string, number[]>> {
  const file = `${dataFolder}.duckdb`;
  await makeShopFile(file, dataFolder, 'USD', toyRules);
  const connection = await openShopFile(file);
  try {
    const selects = checksOf({ rules: toyRules } as OpenShop).map(
      ([id, , , , checked, failures]) =>
        `select '${id}' as id, ${checked} as checked, ${failures} as failures`,
    );
    const rows = await queryRows(connection, selects.join(' union all '));
    return new Map(
      rows.map((row) => [String(row.id), [Number(row.checked), Number(row.failures)]]),
    );
  } finally {
    connection.closeSync();
  }
}

/** What the checks of these ids count. */
export function countedByUs(
  checks: readonly QualityCheck[],
  ids: Iterable<string>,
): Map<string, number[]> {
  return new Map(
    [...ids].map((id) => {
      const { checked, failures } = checkOf(id, checks);
      return [id, [checked, failures]];
    }),
  );
}
