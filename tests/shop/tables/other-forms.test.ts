import { describe, expect, test } from 'vitest';
import { CONTRACT_FORMATS, type Formats } from '../../../src/shop/tables/formats.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import type { TableName, Tables } from '../../../src/shop/tables/schema.ts';
import { type Files, messageOf, read, TINY_SHOP, text, writeShop } from './tiny-shop.ts';

/** Every table with its lines written otherwise. */
const everywhere = (write: (line: string, at: number) => string): Files =>
  Object.fromEntries(
    Object.entries(TINY_SHOP).map(([name, lines]) => [`${name}.csv`, text(lines.map(write))]),
  );

const names = (write: (name: string) => string): Files =>
  everywhere((line, at) => (at === 0 ? line.split(',').map(write).join(',') : line));

const TIMES = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g;
const times = (write: (time: string) => string): Files =>
  everywhere((line) => line.replace(TIMES, write));

const readAs = (files: Files, formats: Partial<Formats>): Promise<Tables> =>
  readTables(writeShop(files), {
    currency: 'USD',
    formats: { ...CONTRACT_FORMATS, ...formats },
  });

const columnsOf = (tables: Tables): unknown =>
  Object.values(tables).map(({ rows, columns }) => ({ rows, columns }));

/** `[2014, 3, 1, 11, 5]` of a time, as numbers without zeros before them. */
const partsOf = (time: string): number[] => time.split(/\D/).map(Number);

const american = (time: string): string => {
  const [year, month, day, hour, minute] = partsOf(time);
  return `${month}/${day}/${year} ${hour}:${String(minute).padStart(2, '0')}`;
};

describe('readTables(folder) reads what leaves no doubt as the contract has it', () => {
  test.each<[string, Files]>([
    ['fractions of a second that are none', times((time) => `${time}.000`)],
    ['fractions of a second, which are cut', times((time) => `${time.replace(' ', 'T')}.999999`)],
    ['whole numbers with zeros, of pandas', everywhere((line) => line.replace(/^(\d+),/, '$1.0,'))],
    ['amounts with four decimals', everywhere((line) => line.replace(/(\.\d\d)(?=,|$)/g, '$100'))],
    ['names in capitals', names((name) => name.toUpperCase())],
    ['names with blanks around them', names((name) => ` ${name} `)],
    ['names with their table', names((name) => `export.${name}`)],
    ['names in words', names((name) => name.replaceAll('_', ' '))],
    ['names in camel case', names((name) => name.replace(/_(.)/g, (_, a) => a.toUpperCase()))],
    ['names in the quotes of MySQL', names((name) => `\`${name}\``)],
    ['semicolons', everywhere((line) => line.replaceAll(',', ';'))],
    ['tabs', everywhere((line) => line.replaceAll(',', '\t'))],
    ['vertical bars', everywhere((line) => line.replaceAll(',', '|'))],
    ['semicolons and quotes', everywhere((line) => `"${line.replaceAll(',', '";"')}"`)],
    [
      'yes and no in words',
      {
        'website_sessions.csv': text(
          TINY_SHOP.website_sessions.map((line) =>
            line.replace(/,0,/, ',False,').replace(/,7,1,/, ',7,t,'),
          ),
        ),
      },
    ],
    ...['null', 'None', 'NaN', '<NA>', '(not set)', '(none)', 'N/A', ' ', '-'].map(
      (word): [string, Files] => [
        `"${word}" for nothing`,
        {
          'website_sessions.csv': text(
            TINY_SHOP.website_sessions.map((line) =>
              line.replace(/NULL|\\N/g, word).replaceAll(/,(?=,|$)/g, `,${word}`),
            ),
          ),
        },
      ],
    ),
  ])('%s', async (_, files) => {
    expect(columnsOf(await read(files))).toEqual(columnsOf(await read()));
  });

  test.each<[string, Files, Partial<Formats>]>([
    ['the dates of an American spreadsheet', times(american), { timestamp: 'M/D/YYYY H:mm' }],
    [
      'one table with such dates, the others as the contract has them',
      { 'orders.csv': text(TINY_SHOP.orders.map((line) => line.replace(TIMES, american))) },
      { timestamp: 'M/D/YYYY H:mm' },
    ],
    ['times in UTC', times((time) => `${time}Z`), { timezone: 'Etc/UTC' }],
    [
      'times with the offset of the shop',
      times((time) => `${time.replace(' ', 'T')}+01:00`),
      { timezone: 'Europe/Copenhagen' },
    ],
    [
      'decimal commas between semicolons',
      everywhere((line) => line.replaceAll(',', ';').replace(/(\d)\.(\d\d)(?=;|$)/g, '$1,$2')),
      { decimal: ',' },
    ],
    [
      'a word of the shop for nothing',
      { 'website_sessions.csv': text(TINY_SHOP.website_sessions).replaceAll('NULL', 'keine') },
      { null: ['keine'] },
    ],
  ])('and what is declared: %s', async (_, files, formats) => {
    expect(columnsOf(await readAs(files, formats))).toEqual(columnsOf(await read()));
  });
});

