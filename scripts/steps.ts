import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './command.ts';

/** Runs a program of `node_modules/.bin` (or the pinned Node itself) in the project’s folder, its output on this terminal. True when it ended well. */
export function runTool(tool: string, args: readonly string[]): boolean {
  const command =
    tool === 'node' ? process.execPath : path.join(ROOT, 'node_modules', '.bin', tool);
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  return status === 0;
}
