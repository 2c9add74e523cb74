import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../base/errors.ts';
import { explainFileError } from './file-errors.ts';
import { isHarmless, whyNotRead, withoutCopyMark } from './file-names.ts';
import { listed } from './found-problem.ts';
import type { AnyTableName } from './schema.ts';

/** A part; a name that begins with a point is hidden, and was not put there to be read. */
const PART = /^[^.].*\.csv(?:\.gz)?$/s;

/**
 * The parts in a table's folder, sorted by name. Or the problem: nothing of the folder is passed over but what systems leave there, since
 * half of a table would make a report that is wrong without a word.
 */
export async function listParts(
  dataFolder: string,
  name: AnyTableName,
): Promise<readonly string[] | Problem> {
  const folder = join(dataFolder, name);
  let names: { name: string; isFolder: boolean }[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch (error) {
    return {
      kind: 'unreadable-file',
      file: folder,
      message: `the folder cannot be read: ${explainFileError(error)}`,
      hint: 'Make it readable, or replace it by the exported table.',
    };
  }
  const counted = names.filter((entry) => !isHarmless(entry.name));
  const parts = counted.filter((entry) => PART.test(entry.name) && !entry.isFolder);
  const others = counted.filter((entry) => !parts.includes(entry));
  if (others.length > 0) return unreadParts(folder, others, parts.length);
  if (parts.length === 0) return noParts(folder, name);
  const sorted = parts.map((part) => part.name).sort();
  return partTwice(folder, sorted) ?? sorted.map((part) => `${name}/${part}`);
}

function unreadParts(
  folder: string,
  others: readonly { name: string; isFolder: boolean }[],
  parts: number,
): Problem {
  const names = others
    .map(({ name, isFolder }) => `${name}${isFolder ? '/ (a folder)' : whyNotRead(name)}`)
    .sort();
  return {
    kind: 'unread-files',
    file: folder,
    message: `${parts === 0 ? 'the folder has no part of the table, but' : `beside the parts stands what is not read:`} ${listed(names)}`,
    hint: 'Parts end in .csv or .csv.gz, in small letters, and lie in this folder and in none below it. Rename, unpack or move those that belong to the table, and put everything else elsewhere.',
  };
}

function noParts(folder: string, name: AnyTableName): Problem {
  return {
    kind: 'no-parts',
    file: folder,
    message: 'the folder has no part of the table: no file that ends in .csv or .csv.gz',
    hint: `Put the parts there, or remove the folder and add ${name}.csv.`,
  };
}

/** A part that is there a second time: packed, or as a copy `1 (1).csv` of `1.csv`. */
function partTwice(folder: string, parts: readonly string[]): Problem | undefined {
  const firsts = new Map<string, string>();
  for (const part of parts) {
    const plain = withoutCopyMark(part.replace(/\.gz$/, ''), parts);
    const first = firsts.get(plain);
    if (first === undefined) {
      firsts.set(plain, part);
      continue;
    }
    const paths = [first, part].map((file) => join(folder, file));
    return {
      kind: 'ambiguous-table',
      file: paths[0]!,
      message: `the same part stands there more than once: ${paths.join(' and ')}`,
      hint: 'Keep the newest and remove the other.',
    };
  }
  return undefined;
}
