import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../src/errors.ts';
import { withBuildLock, withSealLock } from '../../src/publish/locks.ts';

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
    const module = path.resolve('src/publish/locks.ts');
    const program = `
      import { withBuildLock, withSealLock } from ${JSON.stringify(module)};
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

describe('withSealLock(root, work)', () => {
  const seal = () => withSealLock(root, async () => 'sealed');

  test('stops a second sealing while the first runs, and says so', async () => {
    await withSealLock(root, async () => {
      await expect(seal()).rejects.toThrow('this project is just being sealed. Wait until it has');
    });
    expect(await seal()).toBe('sealed');
  });

  test('holds no build up', async () => {
    await withSealLock(root, async () => expect(await build()).toBe('built'));
  });
});
