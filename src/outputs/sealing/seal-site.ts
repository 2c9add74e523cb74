import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';
import { MANIFEST_FILE, type Manifest } from '../placing/manifest.ts';
import { readOneEdition } from '../placing/one-edition.ts';
import { withOutput } from '../placing/output.ts';
import { claimFolder } from '../placing/output-folder.ts';
import { decrypt, deriveKey, type SealingKey } from './encryption.ts';
import { filePage } from './file-page.ts';
import { sealPage } from './gate.ts';
import type { Sharing } from './notice.ts';
import { assertStrong } from './passphrase.ts';
import { type PageContext, preparePage } from './prepare-page.ts';
import { HOME, KEPT_OPEN, SEALED_SITE, sealedHome } from './sealed-folder.ts';
import { nameSealed } from './sealed-names.ts';

export interface SealOptions extends Sharing {
  /** The project's folder, none of which a sealed site may take. */
  root: string;
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
  const { inFolder } = options;
  return withOutput(claimSealed(options), async ({ next, publish }) => {
    const sealed = await readOneEdition(inFolder, () => sealBeside(options, next));
    // What somebody may have put there meanwhile.
    claimSealed(options);
    publish();
    return sealed;
  });
}

/** The folder that the sealed site takes. Throws a `ReportError` before any work where it may not stand there. */
export function claimSealed({
  root,
  inFolder,
  outFolder,
}: Pick<SealOptions, 'root' | 'inFolder' | 'outFolder'>): string {
  const inputs = [{ path: inFolder, name: 'the open site' }];
  return claimFolder({ path: outFolder, root, inputs }, SEALED_SITE);
}

/** Writes the sealed copy into `next`. */
async function sealBeside(options: SealOptions, next: string): Promise<SealedSite> {
  const { inFolder, outFolder, passphrase, expires } = options;
  assertFinishedSite(inFolder);
  const { company, address } = aboutSite(inFolder);
  const base = options.base ?? address.base;
  assertStrong(passphrase, [company]);
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
