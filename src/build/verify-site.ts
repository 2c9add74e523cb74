import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Problem, ReportError } from '../base/errors.ts';
import { listFiles } from '../outputs/placing/list-files.ts';
import { hashBytes, MANIFEST_FILE, type Manifest } from '../outputs/placing/manifest.ts';
import { settleSite } from '../outputs/placing/output.ts';
import { STAGING_NAME } from '../outputs/placing/staging.ts';
import { openSite, type SiteFiles } from '../report/editions/site-files.ts';
import type { Moved, Progress } from '../report/progress.ts';
import { buildSite } from './build-site.ts';

/** Files that are fetched from a host at a time. */
const AT_ONCE = 8;

/** The manifest that a site carries. Throws a `ReportError` where there is none. */
export async function readManifest(address: string): Promise<Manifest> {
  settleSite(address);
  const site = openSite(address);
  const bytes = await site.read(MANIFEST_FILE);
  const fault = (message: string) =>
    new ReportError([
      {
        kind: 'no-manifest',
        file: placeOf(site, MANIFEST_FILE),
        message,
        hint: 'Name the folder or the address of a finished site, with its path.',
      },
    ]);
  if (bytes === null) throw fault('the site carries no manifest');
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest> | null;
    if (Array.isArray(manifest?.outputs)) return manifest as Manifest;
  } catch {
    throw fault('the manifest is not JSON');
  }
  throw fault('the manifest lists no outputs');
}

/**
 * Every file of a published site that is not as its manifest says: other bytes, missing, or, in a folder, one that the manifest does not
 * name. A host does not tell what else it serves.
 */
export async function verifySite(
  address: string,
  manifest: Manifest,
  moved: Moved = () => {},
): Promise<Problem[]> {
  const site = openSite(address);
  const problems: Problem[] = [];
  for (let from = 0; from < manifest.outputs.length; from += AT_ONCE) {
    const found = await Promise.all(
      manifest.outputs.slice(from, from + AT_ONCE).map(async ({ path: file, sha256 }) => {
        const bytes = await site.read(file);
        if (bytes === null) return fault('file-missing', site, file, 'is missing');
        return hashBytes(bytes).sha256 === sha256
          ? []
          : fault('file-differs', site, file, 'differs from what the manifest says of it');
      }),
    );
    problems.push(...found.flat());
    // A slow host gets on, though nothing is computed.
    moved();
  }
  return [...problems, ...(site.isRemote ? [] : extraFiles(site, manifest))];
}

function extraFiles(site: SiteFiles, { outputs }: Manifest): Problem[] {
  const known = new Set([MANIFEST_FILE, ...outputs.map((file) => file.path)]);
  return (
    listFiles(site.address)
      // The next edition may just be made there.
      .filter((file) => !known.has(file) && !file.startsWith(`${STAGING_NAME}/`))
      .flatMap((file) => fault('file-extra', site, file, 'is not named in the manifest'))
  );
}

export interface RebuildOptions {
  root: string;
  contentFolder: string;
  /** The content folder as the person named it, for messages. */
  contentName?: string | undefined;
  dataFolder: string;
  /** The edition before the published one; the published one itself where this is left out. */
  previous?: string | undefined;
  memoryBytes?: number | undefined;
  progress: Progress;
}

/**
 * Builds the site anew from data, configuration and code as they are here, under the published site's address and without any cache, and
 * gives every file of the two that differs.
 */
export async function compareRebuilt(
  address: string,
  manifest: Manifest,
  options: RebuildOptions,
): Promise<Problem[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-verify-'));
  const rebuilt = path.join(folder, 'site');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // A signal ends the process without coming back here.
  process.once('exit', remove);
  try {
    await buildSite({
      ...options,
      outFolder: rebuilt,
      workFolder: path.join(folder, 'work'),
      base: manifest.address.base,
      site: manifest.address.site ?? undefined,
      previous: options.previous ?? address,
      fast: !manifest.pictures.includes('png'),
    });
    return await options.progress.stage('Compare', async () => {
      const different = await differences(openSite(address), rebuilt, manifest);
      return [different, `${manifest.outputs.length} files, ${different.length} of them different`];
    });
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function differences(
  site: SiteFiles,
  rebuilt: string,
  manifest: Manifest,
): Promise<Problem[]> {
  const files = new Set([...manifest.outputs.map((file) => file.path), ...listFiles(rebuilt)]);
  const made = new Set(listFiles(rebuilt));
  const problems: Problem[] = [];
  for (const file of files) {
    const published = await site.read(file);
    if (!made.has(file))
      problems.push(...fault('rebuilt-differs', site, file, 'does not come out of the data'));
    else if (published === null || !readFileSync(path.join(rebuilt, file)).equals(published))
      problems.push(...fault('rebuilt-differs', site, file, 'comes out differently when rebuilt'));
  }
  return problems;
}

function fault(kind: string, site: SiteFiles, file: string, message: string): Problem[] {
  return [{ kind, file: placeOf(site, file), message }];
}

function placeOf(site: SiteFiles, file: string): string {
  return site.isRemote ? new URL(file, site.address).href : path.join(site.address, file);
}
