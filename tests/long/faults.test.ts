import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { stagingBeside, stagingInside } from '../../src/outputs/placing/staging.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { canMount, mount } from './small-disk.ts';
import { stopped, until } from './stop-script.ts';
import { hashOf, writeTinyContent } from './tiny-content.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const KILLS = 50;

let folder: string;
/** Files that a build may leave in the system's folder for temporary ones. */
let temporary: string;
/** Data, and the same data with one session more. */
let data: { former: string; next: string };
let out: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'faults-'));
  temporary = path.join(folder, 'tmp');
  out = path.join(folder, 'published', 'site');
  data = { former: path.join(folder, 'former'), next: path.join(folder, 'next') };
  mkdirSync(temporary);
  writeTinyContent(path.join(folder, 'content'));
  for (const copy of Object.values(data)) cpSync(TINY_SHOP, copy, { recursive: true });
  const sessions = path.join(data.next, 'website_sessions.csv');
  const added = '11,2015-01-06 12:00:00,9,0,NULL,NULL,NULL,desktop,NULL\n';
  writeFileSync(sessions, readFileSync(sessions, 'utf8') + added);
});
afterAll(() => rmSync(folder, { recursive: true }));

const argumentsOf = (from: string, to: string): string[] => [
  path.join(PROJECT, 'scripts', 'build.ts'),
  // Each a first edition: otherwise a site would also depend on those before it.
  ...['--fast', '--previous', 'none'],
  ...['--data', from, '--content', path.join(folder, 'content'), '--out', to],
];

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, TMPDIR: temporary });

function build(from: string, to = out, nodeOptions: string[] = []): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...nodeOptions, ...argumentsOf(from, to)], {
    cwd: PROJECT,
    env: environment(),
    encoding: 'utf8',
  });
}

function builds(from: string, to = out): void {
  const { status, stderr } = build(from, to);
  expect([status, stderr]).toEqual([0, '']);
}

/** Names beside the published site and in the folder for temporary files. */
const litter = (): string[] => [
  ...readdirSync(path.dirname(out)).filter((name) => name !== path.basename(out)),
  ...readdirSync(temporary),
];

test(`${KILLS} kills at any moment of a build leave the site whole, and the next build succeeds`, async () => {
  builds(data.next);
  const next = hashOf(out);
  builds(data.former);
  const former = hashOf(out);
  expect(former).not.toBe(next);
  const started = process.hrtime.bigint();
  builds(data.former);
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
    numRuns: KILLS,
    seed: 9,
  });
  const seen = new Set<string>();
  for (const moment of moments) {
    await killedBuild(moment * milliseconds * 1.05);
    // Between two renames the old site stands beside its place; the next build puts it back.
    const found = hashOf(out) ?? hashOf(stagingBeside(out).former);
    expect([former, next]).toContain(found);
    if (found === next) {
      seen.add('next');
      builds(data.former);
    } else seen.add('former');
  }
  expect(seen).toContain('former');
  builds(data.next);
  expect(hashOf(out)).toBe(next);
  expect(litter()).toEqual([]);
});

function killedBuild(afterMilliseconds: number): Promise<number> {
  return stopped(argumentsOf(data.next, out), 'SIGKILL', environment(), () =>
    sleep(afterMilliseconds),
  );
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends a build, as Ctrl-C or a stopped job does: the old site stands, and the next build clears what is left',
  async (signal, code) => {
    builds(data.former);
    const former = hashOf(out);
    const begun = () => existsSync(stagingBeside(out).next);
    const ended = await stopped(argumentsOf(data.next, out), signal, environment(), () =>
      until(begun),
    );
    expect(ended).toBe(code);
    expect(hashOf(out)).toBe(former);
    builds(data.former);
    expect(hashOf(out)).toBe(former);
    expect(litter()).toEqual([]);
  },
);

describe.runIf(canMount)('a disk that takes nothing more', () => {
  test.each([
    ['full', 'size=256k', [], 'the disk is full'],
    ['read-only', 'size=256k', ['-o', 'remount,ro'], 'the file system is read-only'],
  ])('%s: the build says so, and the old site stands', (name, options, remount, said) => {
    const disk = path.join(folder, `disk-${name}`);
    const site = path.join(disk, 'site');
    mount(disk, options);
    try {
      writePublishedSite(site, { 'index.html': 'the old site' });
      if (remount.length > 0) spawnSync('mount', [...remount, disk]);
      const { status, stderr } = build(data.former, site);
      expect(status).toBe(1);
      expect(stderr).toContain(said);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(readFileSync(path.join(site, 'index.html'), 'utf8')).toBe('the old site');
      expect(readdirSync(disk)).toEqual(['site']);
    } finally {
      spawnSync('umount', [disk]);
    }
    builds(data.former);
  });
});

