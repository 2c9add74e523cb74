import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileKind } from '../../../src/shop/tables/file-kinds.ts';
import { type Files, messageOf, read, TINY_SHOP, text } from './tiny-shop.ts';

const ORDERS = text(TINY_SHOP.orders);
const utf32 = (content: string): Buffer =>
  Buffer.concat([...content].map((letter) => Buffer.from([letter.charCodeAt(0), 0, 0, 0])));
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 44296386\n`;

describe('fileKind(head) tells by the first bytes', () => {
  test.each<[string, string | Buffer]>([
    ['a Git LFS pointer', POINTER],
    ['a git-annex pointer', '/annex/objects/SHA256E-s42--abc.csv\n'],
    ['an Excel workbook (.xlsx)', 'PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml'],
    ['an OpenDocument spreadsheet (.ods)', 'PK\x03\x04mimetypeapplication/vnd.oasis.opendocument'],
    ['a zip archive', 'PK\x03\x04\x14\0\0\0orders.csv'],
    ['an old Excel workbook (.xls)', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['compressed with gzip once more than its name says', gzipSync(ORDERS)],
    ['compressed with zstd', Buffer.from('28b52ffd24', 'hex')],
    ['compressed with bzip2', 'BZh91AY&SY'],
    ['compressed with xz', Buffer.from('fd377a585a00', 'hex')],
    ['a 7-Zip archive', Buffer.from('377abcaf271c', 'hex')],
    ['a RAR archive', 'Rar!\x1a\x07'],
    ['a tar archive', `${'orders.csv'.padEnd(257, '\0')}ustar`],
    ['a Parquet file', 'PAR1\x15\x04'],
    ['an Arrow file', 'ARROW1\0\0'],
    ['an SQLite database', 'SQLite format 3\0'],
    ['a PDF', '%PDF-1.7'],
    ["a companion file of macOS, with a file's properties", Buffer.from('0005160700020000', 'hex')],
    ['text in UTF-16', Buffer.from(`\ufeff${ORDERS}`, 'utf16le')],
    ['text in UTF-16', Buffer.from(`\ufeff${ORDERS}`, 'utf16le').swap16()],
    ['text in UTF-16', Buffer.from(ORDERS, 'utf16le')],
    ['text in UTF-32', utf32(`\ufeff${ORDERS}`)],
    ['text in UTF-32', utf32(ORDERS)],
    [
      'a file of NUL bytes alone, as a download or copy leaves that was not finished',
      Buffer.alloc(500),
    ],
    ['a web page', '<!doctype html>\n<title>Log in</title>'],
    ['a web page', '\ufeff\n<html lang="en">'],
    ['XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['JSON', '{"message": "Unauthorized"}'],
    ['JSON', '[{"order_id": 1}]'],
    ['SQL', '-- MySQL dump 10.13'],
    ['SQL', 'INSERT INTO orders VALUES (1);'],
    ['a table drawn for a terminal', '+----------+-----+\n| order_id |'],
  ])('%s', (is, head) => {
    expect(fileKind(Buffer.from(head as string))?.is).toBe(is);
  });

  test.each(Object.entries(TINY_SHOP))('and takes the table %s for what it is', (_, lines) => {
    expect(fileKind(Buffer.from(text(lines)))).toBeUndefined();
  });
});

describe('readTables(folder) says what a file is that is no CSV', () => {
  test.each<[string, Files, string]>([
    [
      'a pointer in place of two tables',
      { 'orders.csv': POINTER, 'order_items.csv': POINTER },
      'data/orders.csv, row 1: this is a Git LFS pointer, not a CSV; the same in data/order_items.csv. Run "git lfs pull" (in a workflow: actions/checkout with "lfs: true"), so that the file itself stands there.',
    ],
    [
      'a pointer that is called compressed',
      { 'orders.csv': null, 'orders.csv.gz': POINTER },
      'data/orders.csv.gz, row 1: this is a Git LFS pointer, not a CSV. Run "git lfs pull" (in a workflow: actions/checkout with "lfs: true"), so that the file itself stands there.',
    ],
    [
      'compressed twice',
      { 'orders.csv': null, 'orders.csv.gz': gzipSync(gzipSync(ORDERS)) },
      'data/orders.csv.gz, row 1: this is compressed with gzip once more than its name says, not a CSV. Unpack it once: "gunzip FILE". The name NAME.csv.gz stands for one compression.',
    ],
    [
      'a web page that is compressed',
      { 'orders.csv': null, 'orders.csv.gz': gzipSync('<!doctype html><p>Log in</p>') },
      'data/orders.csv.gz, row 1: this is a web page, not a CSV. Did the login or the link of the download expire? Open it in a text editor to see what the server said, then download the export again.',
    ],
    [
      'UTF-32',
      { 'orders.csv': utf32(`\ufeff${ORDERS}`) },
      'data/orders.csv, row 1: this is text in UTF-32, not a CSV in UTF-8. Save or export it as CSV UTF-8.',
    ],
    [
      'a download that was not finished, of the full size',
      { 'orders.csv': Buffer.concat([Buffer.from(ORDERS), Buffer.alloc(9000)]) },
      'data/orders.csv, row 4: from this row on the file holds NUL bytes alone, as a download or copy leaves that was not finished, or a disk that was full. Download or export it again.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });
});
