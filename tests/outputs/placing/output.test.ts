import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SITE } from '../../../src/outputs/placing/folder-kinds.ts';
import { settleSite, withOutput } from '../../../src/outputs/placing/output.ts';
import { claimFolder } from '../../../src/outputs/placing/output-folder.ts';
import { stagingBeside } from '../../../src/outputs/placing/staging.ts';
import { writePublishedSite } from '../../fixtures/published-site.ts';

const OUTPUT = JSON.stringify(
  path.resolve(import.meta.dirname, '../../../src/outputs/placing/output.ts'),
);
const STAGING = JSON.stringify(
  path.resolve(import.meta.dirname, '../../../src/outputs/placing/staging.ts'),
);

let parent: string;
let out: string;
beforeEach(() => {
  parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'output-')));
  out = path.join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

const home = (folder = out): string => readFileSync(path.join(folder, 'index.html'), 'utf8');
const claim = (asked: string): string =>
  claimFolder({ path: asked, root: path.join(parent, 'project'), inputs: [] }, SITE);

/** Publishes a site of one page where the path leads. */
const publish = (asked: string, text: string): Promise<void> =>
  withOutput(claim(asked), async (output) => {
    writePublishedSite(output.next, { 'index.html': text });
    output.publish();
  });

const program = (text: string) =>
  spawn(process.execPath, ['--input-type=module', '--eval', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

describe('withOutput(place, work)', () => {
  test('publishes a first site, also deep, and the next one in its place, and leaves nothing beside it', async () => {
    const deep = path.join(out, 'of', 'shops', 'north');
    await publish(deep, 'one');
    await publish(deep, 'two');
    expect(home(deep)).toBe('two');
    expect(readdirSync(path.dirname(deep))).toEqual(['north']);
  });

  test('leaves the site of before where the work fails or publishes nothing', async () => {
    await publish(out, 'old');
    const failing = withOutput(out, async ({ next }) => {
      mkdirSync(next);
      throw new Error('bad data');
    });
    await expect(failing).rejects.toThrow('bad data');
    expect(await withOutput(out, async () => 'nothing')).toBe('nothing');
    expect(home()).toBe('old');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('refuses what somebody put there while it was made, where it is asked again', async () => {
    await publish(out, 'old');
    const writing = withOutput(claim(out), async (output) => {
      writePublishedSite(output.next, { 'index.html': 'new' });
      writeFileSync(path.join(out, 'CNAME'), 'report.example');
      claim(out);
      output.publish();
    });
    await expect(writing).rejects.toThrow('found CNAME');
    expect(home()).toBe('old');
  });

  test('keeps a link to releases as it is, and replaces what it leads to', async () => {
    mkdirSync(path.join(parent, 'releases'));
    await publish(path.join(parent, 'releases', '7'), 'old');
    symlinkSync(path.join('releases', '7'), out);
    await publish(out, 'new');
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    expect(home(path.join(parent, 'releases', '7'))).toBe('new');
    rmSync(path.join(parent, 'releases', '7'), { recursive: true });
    await publish(out, 'newer');
    expect(home()).toBe('newer');
    expect(readdirSync(parent)).toEqual(['dist', 'releases']);
    expect(readdirSync(path.join(parent, 'releases'))).toEqual(['7']);
  });

  test('lets one write at a time, of whatever project, and by whatever path', async () => {
    symlinkSync(out, path.join(parent, 'link'));
    await withOutput(out, async ({ next }) => {
      writePublishedSite(next, { 'index.html': 'half' });
      await expect(publish(path.join(parent, 'link'), 'other')).rejects.toThrow(
        `${out}: another command is just writing there. Wait until it has ended`,
      );
      expect(home(next)).toBe('half');
    });
    await publish(path.join(parent, 'link'), 'other');
    expect(home()).toBe('other');
  });

  test('leaves nothing when the process ends in the middle of the work', async () => {
    await publish(out, 'old');
    const { status } = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { mkdirSync } from 'node:fs';
       import { withOutput } from ${OUTPUT};
       await withOutput(${JSON.stringify(out)}, async ({ next }) => {
         mkdirSync(next);
         process.exit(3);
       });`,
    ]);
    expect(status).toBe(3);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('takes no folder for its own that holds something else', async () => {
    const { folder } = stagingBeside(out);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'thesis.txt'), 'mine');
    await expect(publish(out, 'new')).rejects.toThrow('found thesis.txt. The output is made there');
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});

describe('settleSite(address)', () => {
  const leaveAside = (): void =>
    writePublishedSite(stagingBeside(out).former, { 'index.html': 'old' });

  test('brings back what a stopped run left aside, also behind a link', () => {
    leaveAside();
    symlinkSync(out, path.join(parent, 'link'));
    settleSite(path.join(parent, 'link'));
    expect(home()).toBe('old');
    expect(readdirSync(parent)).toEqual(['dist', 'link']);
  });

  test('leaves alone what is whole, is not there, or is on the web', async () => {
    await publish(out, 'old');
    for (const place of [out, path.join(parent, 'none'), 'https://example.com/']) settleSite(place);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('waits for a build that is just putting its site in place', async () => {
    const { former, folder } = stagingBeside(out);
    const building = program(`
      import { renameSync } from 'node:fs';
      import { holdStaging, stagingBeside } from ${STAGING};
      const out = ${JSON.stringify(out)};
      const release = holdStaging(stagingBeside(out), out);
      console.log('held');
      setTimeout(() => {
        renameSync(${JSON.stringify(former)}, out);
        release();
      }, 300);`);
    await once(building.stdout, 'data');
    leaveAside();
    settleSite(out);
    expect(home()).toBe('old');
    await once(building, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  test('says so where it cannot', () => {
    leaveAside();
    writeFileSync(path.join(stagingBeside(out).folder, 'thesis.txt'), 'mine');
    expect(() => settleSite(out)).toThrow(
      'a build was stopped while it put its site in place, and this command cannot end that',
    );
  });
});
