import { statfsSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import { ReportError } from '../base/errors.ts';
import type { Progress } from '../report/progress.ts';

/** What a machine may refuse whatever the program does, in words. Other errors of the file system are defects and keep their stack. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file would be larger than this user may write',
  EROFS: 'the file system is read-only',
  EACCES: 'this user may not write or read it',
  EPERM: 'this user may not write or read it',
  // Node's own copying of folders says this of a full disk, too.
  EIO: 'the disk is full, or reports an error',
  EMFILE: 'too many files are open',
  EBUSY: 'another program has it open, or something is mounted there',
  EXDEV: 'it stands on another file system',
  ENAMETOOLONG: 'its name is longer than the file system takes',
};

/** How Node writes such an error, with the path in quotes where there is one; a bundler quotes it within a message of its own. */
const WRITTEN = /\b(E[A-Z]+)[:,] [^'\n]*(?:'([^'\n]+)')?/;

/** How the bundler, which is no JavaScript, writes it: the path some lines before the system's number. */
const WRITTEN_NATIVELY = /(?:Failed to [a-z ]+? in (\S[^\n]*)\n[\s\S]*)?\(os error (\d+)\)/;

/** Windows has numbers of its own. */
const OF_WINDOWS: Readonly<Record<number, string>> = {
  5: 'EACCES',
  19: 'EROFS',
  39: 'ENOSPC',
  112: 'ENOSPC',
};

/** A disk with less than this is as good as full. */
const NEXT_TO_NOTHING = 1 << 20;

/**
 * The error in words for whoever runs the build, when a full or read-only disk or the like is behind it; else undefined. Where the system
 * does not say which file it refused, it is in one of `places`: the one on a full disk, if one is.
 */
export function machineError(
  error: unknown,
  places: readonly string[] = [],
  free: (place: string) => number = freeBytes,
): ReportError | undefined {
  const { code, file } = refusalIn(error instanceof Error ? error.message : '');
  const message = REFUSALS[code];
  if (message === undefined) return undefined;
  const hint = 'Put that right and run again; what was published stands as it was.';
  const place = file ?? places.find((one) => free(one) < NEXT_TO_NOTHING) ?? 'the build';
  return new ReportError([{ kind: 'machine', file: place, message, hint }]);
}

function refusalIn(message: string): { code: string; file: string | undefined } {
  const native = WRITTEN_NATIVELY.exec(message);
  if (native !== null) return { code: nameOf(Number(native[2])), file: native[1] };
  const [, code = '', file] = WRITTEN.exec(message) ?? [];
  return { code, file };
}

function nameOf(number: number): string {
  return process.platform === 'win32' ? (OF_WINDOWS[number] ?? '') : getSystemErrorName(-number);
}

/** Bytes that this user may still write there; any number where nothing is there, or the system does not tell. */
function freeBytes(place: string): number {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The same progress, whose stages say of a disk that refuses something which of these places it is, while that still shows. */
export function namingDisks(progress: Progress, places: readonly string[]): Progress {
  return {
    ...progress,
    stage: (title, work, options) =>
      progress.stage(
        title,
        async (moved) => {
          try {
            return await work(moved);
          } catch (error) {
            throw machineError(error, places) ?? error;
          }
        },
        options,
      ),
  };
}
