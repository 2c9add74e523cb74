import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ReportError } from '../errors.ts';
import { MANIFEST_FILE, type Manifest } from '../publish/manifest.ts';
import { readOneEdition } from '../publish/one-edition.ts';
import { besideSite, recoverSite, replaceSite } from '../publish/replace-site.ts';
import { decrypt, deriveKey, type SealingKey } from './encryption.ts';
import { filePage } from './file-page.ts';
import { readSealedPage, sealPage } from './gate.ts';
import type { Sharing } from './notice.ts';
import { assertStrong } from './passphrase.ts';
import { type PageContext, preparePage } from './prepare-page.ts';
import { nameSealed } from './sealed-names.ts';

const HOME = 'index.html';
/** The only files of the open site, besides fonts, that a sealed one keeps as they are: hosts and crawlers read them. */
const KEPT_OPEN = ['robots.txt', '_headers'];

export interface SealOptions extends Sharing {
  /** The finished open site. */
  inFolder: string;
  /** Where the sealed site takes its place, in one rename. */
  outFolder: string;
  /** The path under which the site stands; where it is left out, that for which it was built. */
  base?: string | undefined;
  passphrase: string;
}

export interface SealedSite {
  pages: number;
  files: number;
  /** Where the site was built to stand; without an address, its path alone is known. */
  address: Manifest['address'];
  /** To be appended to the address of the home page; opens the site without the passphrase. */
  keyFragment: string;
}

/**
 * Writes a sealed copy of a finished site: every page, and every file to which a page leads, encrypted under one passphrase and an opaque
 * name. Nothing else of the open site is taken over but fonts and what hosts and crawlers read. Throws a `ReportError` for a weak passphrase, a folder
 * that holds no finished site or gets another one meanwhile, or something that cannot be sealed; the former sealed site then stays as it was.
 */
export async function sealSite(options: SealOptions): Promise<SealedSite> {
  const { inFolder, outFolder } = options;
  const { next } = besideSite(outFolder);
  try {
    const sealed = await readOneEdition(inFolder, () => sealBeside(options, next));
    replaceSite(outFolder);
    return sealed;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Writes the sealed copy into `next`. */
async function sealBeside(options: SealOptions, next: string): Promise<SealedSite> {
  const { inFolder, outFolder, passphrase, expires } = options;
  assertFinishedSite(inFolder);
  assertSeparate(inFolder, outFolder);
  assertReplaceable(outFolder);
  const { company, address } = aboutSite(inFolder);
  const base = options.base ?? address.base;
  assertStrong(passphrase, [company]);
  recoverSite(outFolder);
  const key = await keyFor(passphrase, outFolder);
  const names = nameSealed(inFolder, base, key);
  const context: PageContext = {
    ...options,
    base,
    folder: inFolder,
    names,
    fonts: new Set(),
    linkedFiles: new Set(),
  };
  const seal = async (file: string, page: ReturnType<typeof preparePage>): Promise<void> =>
    write(path.join(next, names.sealedFile(file)), await sealPage(page, key, expires));
  let locale = 'en';
  for (const file of names.pages) {
    const page = preparePage(file, context);
    locale = page.locale;
    await seal(file, page);
  }
  for (const file of context.linkedFiles) await seal(file, filePage(file, locale, context));
  const kept = KEPT_OPEN.filter((file) => existsSync(path.join(inFolder, file)));
  for (const file of [...context.fonts, ...kept]) copy(inFolder, next, file);
  return {
    pages: names.pages.length,
    files: context.linkedFiles.size,
    address: { ...address, base },
    keyFragment: `#staticrypt_pwd=${key.secret}`,
  };
}

/**
 * The key of this passphrase. When it opens the sealed site that is about to be replaced, the salt stays the same, so that links and
 * remembered devices go on working; another passphrase ends them.
 */
async function keyFor(passphrase: string, outFolder: string): Promise<SealingKey> {
  const former = sealedHome(outFolder);
  if (former === undefined) return deriveKey(passphrase);
  const key = await deriveKey(passphrase, former.salt);
  return (await decrypt(former.encrypted, key)) === undefined ? deriveKey(passphrase) : key;
}

function sealedHome(folder: string): ReturnType<typeof readSealedPage> {
  const file = path.join(folder, HOME);
  return existsSync(file) ? readSealedPage(readFileSync(file, 'utf8')) : undefined;
}

function aboutSite(inFolder: string): Manifest {
  return JSON.parse(readFileSync(path.join(inFolder, MANIFEST_FILE), 'utf8')) as Manifest;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function copy(from: string, to: string, file: string): void {
  mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
  copyFileSync(path.join(from, file), path.join(to, file));
}

function assertFinishedSite(folder: string): void {
  if ([HOME, MANIFEST_FILE].every((file) => existsSync(path.join(folder, file)))) return;
  throw new ReportError([
    {
      kind: 'no-site',
      file: folder,
      expected: 'a finished site',
      found: 'a folder without its home page or manifest',
      hint: 'Run "npm run build" first, or name the folder of the site with --in.',
    },
  ]);
}

function assertSeparate(inFolder: string, outFolder: string): void {
  const [open, sealed] = [path.resolve(inFolder), path.resolve(outFolder)];
  const holds = (folder: string, other: string) =>
    `${other}${path.sep}`.startsWith(folder + path.sep);
  if (!holds(open, sealed) && !holds(sealed, open)) return;
  throw new ReportError([
    {
      kind: 'same-folder',
      file: outFolder,
      message: 'the sealed site may stand neither in the open one nor around it',
      hint: 'Name another folder with --out, and publish that one alone.',
    },
  ]);
}

/** Only a sealed site is ever replaced. */
function assertReplaceable(outFolder: string): void {
  if (!existsSync(outFolder) || readdirSync(outFolder).length === 0) return;
  if (sealedHome(outFolder) !== undefined) return;
  throw new ReportError([
    {
      kind: 'not-a-sealed-site',
      file: outFolder,
      message: 'the folder holds something else than a sealed site, which would be lost',
      hint: 'Name another folder with --out, or empty this one.',
    },
  ]);
}
