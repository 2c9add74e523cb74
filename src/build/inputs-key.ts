import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DEMONSTRATION_MARKER } from '../../demo/marker.ts';
import { explainFileError } from '../shop/tables/file-errors.ts';
import { isHarmless, likeTable } from '../shop/tables/file-names.ts';
import { OPTIONAL_TABLE_NAMES, TABLE_NAMES } from '../shop/tables/schema.ts';

/**
 * One hash over the files of a data folder, the names beside them that stop a report, other values, files and folders of code, and the
 * version of Node. It depends on content and names alone, never on times.
 */
export async function inputsKey(
  dataFolder: string,
  values: readonly unknown[],
  code: readonly string[],
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([process.versions.node, ...values]));
  hash.update(JSON.stringify(namesOfTables(dataFolder)));
  for (const file of dataFiles(dataFolder)) hash.update(`\n${file} `).update(await hashFile(file));
  for (const file of code.flatMap(filesBelow)) hash.update(`\n${file} `).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * What bears a table's name, read or not, and all that lies in the tables' folders: a newer copy or a part that is not read stops a report,
 * also one whose tables were kept.
 */
function namesOfTables(dataFolder: string): string[] {
  const names = namesIn(dataFolder).filter((name) => likeTable(name) !== undefined);
  return names.flatMap((name) => [
    name,
    ...namesIn(path.join(dataFolder, name))
      .filter((part) => !isHarmless(part))
      .map((part) => `${name}/${part}`),
  ]);
}

/** Sorted; none where it is no folder, or none that can be looked at. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    explainFileError(error);
    return [];
  }
}

/** Every file of the data folder that a table may be read from, and the marker of demonstration data. */
function dataFiles(folder: string): string[] {
  const names = [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES].flatMap((name) => [
    name,
    `${name}.csv`,
    `${name}.csv.gz`,
  ]);
  return [...names, DEMONSTRATION_MARKER].flatMap((name) => partsOf(path.join(folder, name)));
}

/**
 * The file itself, or the files in the folder, sorted, but not those of folders within it: no part is looked for there, and a link may lead
 * back. None where there is nothing, or nothing that can be looked at: reading says why.
 */
function partsOf(place: string): string[] {
  try {
    const isFolder = statSync(place).isDirectory();
    const files = isFolder
      ? readdirSync(place)
          .sort()
          .map((name) => path.join(place, name))
      : [place];
    return files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  } catch (error) {
    explainFileError(error);
    return [];
  }
}

/** The file itself, or all files below the folder, sorted. */
function filesBelow(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

/** The hash of the file's content, or why it cannot be read: reading says so too. */
async function hashFile(file: string): Promise<Buffer | string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
    return hash.digest();
  } catch (error) {
    return explainFileError(error);
  }
}
