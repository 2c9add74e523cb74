/** The same guard for outputs that are one file, and how such a file takes its place. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { withOutput } from './output.ts';
import { type Asked, claimPlace, taken } from './output-folder.ts';
import { isMountPoint } from './places.ts';

/** A kind of output that is one file. */
export interface FileKind {
  /** As a message names it, such as `a PDF of this program`. */
  name: string;
  isOwn(bytes: Uint8Array): boolean | Promise<boolean>;
}

/**
 * The file that an output may take, with links followed: one that is not there, is empty, or is an output of this kind, and that stands
 * neither in the project's own folders nor in an input. Any other ends in a `ReportError`. It is called before any work and writes nothing.
 */
export async function claimFile(asked: Asked, kind: FileKind): Promise<string> {
  const placed = claimPlace(asked, 'file');
  const { place } = placed;
  const expected = `no file, or ${kind.name}`;
  if (/[/\\]$/.test(asked.path)) throw taken(placed, 'the path of a file', 'that of a folder');
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return place;
  if (stats.isDirectory()) throw taken(placed, expected, 'a folder');
  if (!stats.isFile()) throw taken(placed, expected, 'a device or a pipe');
  if (isMountPoint(place))
    throw taken(placed, 'a file in a folder', 'a file that is mounted itself');
  if (stats.size > 0 && !(await kind.isOwn(readFileSync(place))))
    throw taken(placed, expected, 'another file');
  return place;
}

/** Writes a file beside its place (as `claimFile` gives it) and renames it: who has an earlier one keeps it whole until the new one is, and where the disk is full. `claim` sees again to what somebody may have put there meanwhile. */
export async function replaceFile(
  place: string,
  bytes: string | Uint8Array,
  claim?: () => Promise<string>,
): Promise<void> {
  await withOutput(place, async ({ next, publish }) => {
    writeFileSync(next, bytes);
    await claim?.();
    publish();
  });
}
