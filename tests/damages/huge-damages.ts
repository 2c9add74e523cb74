import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Damage, type Ending, goodText, remove, write } from './export.ts';

const MEGABYTE = 1 << 20;

/** The file of products, then a beginning, then `pieces` times a piece, without ever holding all of it. */
const long = (
  name: string,
  begin: string,
  piece: Buffer,
  pieces: number,
  ends: Ending,
): Damage => ({
  name,
  table: 'products',
  ends,
  damage: (folder) => {
    const file = openSync(path.join(folder, 'products.csv'), 'a');
    writeSync(file, begin);
    for (let written = 0; written < pieces; written += 1) writeSync(file, piece);
    closeSync(file);
  },
});

/** As `long`, compressed: gzip's members may follow each other. */
const bomb = (name: string, piece: Buffer, pieces: number, error: string): Damage => ({
  name,
  table: 'products',
  ends: { error, file: 'products.csv.gz' },
  damage: (folder) => {
    remove(folder, 'products.csv');
    const member = gzipSync(piece);
    write(
      folder,
      'products.csv.gz',
      Buffer.concat([
        gzipSync(goodText('products')),
        ...Array.from({ length: pieces }, () => member),
      ]),
    );
  },
});

const field = (letter: string): Buffer => Buffer.alloc(MEGABYTE, letter);

/** Files that would fill the memory or keep the reader busy for long. */
export const HUGE_DAMAGES: readonly Damage[] = [
  long('a field of a hundred megabytes', '', field('x'), 100, { error: 'endless-row', row: 4 }),
  long('a quoted field of a hundred megabytes', '3,2014-12-01 00:00:00,"', field('x'), 100, {
    error: 'endless-row',
    row: 4,
  }),
  long('a hundred megabytes of empty lines within a quote', '"', field('\n'), 100, {
    error: 'endless-row',
    row: 4,
  }),
  long('a row of fifteen million fields', '', Buffer.alloc(MEGABYTE, ','), 15, {
    error: 'field-count',
    row: 4,
  }),
  bomb(
    'a gigabyte of one letter in a megabyte',
    Buffer.alloc(100 * MEGABYTE, 'x'),
    10,
    'gzip-bomb',
  ),
  bomb('a gigabyte of nothing in a megabyte', Buffer.alloc(100 * MEGABYTE), 10, 'gzip-bomb'),
  bomb(
    'a gigabyte of empty lines in a megabyte',
    Buffer.alloc(100 * MEGABYTE, '\n'),
    10,
    'gzip-bomb',
  ),
  bomb(
    'a gigabyte of one row in a megabyte',
    Buffer.from('3,2014-12-01 09:00:00,The Tiny Fox\n'.repeat(3_200_000)),
    10,
    'gzip-bomb',
  ),
];
