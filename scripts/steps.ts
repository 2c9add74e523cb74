import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.ts';

/** The packages whose program has another name. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  biome: '@biomejs/biome',
  stryker: '@stryker-mutator/core',
  tsc: 'typescript',
};

/** Runs a program of an installed package (or the pinned Node itself) in the project’s folder, its output on this terminal. True when it ended well. */
export function runTool(tool: string, args: readonly string[]): boolean {
  const script = tool === 'node' ? [] : [scriptOf(tool)];
  const { status } = spawnSync(process.execPath, [...script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status === 0;
}

/** The program's own file: what stands in `node_modules/.bin` can be started without a shell on Unix alone. */
export function scriptOf(tool: string): string {
  const folder = path.join(ROOT, 'node_modules', PACKAGE_OF[tool] ?? tool);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Readonly<Record<string, string>>;
  };
  return path.join(folder, typeof bin === 'string' ? bin : bin[tool]!);
}
