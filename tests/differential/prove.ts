import { beforeAll, describe, expect, test } from 'vitest';
import type { PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { type OpenShop, openBothComputations, type Row, SHOPS, type Shop } from './shops.ts';

/** How a published table is computed once more. Every column is compared but those that are excepted. */
export interface Proof {
  /** Id of the published table. */
  table: string;
  /** Columns that this computation does not compute, and why. */
  except?: Readonly<Record<string, string>>;
  /** Where not all rows are computed: which are. */
  only?: { rows: (row: Row) => boolean; why: string };
  /** The table's rows in any order, money in the currency's unit. */
  rows(shop: OpenShop): Promise<readonly Row[]>;
}

/** A proof that is one query. */
export function bySql(
  table: string,
  sql: string | ((shop: OpenShop) => string),
  except: Proof['except'] = {},
): Proof {
  const rows: Proof['rows'] = (shop) => shop.query(typeof sql === 'string' ? sql : sql(shop));
  return { table, except, rows };
}

/** Tests these tables on every one of these shops. */
export function proveTables(proofs: readonly Proof[], shops: readonly Shop[] = SHOPS): void {
  describe.each(shops)('on $label', (shop) => {
    let both: OpenShop;
    beforeAll(async () => {
      both = await openBothComputations(shop);
    }, 180_000);

    test.each(proofs)('$table is what a second computation makes of the CSVs', async (proof) => {
      const ours = both.published.get(proof.table)!;
      expect(differences(ours, proof, await proof.rows(both)).slice(0, 20)).toEqual([]);
    });
  });
}

/**
 * Where the two computations differ, as `key, column: second computation, published`: counts and sums of money exactly, everything else by more than
 * 1e-9 of its size.
 */
export function differences(ours: PublishedTable, proof: Proof, theirs: readonly Row[]): string[] {
  const { only, except = {} } = proof;
  const keyOf = (row: Row): string => ours.grain.map((name) => row[name]).join(' | ');
  const compared = ours.columns.filter(({ name }) => !(name in except));
  const unmatched = new Map(
    ours.rows.filter((row) => only?.rows(row) ?? true).map((row) => [keyOf(row), row]),
  );
  const found = theirs.flatMap((row) => {
    const key = keyOf(row);
    const own = unmatched.get(key);
    if (own === undefined) return [`${key}: only in the second computation`];
    unmatched.delete(key);
    return compared
      .filter(({ name, type }) => !agree(row[name], own[name], type))
      .map(({ name }) => `${key}, ${name}: ${row[name]}, ${own[name]}`);
  });
  return [...found, ...[...unmatched.keys()].map((key) => `${key}: only published`)];
}

/** A column that the second computation did not compute is undefined and agrees with nothing. */
function agree(theirs: unknown, ours: unknown, type: string): boolean {
  if (typeof theirs !== 'number' || typeof ours !== 'number') return theirs === ours;
  // What is published are the nearest whole cents; a half may go either way, since it came through a double.
  if (type === 'money') return Math.abs(theirs - ours) * 100 <= 0.5 + 1e-6;
  if (type === 'count' || type === 'flag') return theirs === ours;
  return Math.abs(theirs - ours) <= 1e-9 * Math.max(1, Math.abs(theirs));
}
