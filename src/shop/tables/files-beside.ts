/** What lies in the data folder besides the tables: files that bear a table's name in another form, and others. */
import { join } from 'node:path';
import type { Problem } from '../../base/errors.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { isAcceptedName, isHarmless, lettersOf, likeTable, whyNotRead } from './file-names.ts';
import { type FoundProblem, listed } from './found-problem.ts';
import { type AnyTableName, OPTIONAL_TABLE_NAMES, TABLE_NAMES } from './schema.ts';

const ALL_TABLES: readonly AnyTableName[] = [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES];

const isTable = (name: string): boolean => ALL_TABLES.some((table) => isAcceptedName(name, table));

/**
 * The problem that files bear the name of a table that is read from another file, such as `orders (1).csv` beside `orders.csv`: one of the
 * two holds what the report should. An optional table that is there under another name alone would be left out.
 */
export function filesBeside(dataFolder: string, listing: readonly string[]): Problem[] {
  const beside = listing.filter((name) => !isTable(name)).sort();
  const found = beside.filter((name) => {
    const table = likeTable(name);
    // Where a table that must be there is missing, its own problem names these.
    return table !== undefined && (isRead(listing, table) || isOptional(table));
  });
  if (found.length === 0) return [];
  const [first] = found;
  const message =
    found.length === 1
      ? `it bears the name of the table ${likeTable(first!)}${whyNotRead(first!)} and is not read`
      : `these bear names of tables and are not read: ${listed(found.map((name) => `${name}${whyNotRead(name)}`))}`;
  return [
    {
      kind: 'unread-files',
      file: join(dataFolder, first!),
      message,
      hint: 'Is it newer than the file that is read, or a part of it? Only NAME.csv, NAME.csv.gz and the folder NAME/ of parts are read, in small letters: give it such a name in place of the other, or put it elsewhere.',
    },
  ];
}

/** The problem that a folder holds none of the tables under any name; undefined where it holds one. */
export function noTables(dataFolder: string, listing: readonly string[]): Problem | undefined {
  if (listing.some((name) => isTable(name) || likeTable(name) !== undefined)) return undefined;
  return {
    kind: 'missing-table',
    file: dataFolder,
    message: `the folder holds none of the six tables; it has ${shownNames(listing)}`,
    hint: `Name the folder that holds ${listed(TABLE_NAMES.map((name) => `${name}.csv`))}, each of which may also be NAME.csv.gz or a folder NAME/ of parts.`,
  };
}

/** Names of what is not read and bears no table's name, for whoever wants to know. */
export function otherNames(listing: readonly string[]): string[] {
  return listing
    .filter((name) => !isHarmless(name) && !isTable(name) && likeTable(name) === undefined)
    .sort();
}

function isRead(listing: readonly string[], table: AnyTableName): boolean {
  return listing.some((name) => isAcceptedName(name, table));
}

function isOptional(table: AnyTableName): boolean {
  return (OPTIONAL_TABLE_NAMES as readonly string[]).includes(table);
}

/** The problem that a table is not there, with what may be it under another name. */
export function missingTable(
  dataFolder: string,
  listing: readonly string[],
  name: AnyTableName,
): FoundProblem {
  const alike = alikeFiles(listing, name);
  return {
    kind: 'missing-table',
    file: join(dataFolder, `${name}.csv`),
    message: `the file is missing; the folder has ${shownNames(listing)}`,
    hint: missingHint(listing, name),
    // Six workbooks, or six names in capitals, are one slip.
    ...(alike.length === 1 ? { cause: `missing-table${whyNotRead(alike[0]!)}` } : {}),
  };
}

/** What may be the table under another name; a name without an ending may be a file that lost it. */
function alikeFiles(listing: readonly string[], name: AnyTableName): string[] {
  const free = listing.filter((entry) => entry === name || !isTable(entry)).sort();
  return free.filter((entry) => likeTable(entry) === name);
}

function shownNames(listing: readonly string[]): string {
  const visible = listing
    .filter((entry) => !entry.startsWith('.'))
    .sort()
    .map((entry) => `${entry}${whyNotRead(entry)}`);
  const found = visible.length === 0 ? 'nothing' : visible.slice(0, 12).join(', ');
  return `${found}${visible.length > 12 ? ', …' : ''}`;
}

const ACCEPTED = 'to NAME.csv, to NAME.csv.gz, or to parts in the folder NAME/';

function missingHint(listing: readonly string[], name: AnyTableName): string {
  const alike = alikeFiles(listing, name);
  const [first] = alike;
  const accepted = `Export the table ${name} ${ACCEPTED.replaceAll('NAME', name)}.`;
  if (first === undefined)
    return didYouMean(nearFiles(listing, name), '').concat(` ${accepted}`).trim();
  if (alike.length > 1) {
    return `Are ${listed(alike)} its parts? Put them into the folder ${name}/, with names that end in .csv or .csv.gz. ${accepted}`;
  }
  const why = whyNotRead(first);
  const asFolder = first.includes('.') ? '' : `${name} where it is a folder of parts, else to `;
  return why === ''
    ? `Did you mean "${first}"? Rename it to ${asFolder}${name}.csv, letter for letter.`
    : `Did you mean "${first}"${why}? ${accepted}`;
}

/** Files that nothing else is known of and whose names are near: `sessions.csv` for website_sessions. */
function nearFiles(listing: readonly string[], name: AnyTableName): string[] {
  const unknown = otherNames(listing);
  const letters = lettersOf(name);
  const within = unknown.filter((entry) => {
    const own = lettersOf(entry.replace(/\..*$/, ''));
    return own.length > 3 && (letters.includes(own) || own.includes(letters));
  });
  if (within.length > 0) return within.slice(0, 3);
  return nearestNames(`${name}.csv`, unknown);
}
