import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDay } from '../../base/calendar.ts';
import type { PictureFormat } from '../../figures/render-figure.ts';
import type { FileHash, Provenance } from '../../report/provenance.ts';
import type { BuiltReport } from '../../report/work-folder.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import { listFiles } from './list-files.ts';

export const MANIFEST_FILE = 'manifest.json';

/** `manifest.json` as a site carries it. */
export interface Manifest extends Provenance {
  edition: { number: number; sha256: string };
  /** Where the site was made to stand. */
  address: { base: string; site: string | null };
  /** Forms of the pictures beside the pages. */
  pictures: readonly PictureFormat[];
  outputs: readonly FileHash[];
}

/** What the report is made from, and by what. It names no machine, no path and no time of build, so that equal inputs give equal bytes. */
export function makeProvenance(
  root: string,
  contentFolder: string,
  config: ReportConfig,
  built: BuiltReport,
): Provenance {
  const { name, version, dependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as { name: string; version: string; dependencies: Readonly<Record<string, string>> };
  return {
    company: config.company.name,
    demonstration: built.demonstration,
    data: {
      first_date: formatDay(built.coverage.firstDay),
      last_date: formatDay(built.coverage.lastDay),
      sha256: built.dataHash,
    },
    inputs: built.inputs,
    content: hashFiles(contentFolder),
    versions: {
      [name]: version,
      node: process.versions.node,
      // All of them: which may change what is published is nothing that a list would keep up with.
      ...dependencies,
    },
    lock: hashBytes(readFileSync(path.join(root, 'package-lock.json'))),
  };
}

/** `manifest.json` of a finished site: its provenance, its edition, its address, and the hash of every other file. */
export function renderManifest(siteFolder: string, about: Omit<Manifest, 'outputs'>): string {
  const outputs = hashFiles(siteFolder).filter((file) => file.path !== MANIFEST_FILE);
  return `${JSON.stringify({ ...about, outputs }, null, 2)}\n`;
}

/** Size and SHA-256 of every file below a folder. */
function hashFiles(folder: string): FileHash[] {
  return listFiles(folder).map((file) => ({
    path: file,
    ...hashBytes(readFileSync(path.join(folder, file))),
  }));
}

/** Size and SHA-256, as a manifest has them. */
export function hashBytes(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
