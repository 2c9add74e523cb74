import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReportConfig } from '../config/schema.ts';
import { DEMONSTRATION_MARKER } from '../demo/marker.ts';
import { explainFileError } from '../tables/file-errors.ts';
import { OPTIONAL_TABLE_NAMES, TABLE_NAMES } from '../tables/schema.ts';
import type { BuiltReport } from './work-folder.ts';

/** Results that are kept; older ones are removed. */
const KEPT = 4;

export interface CacheOptions {
  /** Where results are kept. */
  cacheFolder: string;
  config: ReportConfig;
  dataFolder: string;
  /** Whatever else decides the result. */
  variant?: unknown;
  /** The code that computes, and the lock file of the libraries it computes with. */
  code: readonly string[];
}

/**
 * The result of the report step for these very bytes of data, configuration and code, computed or kept from before. Keyed on content alone,
 * never on names or times, so it cannot be stale. A result whose inputs changed while it was computed is not kept.
 */
export async function cachedReport(
  options: CacheOptions,
  compute: () => Promise<BuiltReport>,
): Promise<{ built: BuiltReport; wasKept: boolean }> {
  const key = await cacheKey(options);
  const file = path.join(options.cacheFolder, `${key}.json`);
  const kept = readKept(file);
  if (kept !== null) return { built: kept, wasKept: true };
  const built = await compute();
  if ((await cacheKey(options)) === key) keep(file, built);
  return { built, wasKept: false };
}

/** One hash over the data's files, the configuration and the code. */
export async function cacheKey({
  config,
  dataFolder,
  variant = null,
  code,
}: Omit<CacheOptions, 'cacheFolder'>): Promise<string> {
  const hash = createHash('sha256').update(
    JSON.stringify([process.versions.node, config, variant]),
  );
  for (const file of [...dataFiles(dataFolder), ...code.flatMap(filesBelow)]) {
    hash.update(`\n${file} `).update(await hashFile(file));
  }
  return hash.digest('hex');
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

/** A kept result; null where there is none, or a half one that a stopped run left. */
function readKept(file: string): BuiltReport | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BuiltReport;
  } catch {
    return null;
  }
}

function keep(file: string, built: BuiltReport): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const half = `${file}.${process.pid}.half`;
  writeFileSync(half, JSON.stringify(built));
  renameSync(half, file);
  const age = (name: string): number =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(folder).sort((a, b) => age(b) - age(a));
  for (const name of names.slice(KEPT)) rmSync(path.join(folder, name), { force: true });
}
