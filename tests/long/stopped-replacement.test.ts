import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SITE } from '../../src/outputs/placing/folder-kinds.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { settleSite, withOutput } from '../../src/outputs/placing/output.ts';
import { claimFolder } from '../../src/outputs/placing/output-folder.ts';
import { type Staging, stagingBeside, stagingInside } from '../../src/outputs/placing/staging.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';

const OLD = { 'index.html': 'old', 'a/index.html': 'old', 'gone/index.html': 'old' };
const NEW = { 'index.html': 'new', 'a/index.html': 'new', 'b/c/index.html': 'new' };

let parent: string;
let out: string;
/** A copy of all that a killed run left. */
let aside: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'stopped-'));
  out = path.join(parent, 'dist');
  aside = `${parent}-aside`;
});
afterEach(() => {
  for (const folder of [parent, aside]) rmSync(folder, { recursive: true, force: true });
});

/** The words of the pages of the published site, and its files. */
const published = (): { said: string[]; files: string[] } => {
  const files = listFiles(out).filter((file) => !file.startsWith('.publishing'));
  const pages = files.filter((file) => file.endsWith('.html'));
  const said = new Set(pages.map((file) => readFileSync(path.join(out, file), 'utf8')));
  return { said: [...said], files };
};
const whole = (site: Readonly<Record<string, string>>) => ({
  said: [site['index.html']!],
  files: [...Object.keys(site), 'manifest.json'].sort(),
});

const wholeOf = ({ said }: ReturnType<typeof published>) => whole(said[0] === 'old' ? OLD : NEW);

/** Replaces the site in a process of its own, which is killed before its `step`-th change of the disk. Gives whether it came to its end. */
function replaceUntil(step: number, staging: Staging, renames: string): boolean {
  const module = (name: string): string =>
    JSON.stringify(path.resolve(import.meta.dirname, '../../src/outputs/placing', name));
  const program = `
    import fs from 'node:fs';
    import path from 'node:path';
    import { syncBuiltinESMExports } from 'node:module';
    let steps = 0;
    for (const name of ['renameSync', 'rmSync', 'mkdirSync', 'cpSync']) {
      const change = fs[name];
      fs[name] = (...args) => {
        if (steps++ === ${step}) process.kill(process.pid, 'SIGKILL');
        return change(...args);
      };
    }
    syncBuiltinESMExports();
    const { clearStaging, replaceFolder } = await import(${module('replace-folder.ts')});
    const { SYSTEM } = await import(${module('renames.ts')});
    const fails = (code) => { throw Object.assign(new Error(code), { code }); };
    const staging = ${JSON.stringify(staging)};
    replaceFolder(${JSON.stringify(out)}, staging, ${renames});
    clearStaging(${JSON.stringify(out)}, staging);
    console.log('came to its end');`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  expect(ended.stderr).toBe('');
  return ended.stdout.includes('came to its end');
}

const TWO = '{ ...SYSTEM, exchange: () => false }';
const MOUNTED = `{
  exchange: () => false,
  rename: (from, to) => from === OUT ? fails('EXDEV') : SYSTEM.rename(from, to),
}`;
const OF_IMAGE = `{
  exchange: () => false,
  rename: (from, to) =>
    /dist.(a|gone)$/.test(from) ? fails('EXDEV') : SYSTEM.rename(from, to),
}`;

describe.each<[string, (place: string) => Staging, string]>([
  ['exchanging two folders', stagingBeside, 'SYSTEM'],
  ['between two renames', stagingBeside, TWO],
  ['exchanging the content of a mount point', stagingInside, 'SYSTEM'],
  ['copying what cannot be renamed', stagingInside, OF_IMAGE],
  ['filling what turned out to be a mount point', stagingBeside, MOUNTED],
])('a run that is killed while %s', (_, stagingOf, renames) => {
  test('leaves the old site or the new one to readers and to the next build, whole', async () => {
    const staging = stagingOf(out);
    for (let step = 0, hasEnded = false; !hasEnded; step += 1) {
      rmSync(parent, { recursive: true });
      writePublishedSite(out, OLD);
      writePublishedSite(staging.next, NEW);
      hasEnded = replaceUntil(step, staging, renames.replace('OUT', JSON.stringify(out)));
      // Every second time a reader comes first.
      for (const readersFirst of [true, false]) {
        cpSync(parent, aside, { recursive: true });
        if (readersFirst) {
          settleSite(out);
          expect(published()).toEqual(hasEnded ? whole(NEW) : wholeOf(published()));
        }
        await withOutput(claimOut(), async () => undefined);
        expect(published()).toEqual(hasEnded ? whole(NEW) : wholeOf(published()));
        expect(readdirSync(parent)).toEqual(['dist']);
        expect(existsSync(stagingInside(out).folder)).toBe(false);
        rmSync(parent, { recursive: true });
        renameSync(aside, parent);
      }
    }
  });
});

const claimOut = (): string =>
  claimFolder({ path: out, root: path.join(parent, 'project'), inputs: [] }, SITE);
