import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/outputs/placing/list-files.ts';
import { replaceFolder } from '../../../src/outputs/placing/replace-folder.ts';
import { stagingBeside } from '../../../src/outputs/placing/staging.ts';
import { decrypt, deriveKey } from '../../../src/outputs/sealing/encryption.ts';
import { readSealedPage } from '../../../src/outputs/sealing/gate.ts';
import { type SealOptions, sealSite } from '../../../src/outputs/sealing/seal-site.ts';

const PASSPHRASE = 'velvet tornado biscuit anchor';

const manifestOf = (edition: number): string =>
  JSON.stringify({
    company: 'Kite & Co',
    edition: { number: edition },
    address: { base: '/r/', site: 'https://example.com' },
  });

let parent: string;
let options: SealOptions;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'seal-'));
  options = {
    root: path.join(parent, 'project'),
    inFolder: path.join(parent, 'dist'),
    outFolder: path.join(parent, 'sealed'),
    base: '/r/',
    passphrase: PASSPHRASE,
  };
  write('manifest.json', manifestOf(1));
  write('robots.txt', 'User-agent: *\n');
  write('data/kites.csv', 'id,name\n1,Kite\n');
  write('data/unlinked.csv', 'secret\n');
  write('card.png', 'picture');
  write('icon.svg', '<svg/>');
  write('fonts/a.woff2', 'font');
  write('assets/site.css', '@font-face{src:url(../fonts/a.woff2)}p{background:url(../icon.svg)}');
  write('assets/hover.js', 'console.log("</script>")');
  page('index.html', '<a href="/r/growth/#now">Growth</a><a href="https://example.com/">out</a>');
  page(
    'growth/index.html',
    '<p id="now" title="a &amp; &quot;b&quot;">Up</p><a href="../data/kites.csv" download>kites</a>',
  );
});
afterEach(() => rmSync(parent, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(options.inFolder, file)), { recursive: true });
  writeFileSync(path.join(options.inFolder, file), text);
}

function page(file: string, body: string): void {
  write(
    file,
    `<!doctype html><html lang="de"><head><title>Kites</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'self'"><meta property="og:image" content="/r/card.png">
<link rel="icon" href="/r/icon.svg"><link rel="alternate" href="/r/manifest.json">
<link rel="stylesheet" href="/r/assets/site.css"></head>
<body>${body}<script type="module" src="/r/assets/hover.js"></script></body></html>`,
  );
}