describe.runIf(canMount)(
  'a site whose folder is a mount point, as a volume of a container is',
  () => {
    const volume = (): string => path.join(folder, 'volume');
    const mounted = (size: string, work: () => void): void => {
      mount(volume(), `size=${size}`);
      try {
        work();
      } finally {
        spawnSync('umount', [volume()]);
      }
    };

    test('is exchanged inside it, and nothing is left', () => {
      builds(data.former);
      const former = hashOf(out);
      builds(data.next);
      const next = hashOf(out);
      mounted('64m', () => {
        builds(data.former, volume());
        expect(hashOf(volume())).toBe(former);
        builds(data.next, volume());
        expect(hashOf(volume())).toBe(next);
        expect(existsSync(stagingInside(volume()).folder)).toBe(false);
      });
      expect(litter()).toEqual([]);
    });

    test('stands as it was where it has no room for a second one', () => {
      mounted('256k', () => {
        writePublishedSite(volume(), { 'index.html': 'the old site' });
        const before = hashOf(volume());
        const { status, stderr } = build(data.former, volume());
        expect([status, /the disk is full/.test(stderr)], stderr).toEqual([1, true]);
        expect(hashOf(volume())).toBe(before);
        expect(readdirSync(volume()).sort()).toEqual(['index.html', 'manifest.json']);
      });
    });

    test('that was brought along by an image of a container is copied aside', () => {
      const [below, above, work, merged] = ['below', 'above', 'work', 'merged'].map((name) => {
        mkdirSync(path.join(folder, 'image', name), { recursive: true });
        return path.join(folder, 'image', name);
      }) as [string, string, string, string];
      builds(data.former, path.join(below, 'site'));
      const layers = `lowerdir=${below},upperdir=${above},workdir=${work}`;
      spawnSync('mount', ['-t', 'overlay', '-o', layers, 'overlay', merged]);
      try {
        builds(data.next, path.join(merged, 'site'));
        builds(data.next);
        expect(hashOf(path.join(merged, 'site'))).toBe(hashOf(out));
        expect(readdirSync(merged)).toEqual(['site']);
      } finally {
        spawnSync('umount', [merged]);
      }
    });
  },
);

test('two projects that build into one folder: one does, the other says so, and the site is whole', async () => {
  builds(data.former);
  const former = hashOf(out);
  const other = path.join(folder, 'other-project');
  for (const name of [
    'scripts',
    'src',
    'demo',
    'public',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
  ])
    cpSync(path.join(PROJECT, name), path.join(other, name), { recursive: true });
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(other, 'node_modules'));
  const [script, ...rest] = argumentsOf(data.former, out);
  const running = stopped(
    [path.join(other, path.relative(PROJECT, script!)), ...rest],
    'SIGCONT',
    environment(),
    () => until(() => existsSync(stagingBeside(out).next)),
  );
  await until(() => existsSync(stagingBeside(out).next));
  const { status, stderr } = build(data.next);
  expect([status, /another command is just writing there/.test(stderr)]).toEqual([1, true]);
  expect(await running).toBe(0);
  expect(hashOf(out)).toBe(former);
  expect(litter()).toEqual([]);
});

test('a clock that was set back changes nothing: files of the future are read and replaced', () => {
  builds(data.former);
  const before = hashOf(out);
  const future = new Date('2099-01-01T00:00:00Z');
  for (const place of [data.former, out]) {
    for (const file of listFiles(place)) utimesSync(path.join(place, file), future, future);
  }
  builds(data.former);
  expect(hashOf(out)).toBe(before);
});

test('a build that runs out of memory says so, and leaves the old site and nothing beside it for long', () => {
  builds(data.former);
  const before = hashOf(out);
  const { status, stderr } = build(data.next, out, ['--max-old-space-size=24']);
  expect(status).toBe(1);
  expect(stderr).toContain('did not fit into the memory that Node gives them');
  expect(stderr).not.toContain('GCs');
  expect(hashOf(out)).toBe(before);
  builds(data.former);
  expect(hashOf(out)).toBe(before);
  expect(litter()).toEqual([]);
});
