/** How much memory a report takes, told from the sizes of its files before they are read. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { type Problem, ReportError } from '../../base/errors.ts';

/** Measured (docs/benchmark.md): 14 million rows took 1.5 GB, 97 million 7.5 GB, in between on a line. */
const BYTES_PER_ROW = 72;
const BYTES_WITHOUT_ROWS = 500_000_000;

/** What is looked at of a file: some hundred rows in each of these places, since numbers of rows grow longer on the way. */
const SAMPLES = 5;
const SAMPLE_BYTES = 16 * 1024;

/** A packed file shows its start alone; measured, that tells its rows to a twentieth. */
const PACKED_BYTES = 256 * 1024;

const LINE_FEED = 10;

/** Throws a `ReportError` where the rows of these files will not fit into so much memory. `folder` is how the reader knows their place. */
export function assertFits(folder: string, files: readonly string[], memoryBytes: number): void {
  const rows = files.reduce((sum, file) => sum + estimateRows(file), 0);
  const needed = BYTES_WITHOUT_ROWS + rows * BYTES_PER_ROW;
  if (needed > memoryBytes) throw new ReportError([tooLittle(folder, rows, needed, memoryBytes)]);
}

/** About how many rows a file has, by its size and some of them; 0 for what is no file, or cannot be read: reading says why. */
export function estimateRows(file: string): number {
  try {
    const stats = statSync(file);
    // Of a pipe or a device nothing can be read twice.
    if (!stats.isFile() || stats.size === 0) return 0;
    const descriptor = openSync(file, 'r');
    try {
      return rowsOf(descriptor, stats.size);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 0;
  }
}

function rowsOf(descriptor: number, size: number): number {
  const start = readAt(descriptor, 0, PACKED_BYTES);
  if (start[0] === 0x1f && start[1] === 0x8b) {
    // The end of a longer file is missing here.
    const text = gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
    return linesIn(text) * (size / start.length);
  }
  let [lines, bytes] = [0, 0];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const at = Math.floor((Math.max(0, size - SAMPLE_BYTES) * sample) / (SAMPLES - 1));
    const part = readAt(descriptor, at, SAMPLE_BYTES);
    lines += linesIn(part);
    bytes += part.length;
  }
  return (lines * size) / bytes;
}

function readAt(descriptor: number, at: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, at));
}

const linesIn = (text: Uint8Array): number =>
  text.reduce((sum, byte) => (byte === LINE_FEED ? sum + 1 : sum), 0);

function tooLittle(folder: string, rows: number, needed: number, memory: number): Problem {
  const most = Math.max(0, (memory - BYTES_WITHOUT_ROWS) / BYTES_PER_ROW);
  return {
    kind: 'too-little-memory',
    file: folder,
    expected: `data that fit into ${gigabytes(memory)} of memory: some ${millions(most)} million rows`,
    found: `some ${millions(rows)} million rows, which take ${gigabytes(needed)}`,
    hint: `Build on a machine, or in a container, with ${gigabytes(needed * 1.1)} or more, or export fewer years. Where there is more memory than the system says, name its megabytes after --memory.`,
  };
}

const millions = (rows: number): string => (rows / 1e6).toFixed(1);
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
