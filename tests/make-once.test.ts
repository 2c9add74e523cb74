import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeOnce } from './make-once.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'once-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A name that no other test of the run makes. */
const NAME = 'made-in-the-test-of-make-once';

/** A process that holds the lock of what is made, has half of it on the disk, and never ends by itself. */
async function startMaker(): Promise<ChildProcess> {
  const script = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { DatabaseSync } from 'node:sqlite';
    const lock = new DatabaseSync(${JSON.stringify(path.join(folder, `${NAME}.lock`))});
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    mkdirSync(${JSON.stringify(path.join(folder, `${NAME}.begun`))});
    writeFileSync(${JSON.stringify(path.join(folder, `${NAME}.begun`, NAME))}, 'half');
    console.log('holds');
    setInterval(() => lock, 1000);`;
  const maker = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(maker.stdout!, 'data');
  return maker;
}

describe('makeOnce(folder, name, make, failures)', () => {
  test('makes it once for all that ask at the same time, and never again', async () => {
    let made = 0;
    const make = async (file: string): Promise<void> => {
      made += 1;
      await writeFile(file, 'whole');
    };
    const asked = await Promise.all([1, 2, 3].map(() => makeOnce(folder, NAME, make, folder)));
    expect(await makeOnce(folder, NAME, make, folder)).toBe(asked[0]);
    expect(made).toBe(1);
    expect(readFileSync(asked[2]!, 'utf8')).toBe('whole');
    expect(readdirSync(folder).sort()).toEqual([NAME, `${NAME}.lock`]);
  });

  test('takes over from a maker that was killed, and makes it whole', async () => {
    const maker = await startMaker();
    const asked = makeOnce(folder, NAME, (file) => writeFile(file, 'whole'), folder);
    expect(existsSync(path.join(folder, NAME))).toBe(false);
    maker.kill('SIGKILL');
    expect(readFileSync(await asked, 'utf8')).toBe('whole');
  });

  test('where it fails, fails with its error, and for the next at once', async () => {
    const fail = async (): Promise<void> => {
      throw new Error('the disk is full');
    };
    const name = `${NAME}-fails`;
    await expect(makeOnce(folder, name, fail, folder)).rejects.toThrow('the disk is full');
    let again = false;
    const retry = makeOnce(
      folder,
      name,
      async (file) => {
        again = true;
        writeFileSync(file, '');
      },
      folder,
    );
    await expect(retry).rejects.toThrow(`${name} could not be made, see `);
    expect(again).toBe(false);
  });
});
