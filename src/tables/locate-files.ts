import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, ReportError } from '../errors.ts';
import { explainFileError } from './file-errors.ts';
import type { AnyTableName } from './schema.ts';

const PART = /\.csv(?:\.gz)?$/;

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
 * `NAME/` sorted by name. Or the problem: none of them, more than one of them, no parts.
 */
export async function locateTable(
  dataFolder: string,
  listing: readonly string[],
  name: AnyTableName,
): Promise<readonly string[] | Problem> {
  const single = [`${name}.csv`, `${name}.csv.gz`].filter((file) => listing.includes(file));
  const hasFolder = listing.includes(name) && (await isFolder(join(dataFolder, name)));
  const found = hasFolder ? [...single, `${name}/`] : single;
  if (found.length > 1) return ambiguous(dataFolder, name, found);
  if (hasFolder) return await listParts(dataFolder, name);
  return single.length === 1 ? single : missing(dataFolder, listing, name);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A link that leads nowhere is no folder of parts; the table is then reported as missing.
    return false;
  }
}

async function listParts(
  dataFolder: string,
  name: AnyTableName,
): Promise<readonly string[] | Problem> {
  const folder = join(dataFolder, name);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return {
      kind: 'unreadable-file',
      file: folder,
      message: `the folder cannot be read: ${explainFileError(error)}`,
      hint: 'Make it readable, or replace it by the exported table.',
    };
  }
  const parts = names.filter((part) => PART.test(part)).sort();
  if (parts.length === 0) {
    return {
      kind: 'no-parts',
      file: folder,
      message: 'the folder has no part of the table: no file that ends in .csv or .csv.gz',
      hint: `Put the parts there, or remove the folder and add ${name}.csv.`,
    };
  }
  const twice = parts.find((part) => parts.includes(`${part}.gz`));
  if (twice !== undefined) return ambiguous(folder, twice, [twice, `${twice}.gz`]);
  return parts.map((part) => `${name}/${part}`);
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

function missing(dataFolder: string, listing: readonly string[], name: AnyTableName): Problem {
  const visible = listing.filter((entry) => !entry.startsWith('.')).sort();
  const found = visible.length === 0 ? 'nothing' : visible.slice(0, 12).join(', ');
  return {
    kind: 'missing-table',
    file: join(dataFolder, `${name}.csv`),
    message: `the file is missing; the folder has ${found}${visible.length > 12 ? ', …' : ''}`,
    hint: `Export the table ${name} to ${name}.csv, to ${name}.csv.gz, or to parts in the folder ${name}/.`,
  };
}

/** Whether anything in the data folder bears the table's name, for tables that a shop need not export. */
export function isThere(listing: readonly string[], name: AnyTableName): boolean {
  return [name, `${name}.csv`, `${name}.csv.gz`].some((file) => listing.includes(file));
}
