import { describe, expect, test } from 'vitest';
import { errorOf, type Files, messageOf, read, TINY_SHOP, text } from './tiny-shop.ts';

const HEADER = TINY_SHOP.orders[0]!;

/** Orders of these rows. */
const rows = (...changed: readonly string[]): Files => ({
  'orders.csv': text([HEADER, ...changed]),
});

const order = (id: number | string, time = '2014-03-01 11:05:00', price = '49.99'): string =>
  `${id},${time},2,8,1,1,${price},19.49`;

/** Each table with every time written otherwise. */
const times = (write: (time: string) => string): Files =>
  Object.fromEntries(
    Object.entries(TINY_SHOP).map(([name, lines]) => [
      `${name}.csv`,
      text(lines.map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, write))),
    ]),
  );

describe('readTables(folder) tells a pattern of cells once, with its count, an example and what it comes from', () => {
  test.each<[string, Files, string]>([
    [
      'in every row',
      rows(order(1, '3/1/2014 11:05'), order(2, '3/5/2014 13:09')),
      'data/orders.csv, row 2, column created_at: every created_at of this file (2 rows) is like "3/1/2014 11:05", a date as spreadsheets write it; expected a date and time such as 2014-09-16 23:59:59, between 1990 and 2100. Was the file saved by Excel or another spreadsheet? Export the table from the database anew, and do not save the CSV in a spreadsheet. If the shop writes its dates so, say how in report.yaml: formats: { timestamp: "M/D/YYYY H:mm" } or "D/M/YYYY H:mm".',
    ],
    [
      'in most rows',
      rows(order(1), order(2, undefined, '$5'), order(3, undefined, '$6')),
      'data/orders.csv, row 3, column price_usd: price_usd is, in 2 of 3 rows (67%) of this file, like "$5", an amount with its currency; expected an amount >= 0 with a point and at most two decimals, such as 49.99. Export the bare number; the currency stands in the name of the column.',
    ],
    [
      'in two columns of a file',
      rows('1.,2014-03-01 11:05:00,2.,8,1,1,49.99,19.49', '2.,2014-03-05 13:09:00,4.,7,1,2,1,1'),
      'data/orders.csv, row 2, column order_id: every order_id of this file (2 rows) is like "1.", a whole number written with decimals, as pandas does where a column has gaps; the same in website_session_id of data/orders.csv (all 2 rows); expected a whole number from 0 to 9007199254740991. Export whole numbers: for instance astype(\'Int64\') in pandas, or a cast to bigint.',
    ],
    [
      'of empty fields',
      rows(...Array.from({ length: 6 }, () => order(''))),
      'data/orders.csv, row 2, column order_id: every order_id of this file (6 rows) is empty; expected a whole number from 0 to 9007199254740991. This column must always be filled; correct the export.',
    ],
    [
      'of a shape that nobody knows',
      rows(...Array.from({ length: 6 }, (_, at) => order(at, 'yesterday'))),
      'data/orders.csv, row 2, column created_at: every created_at of this file (6 rows) is like "yesterday"; expected a date and time such as 2014-09-16 23:59:59, between 1990 and 2100. Export this column anew in the form that is expected, or look whether the columns have changed places.',
    ],
    [
      'of many shapes that nobody knows',
      rows(...['a', 'b!', 'c?', 'd%', 'e&', 'f*', 'g+'].map((id) => order(id))),
      'data/orders.csv, row 2, column order_id: every order_id of this file (7 rows) is like "a", "b!" and "c?"; expected a whole number from 0 to 9007199254740991. Export this column anew in the form that is expected, or look whether the columns have changed places.',
    ],
    [
      'in 6 of 1,000 rows',
      rows(
        ...Array.from({ length: 1000 }, (_, at) => order(at, undefined, at % 180 ? '1' : '1e1')),
      ),
      'data/orders.csv, row 2, column price_usd: price_usd is, in 6 of 1,000 rows (1%) of this file, like "1e1", a number as a spreadsheet shortens it; expected an amount >= 0 with a point and at most two decimals, such as 49.99. Its last digits are lost. Was the file saved by Excel or another spreadsheet? Export the table from the database anew, and do not save the CSV in a spreadsheet.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test.each([
    ['T…Z', (time: string) => `${time.replace(' ', 'T')}Z`],
    ['offsets', (time: string) => `${time}+02:00`],
    ['days alone', (time: string) => time.slice(0, 10)],
    ['single quotes', (time: string) => `'${time}'`],
  ])('in all six tables: %s', async (_, write) => {
    const { problems } = await errorOf(read(times(write)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: 'not-a-timestamp', row: 2, column: 'created_at' });
    expect(problems[0]!.message).toContain('website_pageviews.csv (all 6 rows)');
    expect(problems[0]!.hint).not.toContain('Correct the cell');
  });
});

test('readTables(folder) tells a row that is none as one problem', async () => {
  expect(await messageOf(read(rows(order(1), order(2), 'Total,,,,,,99.98,38.98')))).toBe(
    'data/orders.csv, row 4, column order_id: 6 fields of this row are not what their columns hold: order_id ("Total"), created_at (an empty field), website_session_id (an empty field), user_id (an empty field), primary_product_id (an empty field) and items_purchased (an empty field). Is it a total or a note, or are its fields moved by one? Remove it, or restore the row.\n1 problem in 1 file.',
  );
});

test('readTables(folder) tells a header that stands again as that', async () => {
  const files = rows(order(1), HEADER, order(2), HEADER, order(3));
  expect(await messageOf(read(files))).toBe(
    'data/orders.csv, row 3: the header stands again in rows 3 and 5: files were joined to one. Remove it, and check that no row stands twice; or keep the files apart, as parts in a folder.\n1 problem in 1 file.',
  );
});

test('readTables(folder) tells a few cells each by its row, also beside a pattern', async () => {
  const files = rows(
    ...Array.from({ length: 20 }, (_, at) =>
      order(at, at % 2 ? '3/1/2014' : '2014-03-01 11:05:00'),
    ),
    order('x1'),
    order(30, 'never'),
  );
  const { problems } = await errorOf(read(files));
  expect(problems.map(({ row, column, found }) => [row, column, found])).toEqual([
    [3, 'created_at', undefined],
    [22, 'order_id', '"x1"'],
    [23, 'created_at', '"never"'],
  ]);
});
