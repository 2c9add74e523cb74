import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * The path of a file or folder that is made once a run of the tests, by the first test file that asks for it: the others wait, so that
 * one set of demonstration data and one database serve them all. `make` writes to the path that it is given. Throws when it failed anywhere.
 */
export async function onceARun(
  name: string,
  make: (unfinished: string) => Promise<void>,
): Promise<string> {
  const finished = path.join(inject('runFolder'), name);
  const failure = `${finished}.failed`;
  if (await isFirst(`${finished}.begun`)) {
    const unfinished = path.join(`${finished}.begun`, name);
    try {
      await make(unfinished);
      await rename(unfinished, finished);
    } catch (error) {
      await writeFile(failure, String(error));
      throw error;
    }
  }
  while (!existsSync(finished)) {
    if (existsSync(failure)) throw new Error(`${name} could not be made, see ${failure}`);
    await sleep(50);
  }
  return finished;
}

/** Whether this process is the first to ask: of all that make a folder, the system lets one succeed. */
async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
