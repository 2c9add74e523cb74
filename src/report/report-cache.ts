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
import type { ReportConfig } from '../config/schema.ts';
import { inputsKey } from './inputs-key.ts';
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
function cacheKey({ config, dataFolder, variant = null, code }: CacheOptions): Promise<string> {
  return inputsKey(dataFolder, [config, variant], code);
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