/** The pages of the sealed site by what opens them, decrypted. */
async function unsealed(): Promise<Map<string, { gate: string; html: string }>> {
  const files = readdirSync(options.outFolder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.html'),
  );
  const entries = files.map(async (file) => {
    const gate = readFileSync(path.join(options.outFolder, file), 'utf8');
    const { salt, encrypted } = readSealedPage(gate)!;
    const html = await decrypt(encrypted, await deriveKey(PASSPHRASE, salt));
    return [file, { gate, html: html ?? '' }] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Every file of a folder with its text. */
function contents(folder: string): Record<string, string> {
  const files = listFiles(folder);
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

async function problemKinds(changed: Partial<SealOptions>): Promise<string[]> {
  const error = await sealSite({ ...options, ...changed }).then(
    () => ({ problems: [] }),
    (thrown: { problems: { kind: string }[] }) => thrown,
  );
  return error.problems.map(({ kind }) => kind);
}

describe('sealSite(options)', () => {
  test('seals the pages and the files they lead to, keeps fonts and robots.txt, leaves out the rest', async () => {
    expect(await sealSite(options)).toMatchObject({ pages: 2, files: 1 });
    const files = readdirSync(options.outFolder, { recursive: true, encoding: 'utf8' }).map(
      (file) => file.replace(/[0-9a-f]{20}/, 'X'),
    );
    expect(files.sort()).toEqual([
      'X',
      'X',
      'X/index.html',
      'X/index.html',
      'fonts',
      'fonts/a.woff2',
      'index.html',
      'robots.txt',
    ]);
    expect(readdirSync(parent).sort()).toEqual(['dist', 'sealed']);
  });

  test('puts styles, scripts and pictures into the page, and leads to sealed addresses', async () => {
    await sealSite({ ...options, recipient: 'Ann <i>', expires: '2025-06-30' });
    const pages = await unsealed();
    const home = pages.get('index.html')!;
    const growth = [...pages].find(([, { html }]) => html.includes('id="now"'))!;
    expect(home.html).toContain(`<a href="/r/${path.dirname(growth[0])}/#now">Growth</a>`);
    expect(home.html).toContain('<a href="https://example.com/">out</a>');
    expect(home.html).toContain('src:url("/r/fonts/a.woff2")');
    expect(home.html).toContain('background:url(data:image/svg+xml;base64,PHN2Zy8+)');
    expect(home.html).toContain('console.log("<\\/script>")</script>');
    expect(home.html).toContain(
      'Prepared for <bdi>Ann &lt;i&gt;</bdi>. Shared until <time datetime="2025-06-30">30. Juni 2025</time>.',
    );
    expect(home.html).not.toMatch(/og:image|rel="alternate"|Security-Policy|rel="stylesheet"/);
    expect(growth[1].html).toMatch(/<a href="\/r\/[0-9a-f]{20}\/">kites<\/a>/);
    expect(growth[1].html).toContain('<p id="now" title="a &amp; &quot;b&quot;">Up</p>');
  });

  test('two pages with the same stylesheet share no hash, so that nobody can try guesses of it', async () => {
    await sealSite(options);
    const [first, second] = [...(await unsealed()).values()].map(({ gate }) =>
      /style-src ([^;]*)/.exec(gate)![1]!.split(' ').slice(1),
    );
    expect(first!.length).toBeGreaterThan(0);
    expect(first!.filter((source) => second!.includes(source))).toEqual([]);
  });

  test('takes path and address from the manifest where none are named', async () => {
    const { address, pages } = await sealSite({ ...options, base: undefined });
    expect(address).toEqual({ base: '/r/', site: 'https://example.com' });
    expect(pages).toBe(2);
    const home = (await unsealed()).get('index.html')!;
    expect(home.html).toMatch(/href="\/r\/[0-9a-f]{20}\/#now"/);
  });

  test('sealed anew with the same passphrase, links stay; with another, they end', async () => {
    const key = async (passphrase: string) =>
      (await sealSite({ ...options, passphrase })).keyFragment;
    const first = await key(PASSPHRASE);
    expect(await key(PASSPHRASE)).toBe(first);
    await key('lantern quarry mitten saddle');
    expect(await key(PASSPHRASE)).not.toBe(first);
  });

  test.each<[string, () => Partial<SealOptions>, string]>([
    ['a weak passphrase', () => ({ passphrase: 'kite2015' }), 'weak-passphrase'],
    ['a folder without a site', () => ({ inFolder: path.join(parent, 'none') }), 'no-site'],
    [
      'an output inside the open site',
      () => ({ outFolder: path.join(options.inFolder, 'sealed') }),
      'output-in-input',
    ],
    ['an output around the open site', () => ({ outFolder: parent }), 'output-in-input'],
    ['a path for which the site was not built', () => ({ base: '/other/' }), 'dead-link'],
  ])('refuses %s, and writes nothing', async (_label, changed, kind) => {
    expect(await problemKinds(changed())).toEqual([kind]);
    expect(existsSync(options.outFolder)).toBe(false);
  });

  test('keeps the sealed site of before, and nothing beside it, when sealing fails on the way', async () => {
    await sealSite(options);
    const before = contents(options.outFolder);
    page('growth/index.html', '<iframe src="/r/"></iframe>');
    expect(await problemKinds({})).toEqual(['cannot-seal']);
    expect(contents(options.outFolder)).toEqual(before);
    expect(readdirSync(parent).sort()).toEqual(['dist', 'sealed']);
  });

  test.each([
    ['another edition', manifestOf(2)],
    ['one without the page that is read next', manifestOf(1)],
  ])('writes nothing when a build replaces the open site by %s', async (_label, manifest) => {
    await sealSite(options);
    const before = contents(options.outFolder);
    const sealing = problemKinds({});
    const staging = stagingBeside(options.inFolder);
    mkdirSync(staging.next, { recursive: true });
    writeFileSync(path.join(staging.next, 'manifest.json'), manifest);
    replaceFolder(options.inFolder, staging);
    rmSync(staging.folder, { recursive: true });
    expect(await sealing).toEqual(['site-replaced']);
    expect(contents(options.outFolder)).toEqual(before);
    expect(readdirSync(parent).sort()).toEqual(['dist', 'sealed']);
  });

  test('replaces nothing but a sealed site', async () => {
    mkdirSync(options.outFolder);
    writeFileSync(path.join(options.outFolder, 'thesis.txt'), 'mine');
    expect(await problemKinds({})).toEqual(['output-taken']);
    expect(readdirSync(options.outFolder)).toEqual(['thesis.txt']);
  });

  test.each([
    ['a frame', '<iframe src="/r/growth/"></iframe>', 'cannot-seal'],
    ['a picture of a type not known', '<img src="/r/robots.txt" alt="">', 'unknown-media-type'],
    ['a script from elsewhere', '<script src="https://example.com/x.js"></script>', 'cannot-seal'],
  ])('stops at %s', async (_label, body, kind) => {
    page('index.html', body);
    expect(await problemKinds({})).toEqual([kind]);
    expect(existsSync(options.outFolder)).toBe(false);
  });
});
