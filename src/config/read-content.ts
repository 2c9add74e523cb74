import { readdirSync, readFileSync } from 'node:fs';
import { ReportError } from '../errors.ts';

/** The text of a file of the content folder. Throws a `ReportError` when it is missing or cannot be read. */
export function readContentFile(file: string): string {
  return orReportError(file, () => readFileSync(file, 'utf8'));
}

/** Names in a folder of content, sorted. Throws a `ReportError` when it is missing or cannot be read. */
export function listContentFolder(folder: string): string[] {
  return orReportError(folder, () => readdirSync(folder).sort());
}

function orReportError<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOENT' ? 'it is missing' : `it cannot be read (${code})`;
    const hint = 'Name the folder that holds report.yaml and chapters/ with --content.';
    throw new ReportError([{ kind: 'unreadable-content', file, message, hint }]);
  }
}
