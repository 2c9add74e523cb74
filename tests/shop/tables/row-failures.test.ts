import { describe, expect, test } from 'vitest';
import { type Files, messageOf, read, TINY_SHOP, text } from './tiny-shop.ts';

const [HEADER, ...ROWS] = TINY_SHOP.website_pageviews as [string, ...string[]];

/** Page views of these lines. */
const views = (...lines: readonly string[]): Files => ({ 'website_pageviews.csv': text(lines) });

describe('readTables(folder) tells a pattern of rows once', () => {
  test.each<[string, Files, string]>([
    [
      'an index that the header does not name',
      views(HEADER, ...ROWS.map((row, at) => `${at},${row}`)),
      'row 2: all 6 rows of this file have 1 field more than the header, such as "0,1,2014-03-01 10:00:00,1,/home"; expected 4 fields, as in the header. Do the rows begin with a number that the header does not name (an index), or hold a comma outside of quotes? Export header and rows together, with fields quoted.',
    ],
    [
      'a comma at the end',
      views(HEADER, ...ROWS.map((row) => `${row},`)),
      'row 2: all 6 rows of this file have 1 field more than the header, such as "1,2014-03-01 10:00:00,1,/home,"; expected 4 fields, as in the header. The rows end in a comma and the header does not: export header and rows in the same way.',
    ],
    [
      'a comma at the end of the header alone',
      views(`${HEADER},`, ...ROWS),
      'row 2: all 6 rows of this file have 1 field less than the header, such as "1,2014-03-01 10:00:00,1,/home"; expected 5 fields, as in the header. Does the header name a column, or end in a comma, that the rows do not have? Export header and rows together.',
    ],
    [
      'lines that end twice',
      views(HEADER, ...ROWS.flatMap((row) => [row, '']).slice(0, -1)),
      "row 3: 5 rows between the others are blank, the first of them here. Each line ends twice, as Python's csv writes it on Windows without newline=''. Export it anew.",
    ],
    [
      'a few blank lines',
      views(HEADER, '', ...ROWS.slice(0, 5), '', ...ROWS.slice(5), ''),
      'row 2: 2 rows between the others are blank, the first of them here. Remove the blank lines; at the end of a file they do no harm.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(
      `data/website_pageviews.csv, ${expected}\n1 problem in 1 file.`,
    );
  });

  test('with decimal commas that became separators', async () => {
    const [header, ...rows] = TINY_SHOP.orders;
    const files = { 'orders.csv': text([header!, ...rows.map((row) => row.replaceAll('.', ','))]) };
    expect(await messageOf(read(files))).toContain('Are amounts written with a decimal comma?');
  });
});

test.each([
  ['an empty line', '\n'],
  ['several', '\n\r\n\n'],
  ['blanks without a line end', '   '],
  ['bare commas, as spreadsheets leave them', ',,,\n,,,\n'],
])('readTables(folder) passes over empty rows at the end: %s', async (_, end) => {
  const views = `${text(TINY_SHOP.website_pageviews)}${end}`;
  for (const chunkBytes of [1, 7, 1000]) {
    const { website_pageviews } = await read({ 'website_pageviews.csv': views }, chunkBytes);
    expect(website_pageviews.columns).toEqual((await read()).website_pageviews.columns);
    expect(website_pageviews.source.files[0]!.rows).toBe(6);
  }
});
