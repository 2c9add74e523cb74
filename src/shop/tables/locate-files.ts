import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, ReportError } from '../../base/errors.ts';
import { explainFileError } from './file-errors.ts';
import { isAcceptedName } from './file-names.ts';
import { missingTable } from './files-beside.ts';
import type { FoundProblem } from './found-problem.ts';
import { listParts } from './list-parts.ts';
import type { AnyTableName } from './schema.ts';

/** Names in the data folder. Throws a `ReportError` when the folder is missing or cannot be read. */
export async function listDataFolder(dataFolder: string): Promise<readonly string[]> {
  try {
    return await readdir(dataFolder);
  } catch (error) {
    throw new ReportError([
      {
        kind: 'data-folder',
        file: dataFolder,
        message: `the data folder cannot be read: ${explainFileError(error)}`,
        hint: 'Name the folder that holds the six tables, one CSV each.',
      },
    ]);
  }
}

/**
 * The files of a table, relative to the data folder, in reading order: `NAME.csv`, or `NAME.csv.gz`, or the parts in the folder
 * `NAME/` sorted by name. Or the problem: none of them, more than one of them, no parts, something beside the parts. The listing decides,
 * letter for letter, also where the file system takes `Orders.csv` for `orders.csv`: the same folder is read alike on every machine.
 */
export async function locateTable(
  dataFolder: string,
  listing: readonly string[],
  name: AnyTableName,
): Promise<readonly string[] | FoundProblem> {
  const single = [`${name}.csv`, `${name}.csv.gz`].filter((file) => listing.includes(file));
  const hasFolder = listing.includes(name) && (await isFolder(join(dataFolder, name)));
  const found = listing.includes(name) ? [...single, hasFolder ? `${name}/` : name] : single;
  if (found.length > 1) return ambiguous(dataFolder, name, found);
  if (hasFolder) return await listParts(dataFolder, name);
  return single.length === 1 ? single : missingTable(dataFolder, listing, name);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A link that leads nowhere is no folder of parts; the table is then reported as missing.
    return false;
  }
}

function ambiguous(folder: string, name: string, found: readonly string[]): Problem {
  const paths = found.map((file) => join(folder, file));
  return {
    kind: 'ambiguous-table',
    file: paths[0] ?? join(folder, name),
    message: `the same table stands there more than once: ${paths.join(' and ')}`,
    hint: `Keep the newest and remove the others: for instance remove ${paths.slice(1).join(' and ')}.`,
  };
}

/** Whether anything in the data folder bears the table's name, for tables that a shop need not export. */
export function isThere(listing: readonly string[], name: AnyTableName): boolean {
  return listing.some((file) => isAcceptedName(file, name));
}