test('readTables(folder, {formats}) reads an instant on the clock of the shop, in summer and in winter', async () => {
  const files: Files = {
    'products.csv': text([
      TINY_SHOP.products[0]!,
      '1,2014-07-01 10:00:00+00:00,Bear',
      '2,2014-12-31T20:30:00.5-0500,Panda',
    ]),
  };
  const { products } = await readAs(files, { timezone: 'Europe/Copenhagen' });
  expect([...products.columns.created_at]).toEqual(
    ['2014-07-01T12:00:00Z', '2015-01-01T02:30:00Z'].map((time) => Date.parse(time) / 1000),
  );
});

const amount = async (cell: string, formats: Partial<Formats>): Promise<number> => {
  const row = `1,2014-03-01 11:05:00,2,8,1,1,"${cell}",19`;
  const whole = everywhere((line) => line.replaceAll(/\.\d\d(?=,|$)/g, ''));
  const files: Files = { ...whole, 'orders.csv': text([TINY_SHOP.orders[0]!, row]) };
  return (await readAs(files, formats)).orders.columns.price[0]!;
};

test.each<[string, Partial<Formats>, number]>([
  ['1.049,99', { decimal: ',', thousands: '.' }, 104_999],
  ['1049,9', { decimal: ',', thousands: '.' }, 104_990],
  ['1.234.567', { decimal: ',', thousands: '.' }, 123_456_700],
  ["1'049.50", { thousands: "'" }, 104_950],
  ['19,9900', { decimal: ',' }, 1999],
])('readTables(folder, {formats}) reads %j by %j as %d cents', async (cell, formats, cents) => {
  expect(await amount(cell, formats)).toBe(cents);
});

test.each<[string, Partial<Formats>]>([
  ['49.99', { decimal: ',' }],
  ['1.23', { decimal: ',', thousands: '.' }],
  ['1.2345,00', { decimal: ',', thousands: '.' }],
  ['1,049.99', {}],
  ['49,99', {}],
  ['49.995', {}],
  ['1,2,3', { decimal: ',' }],
])(
  'readTables(folder, {formats}) refuses %j by %j, which would be a guess',
  async (cell, formats) => {
    await expect(amount(cell, formats)).rejects.toThrow('column price_usd');
  },
);

test.each<[string, Partial<Formats>, string]>([
  ['3/4/2014 11:05', {}, 'formats: { timestamp: "M/D/YYYY H:mm" }'],
  ['3/40/2014 11:05', { timestamp: 'M/D/YYYY H:mm' }, 'created_at'],
  ['2014-03-01T11:05:00Z', {}, 'timezone: Europe/Berlin'],
  ['2014-02-30 11:05:00.000', {}, 'a day, time or year that cannot be'],
])(
  'readTables(folder, {formats}) refuses %j by %j and says what to do',
  async (time, formats, said) => {
    const rows = ['1', '2'].map((id) => `${id},${time},Bear ${id}`);
    const files: Files = { 'products.csv': text([TINY_SHOP.products[0]!, ...rows]) };
    expect(await messageOf(readAs(files, formats))).toContain(said);
  },
);

test('readTables(folder) counts what it read in another form, by column', async () => {
  const files: Files = {
    'website_sessions.csv': text(
      TINY_SHOP.website_sessions.map((line, at) =>
        at === 3 ? line.replaceAll('NULL', '(not set)').replace(TIMES, '$&.250') : line,
      ),
    ),
  };
  const tables = await read(files);
  const formsOf = (name: TableName) => tables[name].source.otherForms;
  expect(formsOf('orders')).toEqual([]);
  const word = { form: '"(not set)", a word for nothing', rows: 1, example: '(not set)' };
  expect(formsOf('website_sessions')).toEqual([
    {
      column: 'created_at',
      form: 'a time with fractions of a second',
      rows: 1,
      example: '2014-03-02 12:00:00.250',
    },
    { column: 'utm_source', ...word },
    { column: 'utm_campaign', ...word },
    { column: 'utm_content', ...word },
  ]);
});
