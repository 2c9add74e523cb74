import { readdirSync, readFileSync, statSync } from 'node:fs';
import { type Problem, ReportError } from '../../base/errors.ts';

/**
 * Signs that no text of content may hold: those that control and do not show, of which no file of the site may hold the one kind and the
 * other reorders the text around it, and the character that stands where another was lost.
 */
export const CONTROL = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/u;

const NAME_THE_FOLDER = 'Name the folder that holds report.yaml and chapters/ with --content.';

/**
 * The text of a file of the content folder, without a byte order mark. Throws a `ReportError` when it is missing, cannot be read, is not
 * UTF-8 or holds characters that control. `shown` is its path for messages, `hint` what to do where it is not there.
 */
export function readContentFile(
  file: string,
  shown: string = file,
  hint: string = NAME_THE_FOLDER,
): string {
  const read = (): Buffer => {
    // To open a pipe would be to wait for whoever writes into it.
    if (!statSync(file).isFile()) throw Object.assign(new Error('not a file'), { code: 'no file' });
    return readFileSync(file);
  };
  const bytes = orReportError(shown, read, hint);
  const text = decode(bytes, shown);
  const controls = text.split('\n').flatMap((line, at): Problem[] => {
    const character = CONTROL.exec(line)?.[0];
    return character === undefined
      ? []
      : [controlProblem(character, { file: shown, line: at + 1 })];
  });
  if (controls.length > 0) throw new ReportError(controls);
  return text;
}

/** A file of the content folder in the words of whoever named the folder. */
export function contentFile(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/[/\\]+$/, '')}/${name}`;
}

/** What is wrong with a text that holds such a character. */
export function controlProblem(character: string, place: { file: string; line: number }): Problem {
  const point = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return {
    kind: 'config-control',
    ...place,
    message: `a text holds the control character U+${point}`,
    hint: point === 'FFFD' ? 'A character was lost there: write it anew.' : 'Remove it.',
  };
}

/** Names in a folder of content, sorted. Throws a `ReportError` when it is missing or cannot be read. */
export function listContentFolder(folder: string, shown: string = folder): string[] {
  return orReportError(shown, () => readdirSync(folder).sort());
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'it is missing',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
};

function decode(bytes: Buffer, file: string): string {
  const utf16 = ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    if (!utf16) return decoder.decode(bytes);
  } catch {
    // Named by its line below.
  }
  throw new ReportError([
    {
      kind: 'not-utf-8',
      file,
      line: utf16 ? 1 : firstUndecodable(bytes),
      expected: 'UTF-8',
      found: utf16 ? 'UTF-16' : 'bytes of another encoding',
      hint: 'Save the file as UTF-8.',
    },
  ]);
}

/** No byte of a longer character is a line end, so each line can be looked at by itself. */
function firstUndecodable(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const at = lines.findIndex((line) => {
    try {
      decoder.decode(Buffer.from(line, 'latin1'));
      return false;
    } catch {
      return true;
    }
  });
  return Math.max(at, 0) + 1;
}

/** What `read` returns; an error of the file system becomes one that names the file. */
function orReportError<T>(file: string, read: () => T, hint: string = NAME_THE_FOLDER): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = READ_ERRORS[code] ?? `it cannot be read (${code})`;
    throw new ReportError([{ kind: 'unreadable-content', file, message, hint }]);
  }
}
