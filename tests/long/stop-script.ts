import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Runs a script, ends it and its helpers by a signal after a while, and gives the code that a shell knows of its end: 128 and the signal's number for one that it died of. */
export async function stopped(
  args: readonly string[],
  signal: NodeJS.Signals,
  env: NodeJS.ProcessEnv,
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env,
    stdio: 'ignore',
    // A group of its own, so that the helpers that a build starts are killed with it.
    detached: true,
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([meanwhile(), ended]);
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // It had ended before.
  }
  const [code, died] = await ended;
  return died === null ? code! : 128 + os.constants.signals[died];
}

/** Waits until something is so; the script that makes it so may end before. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}
