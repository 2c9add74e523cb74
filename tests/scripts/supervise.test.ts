import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noProcess } from '../../scripts/supervise.ts';

const SCRIPT = path.join(import.meta.dirname, 'odd-work.ts');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'supervise-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (way: string): string => path.join(folder, way.replaceAll(' ', '-'));
const start = (way: string, options: SpawnOptions = {}) =>
  spawn(process.execPath, [SCRIPT, way, fileOf(way)], {
    stdio: 'pipe',
    ...options,
    env: { ...(options.env ?? process.env), TERM: options.env?.TERM ?? 'xterm' },
  });

async function end(way: string, options: SpawnOptions = {}) {
  const child = start(way, options);
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { stdout, stderr, code, signal };
}

test.each([
  ['EAGAIN', 'ulimit -u'],
  ['ENOMEM', 'free memory'],
  ['EMFILE', 'ulimit -n'],
  ['ENFILE', 'ulimit -n'],
])('a process that does not start for %s', (code, said) => {
  expect(noProcess(code)?.message).toContain(said);
});

test('any other error is no such problem', () => {
  expect([noProcess('ENOENT'), noProcess(undefined)]).toEqual([undefined, undefined]);
});

// Below that Node itself does not begin.
test.runIf(process.platform === 'linux')('a command may have too few open files', () => {
  const said = [29, 28, 27, 26, 25, 24, 23].map(
    (files) =>
      spawnSync(
        'sh',
        [
          '-c',
          `ulimit -n ${files}; exec "$0" "$@"`,
          process.execPath,
          SCRIPT,
          'well',
          fileOf('few'),
        ],
        {
          encoding: 'utf8',
        },
      ).stderr,
  );
  expect(said.join('')).toContain('it start no process. Raise the limit of open files (ulimit -n)');
});

describe('a watched command', () => {
  test('prints its stages and what the work prints in order, and ends with its code', async () => {
    const { stdout, stderr, code } = await end('well');
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toMatch(/^❯ Odd\nprinted by the work\n✔ Odd: it went well \[.*\]\n$/);
  });

  test('writes characters of ASCII alone to a console that has no others', async () => {
    const { stdout } = await end('well', { env: { ...process.env, TERM: 'dumb' } });
    expect(stdout).toMatch(/^> Odd\nprinted by the work\n\+ Odd: it went well \[.*\]\n$/);
  });

  test('says once what was wrong', async () => {
    const { stderr, code } = await end('badly');
    expect(code).toBe(1);
    expect(stderr.match(/orders\.csv: is bad/g)).toHaveLength(1);
  });

  test.each([
    ['waiting for ever', 'was given up: nothing moved in the stage "Odd" for '],
    ['computing for ever', 'was given up: the stage "Odd" did not end within 1 seconds'],
    ['deaf for ever', 'was given up: the stage "Odd" did not end within 1 seconds'],
    ['killed by the system', 'ended during the stage "Odd": the system killed it, as it does when'],
    ['waiting for nothing', 'ended during the stage "Odd": it waited for what nothing was left'],
    ['by a crash', 'ended during the stage "Odd": it died of SIGABRT'],
    ['without threads', 'ended during the stage "Odd": the system let it start no more threads'],
  ])('%s: says so in one line, without a stack, and not with code 0', async (way, said) => {
    const { stderr, code } = await end(way);
    expect(code).toBe(1);
    expect(stderr).toContain(`this command: ${said}`);
    expect(stderr).toContain('What was published stands as it was.');
    expect(stderr).not.toMatch(/panicked|\n\s+at |\n +\d+: /);
  });

  test('dies of the signal that ends its process alone, and says nothing of a defect', async () => {
    const { stderr, signal } = await end('told to end by itself alone');
    expect(signal).toBe('SIGTERM');
    expect(stderr).not.toContain('this command');
  });

  test('without memory for its objects: says so, and how to give it more, which it takes', async () => {
    const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=40 --require=/nowhere.cjs' };
    // Node itself does not start with what it cannot load.
    env.NODE_OPTIONS = env.NODE_OPTIONS.replace(/ --require.*/, ' --trace-warnings');
    const { stderr, code } = await end('without memory', { env });
    expect(code).toBe(1);
    expect(stderr).toContain('did not fit into the memory that Node gives them');
    expect(stderr).toContain('NODE_OPTIONS=--max-old-space-size=');
    expect(stderr).not.toContain('GCs');
  });

  test('ends although its process does not', async () => {
    const { stdout, code } = await end('done, but not gone');
    expect(code).toBe(0);
    expect(stdout).toContain('it went well');
  });

  test('gets the declared environment and no other', async () => {
    const { code } = await end('showing its environment', {
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '--no-warnings',
        ROLLDOWN_X: '1',
      },
    });
    expect(code).toBe(0);
    const seen = JSON.parse(readFileSync(fileOf('showing its environment'), 'utf8'));
    expect(Object.keys(seen)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^NODE_(ENV|OPTIONS)$|ROLLDOWN|^npm_|VITEST/)]),
    );
    expect(seen).toMatchObject({ PATH: process.env.PATH, TZ: 'UTC', LANG: 'C.UTF-8' });
  });

  test.each([
    ['SIGTERM', 'deaf for ever'],
    ['SIGINT', 'deaf for ever'],
    ['SIGTERM', 'computing for ever'],
  ] as const)('%s ends one that is %s, by the signal, with all it started', async (signal, way) => {
    rmSync(fileOf(way), { force: true });
    const child = start(way, { env: { ...process.env, SLOW: '1' } });
    while (!existsSync(fileOf(way))) await sleep(20);
    child.kill(signal);
    // The working process holds the other ends of these: they close when it is gone.
    const [, said, [code, died]] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, 'close'),
    ]);
    expect([code, died]).toEqual([null, signal]);
    const by = signal === 'SIGINT' ? 'Ctrl-C' : signal;
    expect(said).toContain(
      `see below]\n\nEnded by ${by} during the stage "Odd". What was published stands as it was.\n`,
    );
  });

  test('goes on when the reader of its output has seen enough', async () => {
    const child = start('with much to say');
    child.stdout!.once('data', () => child.stdout!.destroy());
    const [stderr, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect([stderr, code]).toEqual(['', 0]);
    expect(readFileSync(fileOf('with much to say'), 'utf8')).toBe('written');
  });

  // A device of Linux that is always full.
  test.runIf(existsSync('/dev/full'))('goes on when the disk of its log is full', async () => {
    rmSync(fileOf('with much to say'), { force: true });
    const log = openSync('/dev/full', 'w');
    const child = start('with much to say', { stdio: ['ignore', log, 'pipe'] });
    const [stderr, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect([stderr, code]).toEqual(['', 0]);
    expect(readFileSync(fileOf('with much to say'), 'utf8')).toBe('written');
  });
});
