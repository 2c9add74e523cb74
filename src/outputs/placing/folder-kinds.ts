/** What a folder may hold for a command to replace it: an output of its own kind, and nothing else. */
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DEMONSTRATION_MARKER, type DemonstrationMarker } from '../../../demo/marker.ts';
import { FIGURE_IDS } from '../../figures/catalogue.ts';
import { PROVENANCE_FILE } from '../../report/provenance.ts';
import { type BuiltReport, REPORT_FILE } from '../../report/work-folder.ts';
import { TABLE_NAMES } from '../../shop/tables/schema.ts';
import { MANIFEST_FILE, type Manifest } from './manifest.ts';
import { isMountPoint } from './places.ts';
import { STAGING_NAME } from './staging.ts';

/** A kind of output that is a folder. */
export interface FolderKind {
  /** As a message names it, such as `a site`. */
  name: string;
  /** What a folder of this kind consists of, by paths inside it; undefined for any other folder. */
  owns(folder: string): ((file: string) => boolean) | undefined;
}

/** A finished site, by its manifest, which names each of its files. Copies that a host compressed belong to them. */
export const SITE: FolderKind = {
  name: 'a site of this program',
  owns(folder) {
    const manifest = readJson<Manifest>(path.join(folder, MANIFEST_FILE));
    // Many programs have a file of this name.
    if (!Array.isArray(manifest?.outputs) || manifest.versions?.astro === undefined)
      return undefined;
    const files = new Set([MANIFEST_FILE, ...manifest.outputs.map((output) => output.path)]);
    return (file) => files.has(file) || files.has(file.replace(/\.(gz|br|zst)$/, ''));
  },
};

/** Demonstration data, by their marker. */
export const DEMONSTRATION_DATA: FolderKind = {
  name: 'demonstration data',
  owns(folder) {
    const marker = readJson<DemonstrationMarker>(path.join(folder, DEMONSTRATION_MARKER));
    if (marker?.demonstration !== true) return undefined;
    const files = new Set([DEMONSTRATION_MARKER, ...TABLE_NAMES.map((name) => `${name}.csv`)]);
    return (file) => files.has(file);
  },
};

/** The result of the report step, by its file of that name, and what the renderer leaves beside it. */
export const WORK_FOLDER: FolderKind = {
  name: 'the result of a report step',
  owns(folder) {
    const report = readJson<BuiltReport>(path.join(folder, REPORT_FILE));
    if (report?.dataHash === undefined) return undefined;
    const files = new Set([REPORT_FILE, PROVENANCE_FILE]);
    return (file) => files.has(file) || WORK_FILE.test(file);
  },
};

const WORK_FILE = /^data\/\w+\.(?:csv|json)$|^(?:astro|pages|vite)\//;

/** Previews of figures, each in a folder of its id. */
export const PREVIEWS: FolderKind = {
  name: 'previews of figures',
  owns(folder) {
    const homes = FIGURE_IDS.map((id) => [id, path.join(folder, id, 'index.html')] as const);
    const made = homes.filter(([id, home]) => readText(home)?.includes(`<title>${id}</title>`));
    const ids = new Set(made.map(([id]) => id));
    if (ids.size === 0) return undefined;
    return (file) => PREVIEW_FILE.test(file) && ids.has(path.posix.dirname(file));
  },
};

const PREVIEW_FILE = /^[^/]+\/(?:index\.html|[a-z]+-[a-z]+\.svg)$/;

/** Left in any folder by the desks of macOS and Windows, and nobody's work. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** Files, links and the like in a folder that none of its kind would have, as paths with `/`, sorted; undefined where the folder is of another kind. */
export function foreignFiles(folder: string, kind: FolderKind): string[] | undefined {
  const owns = kind.owns(folder);
  if (owns === undefined) return undefined;
  return entriesIn(folder)
    .flatMap((entry) => (entry.isDirectory() ? entriesBelow(entry) : [entry]))
    .filter((entry) => !entry.isDirectory() && !LITTER.includes(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !owns(file))
    .sort();
}

/** What somebody put into a folder. */
export function entriesIn(folder: string): Dirent[] {
  const own = [STAGING_NAME, ...LITTER, ...(isMountPoint(folder) ? ['lost+found'] : [])];
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !own.includes(name));
}

function entriesBelow({ parentPath, name }: Dirent): Dirent[] {
  return readdirSync(path.join(parentPath, name), { recursive: true, withFileTypes: true });
}

function readJson<T>(file: string): Partial<T> | null {
  try {
    return JSON.parse(readText(file) ?? 'null') as Partial<T> | null;
  } catch {
    return null;
  }
}

function readText(file: string): string | undefined {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
}
