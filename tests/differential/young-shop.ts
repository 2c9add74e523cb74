import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { onceARun } from '../once-a-run.ts';
import { createTables, openDatabase } from './duckdb.ts';
import { demoFolder, rulesOf, type Shop, TOYS, toyConfig } from './shops.ts';

/**
 * The last half year of the demonstration data, from an afternoon on: a shop without a year to look back on, whose export begins and ends within a
 * day, in the middle of its users' lives. One quarter of it is whole.
 */
const FIRST_DAY = '2014-09-15';
const FROM = `timestamp '${FIRST_DAY} 15:30:00'`;
const SESSIONS = `website_session_id in (select website_session_id from website_sessions where created_at >= ${FROM})`;
const ORDERS = `order_id in (select order_id from orders where ${SESSIONS})`;
const KEPT = {
  products: 'true',
  website_sessions: `created_at >= ${FROM}`,
  website_pageviews: SESSIONS,
  orders: SESSIONS,
  order_items: ORDERS,
  order_item_refunds: ORDERS,
};

export const YOUNG_SHOP: Shop = {
  label: 'the young shop',
  // With the experiments that its days have anything of, told to go on for months after the control was taken away.
  config: {
    ...toyConfig,
    experiments: toyConfig.experiments
      .filter(({ end_date }) => end_date > FIRST_DAY)
      .map((experiment) => ({ ...experiment, end_date: '2015-03-01' })),
  },
  rules: rulesOf(TOYS, '/thank-you-for-your-order', ['2014-09-16', '2015-03-18']),
  dataFolder: () =>
    onceARun('young', async (folder) => {
      await mkdir(folder);
      const connection = await openDatabase();
      try {
        await createTables(connection, await demoFolder(), toyConfig.currency);
        for (const [table, kept] of Object.entries(KEPT))
          await connection.run(
            `copy (select * from ${table} where ${kept}) to '${path.join(folder, `${table}.csv`)}' (header)`,
          );
      } finally {
        connection.closeSync();
      }
    }),
};
