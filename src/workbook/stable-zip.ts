import { unzipSync, type Zippable, zipSync } from 'fflate';

/** The first day that a zip archive can name, written by fflate in the machine's own time zone: so made in it, too. */
const FIRST_DAY = new Date(1980, 0, 1);

/** The same archive with its entries in the same order, compressed, and dated alike whenever and wherever it is made. */
export function stableZip(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [
      name,
      [bytes, { mtime: FIRST_DAY, level: 6 }],
    ]),
  );
  return Uint8Array.from(zipSync(entries));
}
