import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReportError } from '../errors.ts';

const LOCK_FILE = '.report.lock';
/** SQLite's code for a database that another connection holds. */
const BUSY = 5;

/**
 * Runs the work while no other build of the same project can: builds share the working folder and Astro's cache. Throws a `ReportError`
 * when one is running. The lock is the operating system's, held by SQLite on an empty file: it ends with the process that holds it,
 * however that ends, so there is none to clear away after a crash.
 */
export async function withBuildLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(root, { recursive: true });
  const lock = new DatabaseSync(path.join(root, LOCK_FILE));
  try {
    take(lock);
    return await work();
  } finally {
    lock.close();
  }
}

function take(lock: DatabaseSync): void {
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    throw new ReportError([
      {
        kind: 'build-running',
        file: LOCK_FILE,
        message: 'another build of this project is running',
        hint: 'Wait until it has ended, or stop it; then start this one again.',
      },
    ]);
  }
}
