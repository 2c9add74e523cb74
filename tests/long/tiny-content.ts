import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';

/** A chapter that is soon rendered: where it matters how a build ends, not what it says. */
const CHAPTER =
  '---\ntitle: Tiny\nnumber: 0\nfinding: It is small\nlead: Very small.\n---\n\nText.\n';

/** Writes content for the tiny shop: its configuration, one chapter and no terms. */
export function writeTinyContent(folder: string): void {
  mkdirSync(path.join(folder, 'chapters'), { recursive: true });
  cpSync(path.join(TINY_SHOP, 'report.yaml'), path.join(folder, 'report.yaml'));
  writeFileSync(path.join(folder, 'glossary.yaml'), 'terms: []\n');
  writeFileSync(path.join(folder, 'method-changes.yaml'), 'changes: []\n');
  writeFileSync(path.join(folder, 'chapters', '00-tiny.md'), CHAPTER);
}

/** One hash over every file of a site; null where there is none. */
export function hashOf(site: string): string | null {
  if (!existsSync(site)) return null;
  const hash = createHash('sha256');
  for (const file of listFiles(site))
    hash.update(`${file}\n`).update(readFileSync(path.join(site, file)));
  return hash.digest('hex');
}
