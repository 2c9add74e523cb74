import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';
import { HOSTILE_ENVIRONMENT } from '../site/build-sites.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const ASTRO = path.join(PROJECT, 'node_modules', 'astro', 'bin', 'astro.mjs');

const sites = inject('sites');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'astro-alone-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The project's own settings of Astro, for another export and other chapters; gives the arguments that name them. */
function settingsFor(name: string, options: { dataFolder: string; contentFolder: string }) {
  const file = path.join(folder, `${name}.mjs`);
  const from = (place: string): string => JSON.stringify(path.join(PROJECT, place));
  writeFileSync(
    file,
    `import { ownReport } from ${from('scripts/astro-run.ts')};
     import { investorReport } from ${from('src/build/integration.ts')};
     import { SITE_SETTINGS } from ${from('src/site/settings.ts')};
     const report = { ...ownReport(), fast: true, ...${JSON.stringify(options)} };
     export default { ...SITE_SETTINGS, integrations: [investorReport(report)] };`,
  );
  return ['--root', PROJECT, '--config', path.relative(PROJECT, file)];
}

const astroBuild = (args: readonly string[]) =>
  spawnSync(process.execPath, [ASTRO, 'build', ...args], {
    cwd: PROJECT,
    // Of DEBUG, Astro has made its own use before it reads any settings.
    env: { ...process.env, ...HOSTILE_ENVIRONMENT, DEBUG: '' },
    encoding: 'utf8',
  });

test('the settings of the project are those that the tests use, with the shop’s own data and chapters', () => {
  const text = readFileSync(path.join(PROJECT, 'astro.config.mjs'), 'utf8');
  expect(text).toContain('{ ...SITE_SETTINGS, integrations: [investorReport(ownReport())] }');
});

test('astro build by itself makes the site that npm run build makes, whatever the environment says', () => {
  const site = path.join(folder, 'site');
  const settings = settingsFor('good', { dataFolder: sites.data, contentFolder: sites.content });
  const run = astroBuild([...settings, '--outDir', site, '--base', '/report']);
  expect(run.status, run.stderr).toBe(0);
  expect(listFiles(site)).toEqual(listFiles(sites.under));
  const differing = listFiles(site).filter(
    (file) =>
      !readFileSync(path.join(site, file)).equals(readFileSync(path.join(sites.under, file))),
  );
  expect(differing).toEqual([]);
});

describe('astro build ends in one message, and leaves what stands in outDir', () => {
  const NOTICE = 'published before';

  test.each<[string, (shop: { data: string; content: string; site: string }) => void, RegExp]>([
    [
      'a word that report.yaml does not know',
      ({ content }) => {
        const file = path.join(content, 'report.yaml');
        writeFileSync(file, `${readFileSync(file, 'utf8')}\ncurency: EUR\n`);
      },
      /report\.yaml.*curency/,
    ],
    [
      'an export without a column',
      ({ data }) => {
        const file = path.join(data, 'products.csv');
        writeFileSync(file, readFileSync(file, 'utf8').replace('product_name', 'name'));
      },
      /products\.csv.*product_name/,
    ],
    [
      'an outDir with somebody’s file in it',
      ({ site }) => writeFileSync(path.join(site, 'thesis.txt'), 'mine'),
      /thesis\.txt[\s\S]*--outDir/,
    ],
  ])('%s', (name, spoil, message) => {
    const shop = {
      data: path.join(folder, name, 'data'),
      content: path.join(folder, name, 'content'),
      site: path.join(folder, name, 'site'),
    };
    mkdirSync(shop.data, { recursive: true });
    cpSync(sites.data, shop.data, { recursive: true });
    cpSync(sites.content, shop.content, { recursive: true });
    writePublishedSite(shop.site, { 'index.html': NOTICE });
    spoil(shop);
    const settings = settingsFor(name, { dataFolder: shop.data, contentFolder: shop.content });
    const { status, stderr } = astroBuild([...settings, '--outDir', shop.site]);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at |Stack trace|unhandled/im);
    expect(readFileSync(path.join(shop.site, 'index.html'), 'utf8')).toBe(NOTICE);
    expect(existsSync(path.join(folder, name, '.site.publishing'))).toBe(false);
  });
});

describe('astro dev by itself', () => {
  let server: ChildProcess;
  let address: string;
  let content: string;
  beforeAll(async () => {
    content = path.join(folder, 'live');
    cpSync(sites.content, content, { recursive: true });
    const settings = settingsFor('live', { dataFolder: sites.data, contentFolder: content });
    server = spawn(process.execPath, [ASTRO, 'dev', ...settings, '--port', '0'], { cwd: PROJECT });
    address = await new Promise((resolve, reject) => {
      let said = '';
      const listen = (text: Buffer): void => {
        said += text;
        const [found] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      };
      server.stdout!.on('data', listen);
      server.stderr!.on('data', listen);
      server.on('exit', () => reject(new Error(said)));
    });
  });
  afterAll(() => server.kill());

  test('serves the report, and a changed chapter at once', async () => {
    const page = async (): Promise<string> => (await fetch(`${address}growth/`)).text();
    expect(await page()).toContain('data-claim="growth-unbroken"');
    const chapter = path.join(content, 'chapters', '01-growth.md');
    writeFileSync(chapter, `${readFileSync(chapter, 'utf8')}\nWritten while it is served.\n`);
    expect(await page()).toContain('Written while it is served.');
  });
});
