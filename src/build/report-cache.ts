import { createHash } from 'node:crypto';
import {
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
import type { BuiltReport } from '../report/work-folder.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { inputsKey } from './inputs-key.ts';

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
 * never on names or times, so it cannot be stale, and believed only with its own hash. A result whose inputs changed while it was computed is
 * not kept. `troubles` says what could not be used or kept: the work goes on without.
 */
export async function cachedReport(
  options: CacheOptions,
  compute: () => Promise<BuiltReport>,
): Promise<{ built: BuiltReport; wasKept: boolean; troubles: readonly string[] }> {
  const key = await cacheKey(options);
  const file = path.join(options.cacheFolder, `${key}.json`);
  const kept = readKept(file, key);
  if (kept !== null && typeof kept !== 'string')
    return { built: kept, wasKept: true, troubles: [] };
  const built = await compute();
  const failure = (await cacheKey(options)) === key ? keep(file, key, built) : null;
  const troubles = [kept, failure].filter((trouble) => trouble !== null);
  return { built, wasKept: false, troubles };
}

/** One hash over the data's files, the configuration and the code. */
function cacheKey({ config, dataFolder, variant = null, code }: CacheOptions): Promise<string> {
  return inputsKey(dataFolder, [config, variant], code);
}

/** A kept result; null where there is none, or why it is not believed: a stopped run left half of it, a disk or a hand changed it. */
function readKept(file: string, key: string): BuiltReport | string | null {
  if (!existsSync(file)) return null;
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) === sealOf(key, body)) return JSON.parse(body) as BuiltReport;
    return `${file}: the kept result is damaged and was computed anew`;
  } catch (error) {
    return `${file}: the kept result cannot be read and was computed anew (${reasonOf(error)})`;
  }
}

/** The hash of a kept result and of what it is the result of: another's, under this name, is not this one. */
function sealOf(key: string, body: string): string {
  return createHash('sha256').update(`${key}\n${body}`).digest('hex');
}

/** Keeps a result for the next run, or says why it could not: that run then computes it anew. */
function keep(file: string, key: string, built: BuiltReport): string | null {
  const folder = path.dirname(file);
  const half = `${file}.${process.pid}.half`;
  try {
    mkdirSync(folder, { recursive: true });
    const body = JSON.stringify(built);
    writeFileSync(half, `${sealOf(key, body)}\n${body}`);
    // In place of whatever bears the name.
    rmSync(file, { recursive: true, force: true });
    renameSync(half, file);
    removeOld(folder);
    return null;
  } catch (error) {
    return `${folder}: the result is not kept for the next run (${reasonOf(error)})`;
  } finally {
    removeIfPossible(half);
  }
}

function removeOld(folder: string): void {
  const age = (name: string): number =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // Anything else in the folder is somebody's.
  const kept = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.json/.test(name));
  const names = kept.sort((a, b) => age(b) - age(a));
  for (const name of names.slice(KEPT))
    rmSync(path.join(folder, name), { recursive: true, force: true });
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Whatever forbids that has been told.
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : '');
