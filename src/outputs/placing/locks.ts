import { closeSync, existsSync, mkdirSync, openSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReportError } from '../../base/errors.ts';

/** SQLite's codes for a database that another connection holds, and for one whose folder was just taken away. */
const BUSY = 5;
const GONE = 14;

/** The file by which a folder is held. */
export const LOCK_FILE = 'lock';

/** How often a lock is sought whose file the holder before removes at the same moment. */
const ATTEMPTS = 50;

/** Files that this process holds: to open one by another way and close it would end the system's lock on it. */
const heldHere = new Set<string>();

/**
 * Runs the work while no other build of the same project can: builds share the working folder and Astro's cache. Throws a `ReportError`
 * when one is running.
 */
export async function withBuildLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const file = '.report.lock';
  mkdirSync(root, { recursive: true });
  let lock: DatabaseSync;
  try {
    lock = lockFile(path.join(root, file));
  } catch (error) {
    throw explain(error, file, 'another build of this project is running');
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/**
 * Makes a folder and holds it against every other process, whatever its project, until the function that is returned is called, which
 * removes the folder if nothing else is in it. Throws a `ReportError` of the kind `locked`, with `held` as its words about `shown`.
 */
export function holdFolder(folder: string, shown: string, held: string): () => void {
  const file = path.join(folder, LOCK_FILE);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const lock = holdFile(file);
      if (lock !== undefined) return () => release(lock, file);
    } catch (error) {
      const { code, errcode } = error as { code?: string; errcode?: number };
      const isGone = code === 'ENOENT' || code === 'EEXIST' || errcode === GONE;
      if (!isGone || attempt === ATTEMPTS) throw explain(error, shown, held);
    }
  }
}

/** The lock; undefined where the holder before removed the file meanwhile, so that it would hold a file that nobody else sees. */
function holdFile(file: string): DatabaseSync | undefined {
  if (heldHere.has(file)) throw Object.assign(new Error('held by this process'), { errcode: BUSY });
  const folder = path.dirname(file);
  if (!existsSync(folder)) mkdirSync(folder);
  closeSync(openSync(file, 'a'));
  const made = statSync(file).ino;
  const lock = lockFile(file);
  if (statSync(file, { throwIfNoEntry: false })?.ino === made) {
    heldHere.add(file);
    return lock;
  }
  lock.close();
  return undefined;
}

function release(lock: DatabaseSync, file: string): void {
  // While it is held, so that none who opens the file later believes in it; Windows removes no file that is open.
  const isRemoved = hasWorked(() => rmSync(file, { force: true }));
  lock.close();
  heldHere.delete(file);
  if (!isRemoved) hasWorked(() => rmSync(file, { force: true }));
  hasWorked(() => rmdirSync(path.dirname(file)));
}

/** What cannot be removed is another process's by now, or removed by the next. */
function hasWorked(remove: () => void): boolean {
  try {
    remove();
    return true;
  } catch {
    return false;
  }
}

/**
 * The lock is the operating system's, held by SQLite on an empty file: it ends with the process that holds it, however that ends, so there
 * is none to clear away after a crash.
 */
function lockFile(file: string): DatabaseSync {
  const lock = new DatabaseSync(file);
  try {
    // Nothing is ever written, so no file of SQLite's own need stand beside.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** What SQLite says, in words; any other error as it is. */
function explain(error: unknown, file: string, held: string): unknown {
  const { errcode } = error as { errcode?: number };
  if (errcode === undefined) return error;
  if (errcode === BUSY)
    return new ReportError([
      {
        kind: 'locked',
        file,
        message: held,
        hint: 'Wait until it has ended, or stop it; then start this one again.',
      },
    ]);
  return new ReportError([
    {
      kind: 'no-lock',
      file,
      message: `it cannot be locked: ${(error as Error).message}`,
      hint: 'Two builds at once would spoil one another: write where this user may make files and the file system has locks.',
    },
  ]);
}
