/** How pictures that this program took are told from somebody's own. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { FolderKind } from '../src/outputs/placing/folder-kinds.ts';
import { listFiles } from '../src/outputs/placing/list-files.ts';
import type { FileKind } from '../src/outputs/placing/output-file.ts';

const LIST_FILE = 'pictures.json';
/** Signature and header of a PNG; what follows may be a text. */
const HEADER_BYTES = 33;
const MAKER = Buffer.from('tEXtSoftware\0investor-report', 'latin1');

/** A folder of pictures, by the list in it. */
export const PICTURES: FolderKind = {
  name: 'pictures that this program took',
  owns(folder) {
    const list = path.join(folder, LIST_FILE);
    if (!existsSync(list)) return undefined;
    try {
      const { pictures } = JSON.parse(readFileSync(list, 'utf8')) as { pictures: string[] };
      const files = new Set([LIST_FILE, ...pictures]);
      return (file) => files.has(file);
    } catch {
      // Another program's list.
      return undefined;
    }
  },
};

/** Lists a folder's pictures in it. */
export function listPictures(folder: string): void {
  const pictures = listFiles(folder);
  writeFileSync(path.join(folder, LIST_FILE), `${JSON.stringify({ pictures }, null, 2)}\n`);
}

/** One picture, by its maker's name in it. */
export const COVER: FileKind = {
  name: 'a picture that this program took',
  isOwn: (bytes) => Buffer.from(bytes).indexOf(MAKER) === HEADER_BYTES + 4,
};

/** A PNG with this program's name in it. */
export function nameMaker(png: Uint8Array): Uint8Array {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(MAKER.length - 4);
  check.writeUInt32BE(crc32(MAKER));
  const [header, rest] = [png.subarray(0, HEADER_BYTES), png.subarray(HEADER_BYTES)];
  return Buffer.concat([header, length, MAKER, check, rest]);
}
