import { createHash } from 'node:crypto';
import { csvParse } from 'd3-dsv';
import { ReportError } from '../../base/errors.ts';
import {
  CHANGES_FILE,
  EDITIONS_FILE,
  EDITIONS_FORM,
  type EditionChanges,
  type EditionList,
  RESTATEMENTS_FILE,
} from './edition.ts';
import type { EditionContent } from './edition-content.ts';
import { openSite, type SiteFiles } from './site-files.ts';
import { parseStoredTable, type StoredDefinition, type StoredTable } from './stored-table.ts';

/** The edition before, as its site tells of it. */
export interface PreviousEdition {
  list: EditionList;
  changes: EditionChanges;
  content: EditionContent;
  /** For each input table the time of its last row, as the export writes it. */
  lastTimes: ReadonlyMap<string, string>;
  /** The files in which it tells of itself, byte for byte, for a build that finds itself to be the same edition. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Files that a build of the same edition takes over. */
const KEPT_FILES = [EDITIONS_FILE, CHANGES_FILE, RESTATEMENTS_FILE];

interface StoredManifest {
  data: { sha256: string };
  inputs: readonly { table: string; last_created_at: string | null }[];
}

/**
 * Reads the edition that a site holds. Null when the site is there but names no edition, which a site made before there were editions
 * does not. Throws a `ReportError` when it cannot be reached or its files do not fit together.
 */
export async function readPreviousEdition(address: string): Promise<PreviousEdition | null> {
  const site = openSite(address);
  const listed = await site.read(EDITIONS_FILE);
  if (listed === null) return null;
  const list = parseJson<EditionList>(listed, EDITIONS_FILE, site);
  if (list.form !== EDITIONS_FORM)
    throw damaged(EDITIONS_FILE, site, `has form ${list.form}, which this version cannot read`);
  const manifest = await readJson<StoredManifest>('manifest.json', site);
  const changes = await readJson<EditionChanges>(CHANGES_FILE, site);
  const files = new Map([[EDITIONS_FILE, listed]]);
  for (const file of KEPT_FILES.slice(1)) files.set(file, await readWhole(file, site));
  return {
    list,
    changes,
    content: {
      dataHash: manifest.data.sha256,
      tables: await readTables(site),
      claims: parseClaims(text(await readWhole('data/claims.csv', site))),
      findings: changes.findings,
      methodChanges: changes.method_changes,
    },
    lastTimes: new Map(
      manifest.inputs.flatMap(({ table, last_created_at }) =>
        last_created_at === null ? [] : [[table, last_created_at]],
      ),
    ),
    files,
  };
}

/** Every published table; each file must be the one that the index was written for. */
async function readTables(site: SiteFiles): Promise<Map<string, StoredTable>> {
  const { tables } = await readJson<{ tables: StoredDefinition[] }>('data/index.json', site);
  const stored = await Promise.all(
    tables.map(async (definition): Promise<[string, StoredTable]> => {
      const file = `data/${definition.file}`;
      const bytes = await readWhole(file, site);
      if (createHash('sha256').update(bytes).digest('hex') !== definition.sha256)
        throw damaged(file, site, 'is not the file that data/index.json names');
      try {
        return [definition.id, parseStoredTable(definition, text(bytes))];
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw damaged(file, site, `does not fit data/index.json: ${error.message}`);
      }
    }),
  );
  return new Map(stored);
}

function parseClaims(csv: string): EditionContent['claims'] {
  return csvParse(csv).map(({ chapter = '', claim = '', condition = '', holds }) => ({
    chapter,
    claim,
    condition,
    holds: holds === '1',
  }));
}

async function readJson<T>(file: string, site: SiteFiles): Promise<T> {
  return parseJson<T>(await readWhole(file, site), file, site);
}

function parseJson<T>(bytes: Uint8Array, file: string, site: SiteFiles): T {
  try {
    return JSON.parse(text(bytes)) as T;
  } catch {
    throw damaged(file, site, 'is not JSON');
  }
}

async function readWhole(file: string, site: SiteFiles): Promise<Uint8Array> {
  const bytes = await site.read(file);
  if (bytes === null) throw damaged(file, site, 'is missing');
  return bytes;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function damaged(file: string, site: SiteFiles, what: string): ReportError {
  return new ReportError([
    {
      kind: 'previous-edition',
      file: `${site.address}${site.isRemote ? '' : '/'}${file}`,
      message: `the edition before cannot be read: this file ${what}`,
      hint: 'Name a whole site after --previous, or begin anew with "--previous none".',
    },
  ]);
}
