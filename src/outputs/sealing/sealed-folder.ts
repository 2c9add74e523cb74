import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FolderKind } from '../placing/folder-kinds.ts';
import { readSealedPage } from './gate.ts';
import { KNOWN_TO_HOSTS } from './sealed-names.ts';

export const HOME = 'index.html';
/** The only files of the open site, besides fonts, that a sealed one keeps as they are: hosts and crawlers read them. */
export const KEPT_OPEN = ['robots.txt', '_headers'];

/** Pages and files under opaque names, and fonts. */
const SEALED_FILE = /^[0-9a-f]{20}\/index\.html$|^(?:assets|fonts)\/[^/]+\.woff2$/;

/** What the home page of a sealed site in a folder holds; undefined where there is none. */
export function sealedHome(folder: string): ReturnType<typeof readSealedPage> {
  const file = path.join(folder, HOME);
  if (!existsSync(file)) return undefined;
  try {
    return readSealedPage(readFileSync(file, 'utf8'));
  } catch {
    // Half a page.
    return undefined;
  }
}

/** A sealed copy, by its home page. It has no manifest, which would tell what is in it. */
export const SEALED_SITE: FolderKind = {
  name: 'a sealed site',
  owns(folder) {
    if (sealedHome(folder) === undefined) return undefined;
    const known = new Set([...KNOWN_TO_HOSTS, ...KEPT_OPEN]);
    return (file) => known.has(file) || SEALED_FILE.test(file);
  },
};
