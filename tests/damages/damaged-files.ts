import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Damage, type Ending, goodText, remove, write } from './export.ts';

const FILE = 'orders.csv';

/** Something else where the file of orders stood. */
const inPlace = (
  name: string,
  put: (file: string, folder: string) => void,
  ends: Ending,
): Damage => ({
  name,
  table: 'orders',
  ends,
  damage: (folder) => {
    remove(folder, FILE);
    put(path.join(folder, FILE), folder);
  },
});

const nothing = (): void => {};

/** Files that are missing, are there twice, are no files, or do not stay as they are. */
export const DAMAGED_FILES: readonly Damage[] = [
  inPlace('the file is missing', nothing, { error: 'missing-table' }),
  inPlace('a folder in place of the file', (file) => mkdirSync(file), { error: 'unreadable-file' }),
  inPlace('a pipe that nobody writes to', (file) => void execFileSync('mkfifo', [file]), {
    error: 'unreadable-file',
  }),
  inPlace('a device that never ends', (file) => symlinkSync('/dev/zero', file), {
    error: 'unreadable-file',
  }),
  inPlace('a link to itself', (file) => symlinkSync(FILE, file), { error: 'unreadable-file' }),
  inPlace('a link that leads nowhere', (file) => symlinkSync('elsewhere.csv', file), {
    error: 'unreadable-file',
  }),
  inPlace(
    'a link to the file elsewhere',
    (file, folder) => {
      write(folder, 'elsewhere/orders.csv', goodText('orders'));
      symlinkSync('elsewhere/orders.csv', file);
    },
    'same',
  ),
  inPlace(
    'two links that lead to each other',
    (file, folder) => {
      symlinkSync('other.csv', file);
      symlinkSync(FILE, path.join(folder, 'other.csv'));
    },
    { error: 'unreadable-file' },
  ),
  inPlace(
    'a folder of parts that is a link to itself',
    (_, folder) => symlinkSync('orders', path.join(folder, 'orders')),
    {
      error: 'missing-table',
    },
  ),
  ...(
    [
      ['in capitals', '2.CSV'],
      ['with another ending', '2.txt'],
      ['packed', '2.csv.zip'],
      ['not yet downloaded', '2.csv.crdownload'],
      ['in a folder of its own', 'year=2015/2.csv'],
      ['hidden', '.2.csv'],
    ] as const
  ).map(([name, part]) =>
    inPlace(
      `a part ${name}`,
      (_, folder) => {
        const [header, ...rows] = goodText('orders').split(/(?<=\n)/);
        write(folder, 'orders/1.csv', [header, ...rows.slice(0, 2)].join(''));
        write(folder, `orders/${part}`, [header, ...rows.slice(2)].join(''));
      },
      { error: 'unread-files', file: 'orders' },
    ),
  ),
  inPlace(
    'parts with what systems leave beside them',
    (_, folder) => {
      write(folder, 'orders/1.csv', goodText('orders'));
      for (const name of ['.DS_Store', '._1.csv', 'Thumbs.db', 'README.md'])
        write(folder, `orders/${name}`, 'x');
    },
    'same',
  ),
  inPlace(
    'a folder of parts that holds itself',
    (_, folder) => {
      write(folder, 'orders/1.csv', goodText('orders'));
      symlinkSync('.', path.join(folder, 'orders', '2.csv'));
    },
    { error: 'unreadable-file', file: 'orders/2.csv' },
  ),
  inPlace(
    'a folder of parts with a loop beside them',
    (_, folder) => {
      write(folder, 'orders/1.csv', goodText('orders'));
      symlinkSync('..', path.join(folder, 'orders', 'above'));
    },
    { error: 'unread-files', file: 'orders' },
  ),
  inPlace('a folder of no parts', (_, folder) => write(folder, 'orders/readme.txt', ''), {
    error: 'no-parts',
    file: 'orders',
  }),
  ...['order.csv', 'Orders_2015.csv', 'orders.xlsx', 'orders.csv.part'].map((name) =>
    inPlace(`the file is called ${name}`, (_, folder) => write(folder, name, goodText('orders')), {
      error: 'missing-table',
      alone: true,
    }),
  ),
  ...[
    'orders (1).csv',
    'orders - Copy.csv',
    'orders.CSV.GZ',
    'orders_2015.csv',
    'orders.parquet',
  ].map(
    (name): Damage => ({
      name: `beside the file stands ${name}`,
      table: 'orders',
      ends: { error: 'unread-files', file: name, alone: true },
      damage: (folder) => write(folder, name, goodText('orders')),
    }),
  ),
  {
    name: 'beside the tables stand files that are none',
    table: 'orders',
    ends: 'same',
    damage: (folder) => {
      for (const name of ['notes.txt', 'orders.sql', 'customers.csv', '.DS_Store'])
        write(folder, name, 'x');
    },
  },
  {
    name: 'the file is there twice, plain and compressed',
    table: 'orders',
    ends: { error: 'ambiguous-table' },
    damage: (folder) => write(folder, 'orders.csv.gz', goodText('orders')),
  },
  {
    name: 'the file grows while it is read',
    table: 'website_pageviews',
    ends: { error: 'changed-while-read' },
    damage: (folder) => {
      const views = Array.from(
        { length: 60_000 },
        (_, at) => `${at + 40},2015-01-06 11:00:00,10,/home\n`,
      );
      write(folder, 'website_pageviews.csv', goodText('website_pageviews') + views.join(''));
    },
    meanwhile: (folder) => appendFileSync(path.join(folder, 'website_pageviews.csv'), '\n'),
  },
];
