/** Where a browser has its profile while a command prints or takes pictures: a folder named for the process that works. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isRunning } from './process-facts.ts';

const FOLDER = 'report-print-';

const placeOf = (pid: number): string => path.join(os.tmpdir(), `${FOLDER}${pid}`);

/** Gives the work a folder for temporary files of its own, and removes it; what killed commands left there goes, too. */
export async function withPrintFolder<T>(work: () => Promise<T>): Promise<T> {
  const parent = os.tmpdir();
  for (const name of leftBehind(readdirSync(parent)))
    rmSync(path.join(parent, name), { recursive: true, force: true });
  const before = process.env.TMPDIR;
  const folder = placeOf(process.pid);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes the folder of a process that has ended, as far as the system lets it. */
export function removePrintFolder(pid: number): void {
  try {
    rmSync(placeOf(pid), { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next command that prints removes it.
  }
}

/** Of the names in the folder for temporary files, those of commands whose process is gone; any other that begins so is somebody's. */
export function leftBehind(names: readonly string[]): string[] {
  return names.filter((name) => {
    const pid = /^report-print-(\d+)$/.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
}
