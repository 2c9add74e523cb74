import { appendFileSync, copyFileSync, renameSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CsvFile, UnreadableFile } from '../../../src/shop/tables/read-bytes.ts';
import { writeShop } from './tiny-shop.ts';

test('CsvFile.chunks() gives the bytes in pieces of the size asked for', async () => {
  const folder = writeShop({ 'a.csv': 'abcdefg' });
  const pieces: string[] = [];
  for await (const chunk of new CsvFile(join(folder, 'a.csv'), 3).chunks()) {
    pieces.push(chunk.toString());
  }
  expect(pieces).toEqual(['abc', 'def', 'g']);
});

test('CsvFile.chunks() refuses a file that grows while it is read', async () => {
  const path = join(writeShop({ 'a.csv': 'abcdefg' }), 'a.csv');
  const run = async () => {
    for await (const chunk of new CsvFile(path, 7).chunks()) {
      if (chunk.length === 7) appendFileSync(path, 'h');
    }
  };
  const error = await run().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnreadableFile);
  expect((error as UnreadableFile).problems[0]).toEqual({
    kind: 'changed-while-read',
    file: path,
    message: 'the file changed while it was read',
    hint: 'Wait until the export is finished, then run again.',
    cause: 'changed-while-read the file changed while it was read',
  });
});

test('CsvFile.chunks() refuses a device, which could be read for ever', async () => {
  const error = await new CsvFile('/dev/null', 7)
    .chunks()
    .next()
    .catch((thrown: unknown) => thrown);
  expect((error as UnreadableFile).problems[0]).toMatchObject({
    kind: 'unreadable-file',
    message: 'this is not a regular file',
  });
});

test('CsvFile.chunks() refuses a file that another of the same size and time takes the place of', async () => {
  const path = join(writeShop({ 'a.csv': 'abcdefg' }), 'a.csv');
  copyFileSync(path, `${path}.new`);
  const { atime, mtime } = statSync(path);
  utimesSync(`${path}.new`, atime, mtime);
  utimesSync(path, atime, mtime);
  const run = async () => {
    for await (const _ of new CsvFile(path, 7).chunks()) renameSync(`${path}.new`, path);
  };
  await expect(run()).rejects.toMatchObject({ problems: [{ kind: 'changed-while-read' }] });
});

test('CsvFile.chunks() stops at what unpacks to far more than an export does', async () => {
  const path = join(writeShop({ 'a.csv.gz': gzipSync(Buffer.alloc(40 << 20, 'x')) }), 'a.csv.gz');
  let unpacked = 0;
  const run = async () => {
    for await (const chunk of new CsvFile(path, 1 << 17).chunks()) unpacked += chunk.length;
  };
  await expect(run()).rejects.toMatchObject({
    problems: [{ kind: 'gzip-bomb', file: path }],
  });
  expect(unpacked).toBeLessThanOrEqual(16 << 20);
});

test.each([
  ['a,b\n', true],
  ['a,b\r', true],
  ['a,b', false],
])('CsvFile.digest() of %j tells whether it ends in a line end', async (content, expected) => {
  const csv = new CsvFile(join(writeShop({ 'a.csv': content }), 'a.csv'), 7);
  for await (const _ of csv.chunks());
  expect(csv.digest().endsInLineEnd).toBe(expected);
});
