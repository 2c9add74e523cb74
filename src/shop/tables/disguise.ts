import { open, stat } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { fileKind } from './file-kinds.ts';
import type { FoundProblem } from './found-problem.ts';

const HEAD_BYTES = 4096;

/** Problems behind which another kind of file may stand; what else goes wrong is said by itself. */
const DOUBTFUL = new Set([
  'missing-column',
  'missing-header',
  'wrong-delimiter',
  'title-row',
  'not-utf-8',
  'nul-byte',
  'text-after-quote',
  'unterminated-quote',
  'endless-row',
  'not-gzip',
]);

/**
 * What a file that could not be read really is, by its first bytes, unpacked where it is compressed: a workbook, a web page, a pointer.
 * Undefined where they do not give it away.
 */
export async function disguiseOf(
  file: string,
  problems: readonly FoundProblem[],
): Promise<FoundProblem | undefined> {
  if (!problems.some(({ kind }) => DOUBTFUL.has(kind))) return undefined;
  const head = await headOf(file);
  const kind =
    head === undefined ? undefined : fileKind(file.endsWith('.gz') ? unpacked(head) : head);
  if (kind === undefined) return undefined;
  return {
    kind: kind.isText ? 'not-utf-8' : 'not-a-csv',
    file,
    row: 1,
    message: `this is ${kind.is}, not a CSV${kind.isText ? ' in UTF-8' : ''}`,
    hint: kind.hint,
    cause: `disguise ${kind.is}`,
  };
}

/** The first bytes; undefined where there are none to be had, which the reader has said already. */
async function headOf(file: string): Promise<Buffer | undefined> {
  // Opening a pipe or a device could wait for ever.
  if (!(await stat(file)).isFile()) return undefined;
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** As much as the bytes unpack to; themselves where they are not compressed. */
function unpacked(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 24 });
  } catch {
    return head;
  }
}
