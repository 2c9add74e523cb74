import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** V8 holds no string longer than 512 MB: a file beyond that can only be read piece by piece. */
const LARGE_BYTES = 600 * 1024 * 1024;
const PIECE = 1 << 16;

/**
 * Makes the page views of a folder of demonstration data larger than 600 MB: every row stands so many times in a row, each time with
 * an id of its own. All keys and times remain valid. Gives the size in bytes.
 */
export async function enlargePageviews(dataFolder: string): Promise<number> {
  const file = path.join(dataFolder, 'website_pageviews.csv');
  const copies = Math.ceil(LARGE_BYTES / statSync(file).size);
  const enlarged = `${file}.enlarged`;
  await pipeline(Readable.from(repeatedRows(file, copies)), createWriteStream(enlarged));
  await rename(enlarged, file);
  return statSync(file).size;
}

async function* repeatedRows(file: string, copies: number): AsyncGenerator<string> {
  let id = 0;
  let piece = '';
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (id === 0) {
      piece = `${line}\n`;
      id = 1;
      continue;
    }
    // The demonstration data have the id in front, and no quoted field here.
    const rest = line.slice(line.indexOf(','));
    for (let copy = 0; copy < copies; copy += 1) {
      piece += `${id}${rest}\n`;
      id += 1;
    }
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
