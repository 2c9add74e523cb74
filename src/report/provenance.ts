import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One input of the report, as the manifest lists it. */
export interface InputRecord {
  table: string;
  rows: number;
  first_created_at: string | null;
  last_created_at: string | null;
  sha256: string;
  files: readonly { path: string; bytes: number; sha256: string }[];
}

/** What a report was made from, and by what: the part of the manifest that its pages can show. */
export interface Provenance {
  company: string;
  demonstration: boolean;
  data: { first_date: string; last_date: string; sha256: string };
  inputs: readonly InputRecord[];
  /** Configuration and chapters. */
  content: readonly FileHash[];
  /** Exact versions of the project, of Node and of each library that it names, by name. */
  versions: Readonly<Record<string, string>>;
  /** The file that fixes the versions of the libraries of these libraries. */
  lock: { bytes: number; sha256: string };
}

export interface FileHash {
  path: string;
  bytes: number;
  sha256: string;
}

/** Its name in the working folder. */
export const PROVENANCE_FILE = 'provenance.json';

/** Leaves the provenance in the working folder, for pages. */
export function writeProvenance(workFolder: string, provenance: Provenance): void {
  writeFileSync(path.join(workFolder, PROVENANCE_FILE), JSON.stringify(provenance));
}

/** Reads what `writeProvenance` wrote. */
export function readProvenance(workFolder: string): Provenance {
  return JSON.parse(readFileSync(path.join(workFolder, PROVENANCE_FILE), 'utf8')) as Provenance;
}
