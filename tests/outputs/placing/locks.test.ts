import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/base/errors.ts';
import { holdFolder, withBuildLock } from '../../../src/outputs/placing/locks.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const build = () => withBuildLock(root, async () => 'built');

describe('withBuildLock(root, work)', () => {
  test('gives what the work gives, one build after the other', async () => {
    expect(await build()).toBe('built');
    expect(await build()).toBe('built');
  });

  test('stops a second build while the first runs, and says so', async () => {
    await withBuildLock(root, async () => {
      await expect(build()).rejects.toThrow(ReportError);
      await expect(build()).rejects.toThrowErrorMatchingInlineSnapshot(`
        [ReportError: .report.lock: another build of this project is running. Wait until it has ended, or stop it; then start this one again.
        1 problem in 1 file.]
      `);
    });
    expect(await build()).toBe('built');
  });

  test('leaves no lock behind when the work fails', async () => {
    const failing = withBuildLock(root, () => Promise.reject(new Error('bad data')));
    await expect(failing).rejects.toThrow('bad data');
    expect(await build()).toBe('built');
  });

  test('holds against another process, and ends when that is killed', async () => {
    const module = path.resolve('src/outputs/placing/locks.ts');
    const program = `
      import { withBuildLock } from ${JSON.stringify(module)};
      await withBuildLock(${JSON.stringify(root)}, async () => {
        console.log('held');
        await new Promise((done) => setTimeout(done, 600_000));
      });`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    await expect(build()).rejects.toThrow('another build of this project is running');
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(await build()).toBe('built');
  });
});

describe('holdFolder(folder, shown, held)', () => {
  const folder = () => path.join(root, '.dist.publishing');
  const hold = () => holdFolder(folder(), 'dist', 'somebody writes there');

  test('makes a folder and removes it', () => {
    const release = hold();
    expect(readdirSync(folder())).toContain('lock');
    release();
    expect(existsSync(folder())).toBe(false);
  });

  test('leaves what else is in it', () => {
    const release = hold();
    writeFileSync(path.join(folder(), 'next'), 'half');
    release();
    expect(readdirSync(folder())).toEqual(['next']);
  });

  test('refuses a second, and to try does not loosen the first', async () => {
    const release = hold();
    expect(hold).toThrow('dist: somebody writes there. Wait until it has ended');
    const other = spawn(process.execPath, ['--input-type=module', '--eval', trying()]);
    const [said] = (await once(other.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('locked');
    await once(other, 'exit');
    release();
    hold()();
    expect(existsSync(folder())).toBe(false);
  });

  test('takes over the file of a process that was killed', async () => {
    const other = spawn(process.execPath, ['--input-type=module', '--eval', trying()]);
    await once(other.stdout, 'data');
    expect(hold).toThrow('somebody writes there');
    other.kill('SIGKILL');
    await once(other, 'exit');
    hold()();
    expect(existsSync(folder())).toBe(false);
  });

  test('one of many at a time, however quickly they follow on one another', async () => {
    const counting = `
      import { existsSync, rmSync, writeFileSync } from 'node:fs';
      ${importing()}
      let [held, both] = [0, 0];
      while (held < 100) {
        try {
          const release = holdFolder(${JSON.stringify(folder())}, 'dist', '');
          const mark = ${JSON.stringify(path.join(root, 'mark'))};
          if (existsSync(mark)) both += 1;
          writeFileSync(mark, '');
          rmSync(mark);
          release();
          held += 1;
        } catch (error) {
          if (error.problems?.[0].kind !== 'locked') throw error;
          // Who asks again at once, on a machine with fewer cores than processes, may keep the holder from going on.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
      }
      console.log(both);`;
    const ends = [1, 2, 3].map(async () => {
      const said = await promisify(execFile)(process.execPath, [
        '--input-type=module',
        '--eval',
        counting,
      ]);
      return said.stdout.trim();
    });
    expect(await Promise.all(ends)).toEqual(['0', '0', '0']);
  });

  test('says so where no file can be made or locked', () => {
    mkdirSync(path.join(folder(), 'lock'), { recursive: true });
    expect(hold).toThrow();
  });

  /** A program that holds the folder, or says which kind of error it got. */
  const trying = (): string => `
    ${importing()}
    try {
      holdFolder(${JSON.stringify(folder())}, 'dist', 'held');
      console.log('held');
      setTimeout(() => {}, 600_000);
    } catch (error) {
      console.log(error.problems[0].kind);
    }`;
  const importing = (): string =>
    `import { holdFolder } from ${JSON.stringify(path.resolve('src/outputs/placing/locks.ts'))};`;
});
