import { expect, test } from 'vitest';
import { writeSpend } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

/** What the tiny shop's paid sessions did cost, a row for each of their days. */
const GOOD = [
  '2014-11-29,gsearch,nonbrand,0.50',
  '2014-11-30,gsearch,nonbrand,0.50',
  '2014-12-02,bsearch,nonbrand,0.60',
  '2014-12-15,gsearch,brand,0.20',
  '2015-01-05,socialbook,pilot,0.70',
];

const IDS = [
  'spend-has-sessions',
  'spend-month-has-sessions',
  'spend-covers-month',
  'spend-covers-day',
  'spend-covers-channel',
  'spend-within-revenue',
  'spend-usual',
  'spend-per-session',
] as const;

const CASES: readonly [string, readonly string[], Partial<Record<(typeof IDS)[number], number>>][] =
  [
    ['spend of all paid sessions', GOOD, {}],
    [
      'a campaign in another spelling',
      GOOD.map((row) => row.replace('pilot', 'Pilot')),
      { 'spend-has-sessions': 1 },
    ],
    [
      'a source without its campaigns',
      GOOD.map((row) => row.replace('socialbook,pilot', 'socialbook,')),
      {},
    ],
    [
      'a campaign that goes on without sessions',
      [...GOOD, '2015-01-03,bsearch,nonbrand,0.60'],
      { 'spend-month-has-sessions': 1 },
    ],
    ['a month that is missing', GOOD.filter((row) => row < '2015'), { 'spend-covers-channel': 1 }],
    [
      'a campaign that is missing in one of its months',
      [
        ...GOOD.slice(0, 2),
        '2014-12-02,bsearch,nonbrand,0.60',
        '2014-11-28,gsearch,brand,0.20',
        GOOD[4]!,
      ],
      { 'spend-covers-month': 1, 'spend-month-has-sessions': 1 },
    ],
    [
      'a channel that is missing',
      GOOD.filter((row) => !row.includes('bsearch')),
      { 'spend-covers-channel': 1 },
    ],
    [
      'millionths',
      GOOD.map((row) => row.replace(/[\d.]+$/, (amount) => String(Number(amount) * 1e6))),
      { 'spend-within-revenue': 3 },
    ],
    [
      'one amount a hundred times too high',
      [...GOOD, '2014-12-01,gsearch,nonbrand,50.00'],
      { 'spend-usual': 1, 'spend-month-has-sessions': 1 },
    ],
    [
      'amounts in thousands',
      GOOD.map((row) => row.replace(/[\d.]+$/, '0.00')),
      { 'spend-per-session': 4, 'spend-covers-channel': 4 },
    ],
  ];

test.each(CASES)('%s', async (_, lines, expected) => {
  const found = await checkTinyShop((folder) => writeSpend(folder, lines));
  const failures = Object.fromEntries(
    IDS.map((id) => [id, checkOf(id, found).failures] as const).filter(([, count]) => count > 0),
  );
  const wanted = Object.fromEntries(Object.entries(expected).filter(([, count]) => count > 0));
  expect(failures).toEqual(wanted);
});

test('a shop without a table of spend has none of these checks', async () => {
  const ids = (await checkTinyShop(() => {})).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('spend-'))).toEqual([]);
});
