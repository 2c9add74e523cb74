import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system of its own in a folder, or false where this user may not mount one. */
export function mount(at: string, options: string): boolean {
  mkdirSync(at, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;
}

/** Whether this user may mount such a file system. */
export const canMount = ((): boolean => {
  const at = mkdtempSync(path.join(os.tmpdir(), 'mount-'));
  const could = mount(at, 'size=64k');
  if (could) spawnSync('umount', [at]);
  rmSync(at, { recursive: true });
  return could;
})();
