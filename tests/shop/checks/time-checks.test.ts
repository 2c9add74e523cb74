import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECOND_SHOP } from '../../../demo/second-shop.ts';
import { type SimulationOptions, simulateShop } from '../../../demo/simulate-shop.ts';
import { ReportError } from '../../../src/base/errors.ts';
import { CHECKS } from '../../../src/shop/checks/catalogue.ts';
import { loadConfig } from '../../../src/shop/config/load-config.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { buildFacts } from '../../../src/shop/facts/facts.ts';
import type { Tables } from '../../../src/shop/tables/schema.ts';
import { linkTables } from '../../../src/shop/tables/table-links.ts';
import { timeChecks } from '../../differential/time-checks.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { toyConfig } from '../../fixtures/toy-shop.ts';
import { checkTinyShop } from './check-tiny-shop.ts';

const OF_TIME = timeChecks('2014-11-29').map(([id]) => id);

/** What the checks of time find in a shop as it is simulated. */
function foundIn(options: SimulationOptions, config: ReportConfig): Record<string, number> {
  // Where a table came from is asked for examples alone, of which there are none without a finding.
  const tables = simulateShop(options) as unknown as Tables;
  const facts = buildFacts(tables, config);
  const input = { tables, links: linkTables(tables), facts, config, dataFolder: 'data' };
  const found = CHECKS.filter(({ id }) => OF_TIME.includes(id)).map(
    ({ id, look }) => [id, look(input, []).failures] as const,
  );
  return Object.fromEntries(found.filter(([, failures]) => failures > 0));
}

describe('a good shop has no finding, whatever chance made of it', () => {
  test.each(
    [2012, 7, 99].flatMap((seed) => [0.005, 0.02, 0.2].map((scale) => [seed, scale] as const)),
  )('the demonstration shop of seed %i at scale %f', (seed, scale) => {
    expect(foundIn({ seed, scale }, toyConfig)).toEqual({});
  });

  test.each([0.02, 0.2])('the second shop at scale %f, which takes nothing back', (scale) => {
    const config = loadConfig(path.resolve('examples/second-shop/report.yaml'));
    // 67 orders, and 670.
    const found = foundIn({ seed: 2012, scale, shop: SECOND_SHOP }, config);
    expect(found).toEqual(scale === 0.02 ? {} : { 'refunds-are-there': 1 });
  });
});

/** Changes the lines of a table of the tiny shop. */
const lines =
  (table: string, change: (lines: string[]) => string[]) =>
  (folder: string): void => {
    const file = path.join(folder, `${table}.csv`);
    const read = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${change(read).join('\n')}\n`);
  };

const visit = (time: string, id = 11) => ({
  website_sessions: `${id},${time},${id},0,NULL,NULL,NULL,desktop,NULL\n`,
  website_pageviews: `${100 + id},${time},${id},/home\n`,
});

/** Further visits, at these times. */
const visits =
  (...times: string[]) =>
  (folder: string): void => {
    for (const [place, time] of times.entries())
      for (const [table, line] of Object.entries(visit(time, 11 + place)))
        appendFileSync(path.join(folder, `${table}.csv`), line);
  };

const opened = (day: string): ReportConfig => ({
  ...tinyConfig,
  company: { ...tinyConfig.company, opened: day },
});

describe('the tiny shop, with its quiet weeks', () => {
  test.each([
    ['a visit a year later', '2015-12-24 12:00:00', '2015-12-24, after 351 days without'],
    ['a visit a year before', '2013-06-01 12:00:00', '2013-06-01, before 545 days without'],
  ])('stops at %s, and names row and day', async (_, time, words) => {
    const run = checkTinyShop(visits(time));
    await expect(run).rejects.toThrow(ReportError);
    await expect(run).rejects.toThrow(`website_sessions.csv, row 12 (${words}`);
  });

  test('stops where orders end a month before sessions that saw the page after an order', async () => {
    const run = checkTinyShop((folder) => {
      lines('orders', (all) => all.slice(0, 3))(folder);
      lines('order_items', (all) => all.slice(0, 4))(folder);
      lines('order_item_refunds', (all) => all.slice(0, 2))(folder);
    });
    await expect(run).rejects.toThrow('2 of 10 rows failed: website_sessions.csv, row 8');
  });

  test.each<
    | [string, (folder: string) => void, Record<string, number>, ReportConfig]
    | [string, (folder: string) => void, Record<string, number>]
  >([
    ['nothing', () => {}, {}],
    ['a visit two weeks later', visits('2015-01-20 12:00:00'), {}],
    ['a visit two months later', visits('2015-03-06 12:00:00'), {}],
    ['the last visit twice', repeatLastVisit, { 'session-stands-once': 1 }],
    [
      'sixty visits within a minute',
      visits(
        ...Array.from(
          { length: 60 },
          (_, second) => `2014-12-10 03:00:${String(second).padStart(2, '0')}`,
        ),
      ),
      { 'session-time-fits-id': 4, 'sessions-come-one-by-one': 60, 'busy-day-buys': 1 },
    ],
    ['opened a day later', () => {}, { 'session-after-opening': 1 }, opened('2014-11-30')],
    ['opened in another century', () => {}, { 'opening-fits-sessions': 1 }, opened('1914-11-29')],
    [
      'opened two years before, of which nobody knew',
      () => {},
      { 'opening-fits-sessions': 1 },
      opened('2012-11-29'),
    ],
    ['opened half a year before', () => {}, {}, opened('2014-05-29')],
  ])('warns of what it should: %s', async (_, change, found, config = tinyConfig) => {
    const checks = await checkTinyShop(change, config);
    const failing = checks.filter(({ id, failures }) => OF_TIME.includes(id) && failures > 0);
    expect(Object.fromEntries(failing.map(({ id, failures }) => [id, failures]))).toEqual(found);
  });
});

function repeatLastVisit(folder: string): void {
  lines('website_sessions', (all) => [...all, all.at(-1)!.replace(/^10,/, '11,')])(folder);
}
