import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportConfig } from '../config/schema.ts';
import { formatDay } from '../facts/calendar.ts';
import type { BuiltReport } from '../report/work-folder.ts';
import { listFiles } from './check-site.ts';

export const MANIFEST_FILE = 'manifest.json';

/** Libraries whose version may change what is published. */
const COMPUTING_PACKAGES = [
  'arquero',
  'astro',
  'd3-dsv',
  'exceljs',
  'fflate',
  '@observablehq/plot',
  'linkedom',
  'markdown-it',
  'subset-font',
  'fontkit',
  '@resvg/resvg-js',
  '@marcbachmann/cel-js',
];

export interface ManifestInput {
  siteFolder: string;
  contentFolder: string;
  config: ReportConfig;
  built: BuiltReport;
  /** Name and version of this project and exact versions of its dependencies, from package.json. */
  packageJson: { name: string; version: string; dependencies: Readonly<Record<string, string>> };
}

/**
 * `manifest.json` of a finished site: what it was made from, by what, and the hash of every file. It names no machine, no path and no
 * time of build, so that equal inputs and versions give equal bytes.
 */
export function renderManifest({
  siteFolder,
  contentFolder,
  config,
  built,
  packageJson,
}: ManifestInput): string {
  const manifest = {
    company: config.company.name,
    demonstration: built.demonstration,
    data: {
      first_date: formatDay(built.coverage.firstDay),
      last_date: formatDay(built.coverage.lastDay),
      sha256: built.dataHash,
    },
    inputs: built.inputs,
    content: listFiles(contentFolder).map((file) => ({
      path: file,
      ...fileHash(contentFolder, file),
    })),
    versions: {
      [packageJson.name]: packageJson.version,
      node: process.versions.node,
      ...Object.fromEntries(
        COMPUTING_PACKAGES.map((name) => [name, packageJson.dependencies[name]]),
      ),
    },
    outputs: listFiles(siteFolder)
      .filter((file) => file !== MANIFEST_FILE)
      .map((file) => ({ path: file, ...fileHash(siteFolder, file) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function fileHash(folder: string, file: string): { bytes: number; sha256: string } {
  const bytes = readFileSync(path.join(folder, file));
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
