import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CsvFile, UnreadableFile } from '../../src/tables/read-bytes.ts';
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
  expect((error as UnreadableFile).problem).toEqual({
    kind: 'changed-while-read',
    file: path,
    message: 'the file changed while it was read',
    hint: 'Wait until the export is finished, then run again.',
  });
});

test('CsvFile.chunks() refuses a device, which could be read for ever', async () => {
  const error = await new CsvFile('/dev/null', 7)
    .chunks()
    .next()
    .catch((thrown: unknown) => thrown);
  expect((error as UnreadableFile).problem).toMatchObject({
    kind: 'unreadable-file',
    message: 'this is not a regular file',
  });
});
