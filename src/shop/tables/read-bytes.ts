import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { explainFileError } from './file-errors.ts';
import type { FoundProblem } from './found-problem.ts';

/** What stops the reading of one file; the other files are read on. */
export class UnreadableFile extends Error {
  readonly problems: readonly FoundProblem[];

  constructor(...problems: readonly FoundProblem[]) {
    super(problems[0]?.message);
    this.problems = problems;
  }
}

/** Unpacked, a compressed table is some ten times as large; beyond this it is made to fill the memory or to keep the reader busy. */
const LARGEST_EXPANSION = 200;

/** No file is refused for its expansion before it has given so much. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

const LF = 10;
const CR = 13;

export interface FileDigest {
  bytes: number;
  sha256: string;
  /** Whether the last row is ended by a line end, as a file that was cut mostly is not. */
  endsInLineEnd: boolean;
}

/**
 * One CSV file as it is read: `chunks()` gives its content, unpacked where the name ends in `.gz`, nothing for an empty file;
 * `digest()` afterwards gives the size and hash of the bytes on the disk. Throws `UnreadableFile` with a plain sentence for what can go wrong.
 */
export class CsvFile {
  readonly #path: string;
  readonly #chunkBytes: number;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  /** How many of the last bytes are zero, as a tape or a block device pads a file. */
  #padding = 0;
  #lastByte = LF;

  /** `path` stands in the problems as it is given. */
  constructor(path: string, chunkBytes: number) {
    this.#path = path;
    this.#chunkBytes = chunkBytes;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    const before = await this.#statFile();
    if (before.size === 0) return;
    for await (const chunk of this.#path.endsWith('.gz') ? this.#unpacked() : this.#stored()) {
      this.#lastByte = chunk.at(-1)!;
      yield chunk;
    }
    const after = await this.#statFile();
    const isSame = before.mtimeMs === after.mtimeMs && before.ino === after.ino;
    if (this.#bytes !== after.size || !isSame) {
      throw this.#problem(
        'changed-while-read',
        'the file changed while it was read',
        'Wait until the export is finished, then run again.',
      );
    }
  }

  /** Of everything read so far; of the whole file once `chunks()` has ended. May be asked once. */
  digest(): FileDigest {
    const endsInLineEnd = this.#lastByte === LF || this.#lastByte === CR;
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex'), endsInLineEnd };
  }

  async #statFile() {
    try {
      const stats = await stat(this.#path);
      // Opening a pipe or a device could wait for ever.
      if (stats.isFile()) return stats;
      if (stats.isDirectory()) {
        throw this.#problem(
          'unreadable-file',
          'this is a folder, not a file',
          'A folder of parts is named after the table, without .csv.',
        );
      }
      throw this.#problem(
        'unreadable-file',
        'this is not a regular file',
        'Put the exported file itself in its place.',
      );
    } catch (error) {
      throw error instanceof UnreadableFile ? error : this.#unreadable(error);
    }
  }

  async *#stored(): AsyncGenerator<Buffer> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(this.#path, 'r');
      while (true) {
        const { bytesRead, buffer } = await handle.read({
          buffer: Buffer.allocUnsafeSlow(this.#chunkBytes),
        });
        if (bytesRead === 0) return;
        const chunk = buffer.subarray(0, bytesRead);
        if (this.#bytes === 0) this.#refuseStoredGzip(chunk);
        this.#bytes += bytesRead;
        this.#hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : this.#unreadable(error);
    } finally {
      await handle?.close();
    }
  }

  #refuseStoredGzip(chunk: Buffer): void {
    if (!this.#path.endsWith('.gz') && isGzip(chunk)) {
      throw this.#problem(
        'compressed-csv',
        'the file is compressed (gzip), its name says it is not',
        'Rename it to end in .csv.gz, or unpack it.',
      );
    }
  }

  async *#unpacked(): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: Math.max(64, this.#chunkBytes) });
    const packed = Readable.from(this.#packed());
    // The error reaches the reader of `gunzip`, which is destroyed with it.
    pipeline(packed, gunzip, () => {});
    let unpacked = 0;
    try {
      for await (const chunk of gunzip as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > Math.max(HARMLESS_BYTES, gunzip.bytesWritten * LARGEST_EXPANSION))
          throw this.#bomb();
        yield chunk;
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : this.#gzipProblem(error);
    }
    // Node ignores what follows the last compressed member: rows would be lost without a word. Padding holds none.
    if (gunzip.bytesWritten + this.#padding < this.#bytes) {
      throw this.#problem(
        'damaged-gzip',
        'something that is not compressed follows the compressed data',
        'Export or copy it again.',
      );
    }
  }

  async *#packed(): AsyncGenerator<Buffer> {
    let isFirst = true;
    for await (const chunk of this.#stored()) {
      if (isFirst && !isGzip(chunk)) {
        throw this.#problem(
          'not-gzip',
          'the name ends in .gz, but the file is not compressed with gzip',
          'Remove .gz from its name, or compress it with gzip.',
        );
      }
      isFirst = false;
      const content = withoutPadding(chunk);
      this.#padding = chunk.length - content + (content === 0 ? this.#padding : 0);
      yield chunk;
    }
  }

  #bomb(): UnreadableFile {
    return this.#problem(
      'gzip-bomb',
      `the file unpacks to more than ${LARGEST_EXPANSION} times its size, as no export of a shop does`,
      'Export it again, or unpack it and look at what it holds.',
    );
  }

  #gzipProblem(error: unknown): UnreadableFile {
    if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR') {
      return this.#problem(
        'truncated-gzip',
        'the compressed file ends too early: a part of it is missing',
        'Export or copy it again.',
      );
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      return this.#problem(
        'damaged-gzip',
        `the compressed file is damaged (${error.message})`,
        'Export or copy it again.',
      );
    }
    return this.#unreadable(error);
  }

  #unreadable(error: unknown): UnreadableFile {
    return this.#problem(
      'unreadable-file',
      `the file cannot be read: ${explainFileError(error)}`,
      'Make it readable, or replace it by the exported file.',
    );
  }

  #problem(kind: string, message: string, hint: string): UnreadableFile {
    return new UnreadableFile({
      kind,
      file: this.#path,
      message,
      hint,
      cause: `${kind} ${message}`,
    });
  }
}

/** How many bytes there are before the zeros at the end. */
function withoutPadding(chunk: Buffer): number {
  let length = chunk.length;
  while (length > 0 && chunk[length - 1] === 0) length--;
  return length;
}

function isGzip(chunk: Buffer): boolean {
  // With a chunk of one byte, as a test may ask for, the first byte decides.
  return chunk[0] === 0x1f && (chunk.length === 1 || chunk[1] === 0x8b);
}
