import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { besideSite } from './replace-site.ts';

/** Writes a file beside its place and renames it: who has an earlier one keeps it whole until the new one is, and where the disk is full. */
export function replaceFile(file: string, bytes: string | Uint8Array): void {
  const { next } = besideSite(file);
  try {
    writeFileSync(next, bytes);
    renameSync(next, file);
  } finally {
    rmSync(next, { force: true });
  }
}
