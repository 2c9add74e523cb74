import { cpSync, renameSync, rmSync } from 'node:fs';
import { exchange } from './exchange.ts';

/** What outputs take their place by; tests put others in, which refuse or end the process. */
export interface Renames {
  /** Renames a file or a folder; throws as Node does. */
  rename(from: string, to: string): void;
  /** Exchanges two folders in one step; false, and nothing done, where the system cannot. */
  exchange(one: string, other: string): boolean;
}

/** Another program that has a file open: on Windows neither that file nor a folder around it can be renamed meanwhile. */
const HELD_OPEN = new Set(['EBUSY', 'EPERM', 'EACCES']);
const ATTEMPTS = 20;
const PAUSE_MS = 50;

export const SYSTEM: Renames = { rename: renameSync, exchange };

/** Renames, within a second again where another program holds it open: virus scanners and indexers look at what is new, and let go. */
export function renamePatiently(from: string, to: string, { rename }: Renames): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !HELD_OPEN.has(codeOf(error))) throw error;
      pause(PAUSE_MS);
    }
  }
}

/** Moves, by a copy where the file system refuses to rename: folders that an image of a container brought along. */
export function move(from: string, to: string, copying: string, renames: Renames): void {
  try {
    renamePatiently(from, to, renames);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    rmSync(copying, { recursive: true, force: true });
    cpSync(from, copying, { recursive: true, verbatimSymlinks: true });
    // What stands under its name is whole.
    renamePatiently(copying, to, renames);
    rmSync(from, { recursive: true, force: true });
  }
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Holds the whole process up: nothing may happen between two renames. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
