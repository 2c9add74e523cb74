import { gzipSync } from 'node:zlib';
import { TABLE_NAMES } from '../../src/shop/tables/schema.ts';
import {
  type Damage,
  type Ending,
  goodText,
  ofLines,
  ofText,
  remove,
  textOf,
  write,
} from './export.ts';

const PRODUCTS = goodText('products');

/** The products in an encoding of their own, with a name that ASCII does not hold. */
const encoded = (name: string, encode: (text: string) => Uint8Array, ends: Ending): Damage =>
  ofText(name, 'products', (text) => encode(text.replace('Tiny Bear', 'Tïny Bear')), ends);

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const utf32 = (text: string): Buffer =>
  Buffer.concat([...text].map((letter) => Buffer.from([letter.codePointAt(0)!, 0, 0, 0])));

const withByte = (text: string, before: string, ...bytes: number[]): Buffer => {
  const at = text.indexOf(before);
  return Buffer.concat([
    Buffer.from(text.slice(0, at)),
    Buffer.from(bytes),
    Buffer.from(text.slice(at)),
  ]);
};

const quoted = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .split(',')
      .map((cell) => `"${cell}"`)
      .join(','),
  );

/** Delimiters, quotes, line ends, encodings, and files that stop before their end. */
export const DAMAGED_BYTES: readonly Damage[] = [
  ...[
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ].map(([delimiter, name]) =>
    ofText(
      `fields are separated by ${name}`,
      'orders',
      (text) => text.replaceAll(',', delimiter!),
      'same',
    ),
  ),
  ofText('fields are separated by tildes', 'orders', (text) => text.replaceAll(',', '~'), {
    error: 'wrong-delimiter',
    row: 1,
  }),
  ofText(
    'semicolons, and commas for decimal points',
    'orders',
    (text) => text.replaceAll(',', ';').replaceAll('.', ','),
    { error: 'not-money', row: 2, column: 'price_usd' },
  ),
  ofLines('every field is quoted', 'orders', quoted, 'same'),
  ofLines(
    'a quote is not closed',
    'orders',
    (lines) => lines.with(2, lines[2]!.replace('2014', '"2014')),
    { error: 'unterminated-quote', row: 3 },
  ),
  ofLines(
    'a quote closes before its field ends',
    'orders',
    (lines) => lines.with(2, lines[2]!.replace('2014', '"2014"')),
    { error: 'text-after-quote', row: 3 },
  ),
  ofLines(
    'typographic quotes',
    'orders',
    (lines) => lines.with(2, lines[2]!.replace('2,', '“2”,')),
    { error: 'not-an-id', row: 3, column: 'order_id' },
  ),
  ofText('lines end in CRLF', 'website_sessions', (text) => text.replaceAll('\n', '\r\n'), 'same'),
  ofText('lines end in CR', 'website_sessions', (text) => text.replaceAll('\n', '\r'), 'same'),
  ofLines(
    'lines end in all three ways',
    'website_sessions',
    (lines) => [lines.slice(0, 4).join('\r\n'), lines.slice(4, 7).join('\r'), ...lines.slice(7)],
    'same',
  ),
  ofLines('a line is empty', 'orders', (lines) => lines.toSpliced(2, 0, ''), {
    error: 'blank-row',
    row: 3,
  }),
  ofLines('an empty line ends the file', 'orders', (lines) => [...lines, ''], 'same'),
  ofLines('empty lines end the file', 'orders', (lines) => [...lines, '', '', ''], 'same'),
  ofText('a line of blanks ends the file', 'orders', (text) => `${text}  \t`, 'same'),
  ofLines(
    'rows of bare commas end the file',
    'orders',
    (lines) => [...lines, ',,,,,,,', ',,,,,,,'],
    'same',
  ),
  ofLines('a line of blanks', 'orders', (lines) => lines.toSpliced(2, 0, '   '), {
    error: 'blank-row',
    row: 3,
  }),
  ofText('every line ends twice', 'orders', (text) => text.replaceAll('\n', '\r\r\n'), {
    error: 'blank-row',
    row: 2,
    alone: true,
  }),
  {
    ...ofText('no file ends in a line end', 'orders', (text) => text, 'same'),
    damage: (folder) => {
      for (const name of TABLE_NAMES) write(folder, `${name}.csv`, goodText(name).trimEnd());
    },
  },
  ofText('an end-of-file mark of old', 'orders', (text) => `${text}\x1a`, {
    error: 'field-count',
    row: 6,
  }),
  ofText('a byte order mark', 'products', (text) => `\ufeff${text}`, 'same'),
  encoded('UTF-16, little end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), {
    error: 'not-utf-8',
    row: 1,
  }),
  encoded('UTF-16, big end first', (text) => bigEndian(`\ufeff${text}`), {
    error: 'not-utf-8',
    row: 1,
  }),
  encoded('UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le'), {
    error: 'not-utf-8',
    row: 1,
  }),
  encoded('UTF-32', utf32, { error: 'not-utf-8', row: 1 }),
  encoded('UTF-32 with a mark', (text) => utf32(`\ufeff${text}`), { error: 'not-utf-8', row: 1 }),
  encoded('Latin-1', (text) => Buffer.from(text, 'latin1'), { error: 'not-utf-8', row: 2 }),
  ofText('half a character', 'products', (text) => withByte(text, 'Panda', 0xf0, 0x9f), {
    error: 'not-utf-8',
    row: 3,
  }),
  ofText('an overlong character', 'products', (text) => withByte(text, 'Panda', 0xc0, 0xaf), {
    error: 'not-utf-8',
    row: 3,
  }),
  ofText('half a surrogate pair', 'products', (text) => withByte(text, 'Panda', 0xed, 0xa0, 0x80), {
    error: 'not-utf-8',
    row: 3,
  }),
  ofText('a NUL byte', 'products', (text) => withByte(text, 'Panda', 0), {
    error: 'nul-byte',
    row: 3,
  }),
  ofText('a control character', 'products', (text) => withByte(text, 'Panda', 0x1b), {
    error: 'not-a-text',
    row: 3,
    column: 'product_name',
  }),
  ofText(
    'a byte order mark amid the file',
    'orders',
    (text) => text.replace('\n2,', '\n\ufeff2,'),
    {
      error: 'not-an-id',
      row: 3,
      column: 'order_id',
    },
  ),
  ofText(
    'an archive under the name of a CSV',
    'orders',
    () => Buffer.from('PK\x03\x04\x14\0\0\0orders.csv'),
    {
      error: 'not-a-csv',
      row: 1,
    },
  ),
  ...(
    [
      ['a workbook', 'PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml'],
      ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
      ['a Parquet file', 'PAR1\x15\0\x15\x10'],
      ['a PDF', '%PDF-1.7\n%\xe2\xe3'],
      ['a message in JSON', '{"error": "token expired"}'],
      ['a message in XML', '<?xml version="1.0"?><Error>AccessDenied</Error>'],
      ['a dump in SQL', 'INSERT INTO orders VALUES (1, 2);\n'],
      [
        'a Git LFS pointer',
        `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`,
      ],
      ['a file of NUL bytes alone', Buffer.alloc(5000)],
    ] as const
  ).map(([name, content]) =>
    ofText(`${name} under the name of a CSV`, 'orders', () => Buffer.from(content as string), {
      error: 'not-a-csv',
      row: 1,
      alone: true,
    }),
  ),
  ofText('NUL bytes behind the rows', 'orders', (text) => text + '\0'.repeat(5000), {
    error: 'nul-byte',
    row: 6,
    alone: true,
  }),
  ofText(
    'a page that says that the login expired',
    'orders',
    () => '<!doctype html>\n<title>Log in</title>\n',
    {
      error: 'not-a-csv',
      row: 1,
      alone: true,
    },
  ),
  ofText('half a record at the end', 'orders', (text) => text.slice(0, -20), {
    error: 'field-count',
    row: 5,
  }),
  ofText('half an amount at the end', 'order_item_refunds', (text) => text.slice(0, -2), {
    error: 'last-row-cut',
    row: 3,
  }),
  ofText('half an address at the end', 'website_pageviews', (text) => text.slice(0, -3), {
    error: 'last-row-cut',
    row: 40,
  }),
  ofText('the first half is missing', 'orders', (text) => text.slice(text.length / 2), {
    error: 'missing-header',
    row: 1,
    alone: true,
  }),
  ofText(
    'the second half is missing, cut at a line end',
    'orders',
    (text) => textOf(text.split('\n').slice(0, 3)),
    {
      error: 'order-items-order-id-found',
      row: 5,
      column: 'order_id',
      file: 'order_items.csv',
    },
  ),
  ofText('an empty file', 'orders', () => '', { error: 'empty-file' }),
  ofText('a byte order mark and nothing else', 'orders', () => '\ufeff', { error: 'empty-file' }),
  ofLines('a header and no rows', 'orders', (lines) => lines.slice(0, 1), { error: 'header-only' }),
  ofLines('no refunds at all', 'order_item_refunds', (lines) => lines.slice(0, 1), {
    reads: { refunds: 0, orders: 4 },
  }),
  ofText(
    'a field of 40,000 characters',
    'products',
    (text) => text.replace('Panda', 'P'.repeat(40_000)),
    {
      error: 'not-a-text',
      row: 3,
      column: 'product_name',
    },
  ),
  ofText(
    'a field of 10,000 characters',
    'products',
    (text) => text.replace('Panda', 'P'.repeat(10_000)),
    {
      reads: { orders: 4 },
    },
  ),
];

