import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthShareChecks, SHARE_COUNTS } from '../differential/month-share-checks.ts';
import { toyConfig } from '../fixtures/toy-shop.ts';
import { acceptingAll } from '../shop/checks/accept-all.ts';
import { checkFolder, checkOf } from '../shop/checks/check-tiny-shop.ts';
import { countedBySql, countedByUs } from './counted-by-sql.ts';
import { between, type Export, smallDemo, writeRows } from './small-demo.ts';

type Row = Export['website_sessions'][number];

const MAY = between('2014-05-01', '2014-06-01');

/** Sessions of a month, or of other days, changed. */
const change =
  (changed: (row: Row, place: number) => Partial<Row>, holds: (row: Row) => boolean = MAY) =>
  (rows: Export): Export => ({
    ...rows,
    website_sessions: rows.website_sessions.map((row, place) =>
      holds(row) ? ({ ...row, ...changed(row, place) } as Row) : row,
    ),
  });

const exchange =
  (column: string, one: string, other: string) =>
  (row: Row): Partial<Row> => ({
    [column]: { [one]: other, [other]: one }[row[column]!] ?? row[column]!,
  });

/** Columns of a row taken from the row that stands so many before it. */
const mixed =
  (columns: readonly string[], rows: readonly Row[]) =>
  (_: Row, place: number): Partial<Row> =>
    Object.fromEntries(columns.map((column) => [column, rows[place - 97]![column]!]));

/** Each: what is wrong, how, the checks that tell it, with words of the first. */
const DAMAGES: readonly [string, (rows: Export) => Export, readonly string[], string?][] = [
  ['nothing', (rows) => rows, []],
  [
    'devices that changed places for a month',
    change(exchange('device_type', 'desktop', 'mobile')),
    ['month-shares-usual', 'devices-differ-as-usual'],
    '2014-05 (device_type "desktop": 3',
  ],
  [
    'a third of the desktops told as mobile for a month',
    change(({ website_session_id: id, device_type }) => ({
      device_type: Number(id) % 3 === 0 ? 'mobile' : device_type!,
    })),
    ['month-shares-usual'],
  ],
  [
    'a campaign under the name of another for a month',
    change(({ utm_campaign }) => ({
      utm_campaign: utm_campaign === 'nonbrand' ? 'brand' : utm_campaign!,
    })),
    ['month-shares-usual', 'names-go-together'],
    '2014-05 (utm_campaign "nonbrand": 0%, 70% and 69% in the months beside it)',
  ],
  [
    'sources of other rows for a month',
    (rows) => change(mixed(['utm_source'], rows.website_sessions))(rows),
    ['names-go-together'],
    'sessions: utm_source and ',
  ],
  [
    'devices of other rows in a month of too few sessions to tell',
    (rows) =>
      change(
        mixed(['device_type'], rows.website_sessions),
        between('2013-01-01', '2013-02-01'),
      )(rows),
    [],
  ],
  [
    'a campaign that is new, large and gone after a month',
    change(({ website_session_id: id }) =>
      Number(id) % 2 === 0
        ? {}
        : {
            utm_source: 'fair',
            utm_campaign: 'spring',
            utm_content: 'spring',
            http_referer: 'https://fair.example',
          },
    ),
    [],
  ],
];

let folder: string;
let good: Export;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shares-'));
  good = await smallDemo();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('names that changed places for a while', () => {
  test.each(DAMAGES.map((damage, place) => [damage[0], damage, place] as const))(
    '%s',
    async (_, [, damage, expected, words = ''], place) => {
      const dataFolder = path.join(folder, `${place}`);
      writeRows(dataFolder, damage(good));
      const checks = await checkFolder(dataFolder, acceptingAll(toyConfig));
      const sql = await countedBySql(
        dataFolder,
        () =>
          monthShareChecks.map(([id, ...rest]) => {
            const [failures, ...about] = rest.toReversed();
            return [id, ...about.toReversed(), `(with ${SHARE_COUNTS} select ${failures})`];
          }) as unknown as typeof monthShareChecks,
      );
      expect(countedByUs(checks, sql.keys())).toEqual(sql);
      const failing = [...sql].filter(([, [, failures]]) => failures! > 0).map(([id]) => id);
      expect(failing.sort()).toEqual([...expected].sort());
      const told = expected.flatMap((id) => checkOf(id, checks).examples).join('\n');
      expect(told).toContain(words);
    },
  );
});
