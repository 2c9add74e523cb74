import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Folders beside the published site: the next one while it is built, and the former one for the moment between two renames. */
export function besideSite(outFolder: string): { next: string; former: string } {
  const { dir, base } = path.parse(path.resolve(outFolder));
  return { next: path.join(dir, `.${base}.next`), former: path.join(dir, `.${base}.former`) };
}

/**
 * Clears what an interrupted run may have left, and brings back the former site where the run stopped between the two renames. Call
 * it before a build begins.
 */
export function recoverSite(outFolder: string): void {
  const { next, former } = besideSite(outFolder);
  rmSync(next, { recursive: true, force: true });
  if (existsSync(former)) {
    if (existsSync(outFolder)) rmSync(former, { recursive: true, force: true });
    else renameSync(former, outFolder);
  }
  mkdirSync(path.dirname(next), { recursive: true });
}

/**
 * Puts the finished site in place. A directory cannot be renamed over another that has files, so the old one steps aside first: two
 * renames on one file system, nothing copied between them. If the second fails, the old site comes back.
 */
export function replaceSite(outFolder: string): void {
  const { next, former } = besideSite(outFolder);
  const hadSite = existsSync(outFolder);
  if (hadSite) renameSync(outFolder, former);
  try {
    renameSync(next, outFolder);
  } catch (error) {
    if (hadSite) renameSync(former, outFolder);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}
