import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReportError } from '../errors.ts';

/** SQLite's code for a database that another connection holds. */
const BUSY = 5;

/**
 * Runs the work while no other build of the same project can: builds share the working folder and Astro's cache. Throws a `ReportError`
 * when one is running.
 */
export function withBuildLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  return withLock(root, '.report.lock', 'another build of this project is running', work);
}

/** The same for sealing: two into one folder would mix two keys. It does not wait for builds, nor they for it. */
export function withSealLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  return withLock(root, '.report-seal.lock', 'this project is just being sealed', work);
}

/**
 * The lock is the operating system's, held by SQLite on an empty file: it ends with the process that holds it, however that ends, so there
 * is none to clear away after a crash.
 */
async function withLock<T>(
  root: string,
  file: string,
  held: string,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(root, { recursive: true });
  const lock = new DatabaseSync(path.join(root, file));
  try {
    take(lock, file, held);
    return await work();
  } finally {
    lock.close();
  }
}

function take(lock: DatabaseSync, file: string, held: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    throw new ReportError([
      {
        kind: 'locked',
        file,
        message: held,
        hint: 'Wait until it has ended, or stop it; then start this one again.',
      },
    ]);
  }
}