/** The file of the products, compressed and then damaged. */
const packed = (name: string, pack: (text: string) => Uint8Array, ends: Ending): Damage => ({
  name,
  table: 'products',
  ends,
  damage: (folder) => {
    remove(folder, 'products.csv');
    write(folder, 'products.csv.gz', pack(PRODUCTS));
  },
});

const inFile = { file: 'products.csv.gz' };

/** Files packed with gzip. */
export const DAMAGED_GZIP: readonly Damage[] = [
  packed('compressed', (text) => gzipSync(text), 'same'),
  packed(
    'compressed in two members',
    (text) => Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))]),
    'same',
  ),
  packed('gzip cut short', (text) => gzipSync(text).subarray(0, -9), {
    ...inFile,
    error: 'truncated-gzip',
  }),
  packed('gzip cut within its header', (text) => gzipSync(text).subarray(0, 6), {
    ...inFile,
    error: 'truncated-gzip',
  }),
  packed('one bit of gzip turned', (text) => turnBit(gzipSync(text), 30), {
    ...inFile,
    error: 'damaged-gzip',
  }),
  packed(
    'plain rows behind gzip',
    (text) => Buffer.concat([gzipSync(text), Buffer.from('3,x,y\n')]),
    {
      ...inFile,
      error: 'damaged-gzip',
    },
  ),
  packed('padded with zeros', (text) => Buffer.concat([gzipSync(text), Buffer.alloc(512)]), 'same'),
  packed('compressed twice', (text) => gzipSync(gzipSync(text)), {
    ...inFile,
    error: 'not-a-csv',
    row: 1,
  }),
  packed('named gzip and not compressed', (text) => Buffer.from(text), {
    ...inFile,
    error: 'not-gzip',
  }),
  ofText('compressed and named as if not', 'products', (text) => gzipSync(text), {
    error: 'compressed-csv',
  }),
];

function turnBit(bytes: Buffer, at: number): Buffer {
  const turned = Buffer.from(bytes);
  turned[at]! ^= 4;
  return turned;
}
