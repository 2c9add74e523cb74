import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

export type Make = (unfinished: string) => Promise<void>;

/** Where what is kept between runs lies. */
const KEPT = path.resolve(import.meta.dirname, '../.vitest/kept');

/** Makes it unless it is kept under this key, and forgets what is kept of it under others. `failures` is a folder of the run's. */
export async function makeKept(
  name: string,
  key: string,
  make: Make,
  failures: string,
): Promise<string> {
  const kept = `${name}-${key.slice(0, 16)}`;
  const file = await makeOnce(KEPT, kept, make, failures);
  const ofOtherKeys = (await readdir(KEPT)).filter(
    (other) => other.startsWith(`${name}-`) && !other.startsWith(kept),
  );
  for (const other of ofOtherKeys)
    await rm(path.join(KEPT, other), { recursive: true, force: true });
  return file;
}

/** Makes it unless it is there, while no other process does; who fails leaves word for the others of this run in the folder `failures`. */
export async function makeOnce(
  folder: string,
  name: string,
  make: Make,
  failures: string,
): Promise<string> {
  const finished = path.join(folder, name);
  const failure = path.join(failures, `${name}.failed`);
  await mkdir(folder, { recursive: true });
  if (existsSync(finished)) return finished;
  const release = await waitForLock(`${finished}.lock`);
  try {
    if (existsSync(finished)) return finished;
    if (existsSync(failure)) throw new Error(`${name} could not be made, see ${failure}`);
    const unfinished = path.join(`${finished}.begun`, name);
    // What a maker left that was killed.
    await rm(path.dirname(unfinished), { recursive: true, force: true });
    await mkdir(path.dirname(unfinished));
    await make(unfinished);
    await rename(unfinished, finished);
    await rm(path.dirname(unfinished), { recursive: true });
    return finished;
  } catch (error) {
    if (!existsSync(failure)) await writeFile(failure, String(error));
    throw error;
  } finally {
    release();
  }
}

/** SQLite's code for a database that another connection holds. */
const BUSY = 5;

/** Holds a lock of the operating system's, which ends with the process that holds it: a maker that is killed does not keep the others waiting. */
async function waitForLock(file: string): Promise<() => void> {
  for (;;) {
    const lock = new DatabaseSync(file);
    try {
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return () => lock.close();
    } catch (error) {
      lock.close();
      if ((error as { errcode?: number }).errcode !== BUSY) throw error;
      await sleep(50);
    }
  }
}
