import { ReportError } from '../errors.ts';

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
};

/** How Node writes such an error, with the path in quotes where there is one; a bundler quotes it within a message of its own. */
const WRITTEN = /\b(E[A-Z]+)[:,] [^'\n]*(?:'([^'\n]+)')?/;

/** The error in words for whoever runs the build, when a full or read-only disk or the like is behind it; else undefined. */
export function machineError(error: unknown): ReportError | undefined {
  const [, code = '', file] = WRITTEN.exec(error instanceof Error ? error.message : '') ?? [];
  const message = REFUSALS[code];
  if (message === undefined) return undefined;
  const hint = 'Put that right and run again; what was published stands as it was.';
  return new ReportError([{ kind: 'machine', file: file ?? 'the build', message, hint }]);
}
