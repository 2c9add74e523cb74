/** What the command lines share: the project's folder, the Node version, options, and how a command ends. */
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { ReportError } from '../src/base/errors.ts';
import { renderProblemTable } from '../src/base/problem-table.ts';
import { machineError } from '../src/build/machine-error.ts';
import { parseMegabytes } from './memory.ts';
import { tell } from './messages.ts';
import { CheckedCommand } from './option-values.ts';
import { assertPlainPath, assertWritable, startFolder } from './project-place.ts';
import { addToSummary } from './summary.ts';
import { dieOf, ENDING_SIGNALS, isWatched, supervise } from './supervise.ts';
import { assertThreads } from './thread-room.ts';
import type { Patience } from './watchdog.ts';

// Astro would send statistics of its use; it has no other switch for that than this.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** The shop's own content, seen from where a command runs: what `--content` means where nothing is said. */
export const OWN_CONTENT = path.relative(startFolder(), path.join(ROOT, 'content'));

/** A command with its name and what it does; `--help` comes with it. */
export function command(name: string, description: string): CheckedCommand {
  return new CheckedCommand(name)
    .description(description)
    .showHelpAfterError('(--help lists the options)');
}

/** `--data DIR`, `--content DIR` and `--memory MB`, for commands that read an export as a shop's configuration says. */
export function withData<Program extends Command>(program: Program): Program {
  return program
    .option(
      '--data <dir>',
      'folder with the six CSVs (default: data/, or data/demo/ when data/ holds none)',
    )
    .option('--content <dir>', 'folder with report.yaml and the chapters', OWN_CONTENT)
    .option(
      '--memory <megabytes>',
      'memory that may be used (default: what the machine or the container has)',
      parseMegabytes,
    );
}

export interface RunOptions {
  /** How long a stage may last, where the usual is not meant. */
  patience?: Patience;
  /** What the work has started goes on after it, as a server does. */
  serves?: boolean;
  /** The work computes a report and writes into the project. */
  builds?: boolean;
}

/**
 * Runs a command's work in a process of its own that another watches (`supervise.ts`). Both run the script: what it needs for the work
 * alone it imports within it. Bad input ends in its message and exit code 1, without a stack trace.
 */
export async function run(work: () => Promise<void>, options: RunOptions = {}): Promise<void> {
  if (isWatched()) return runWatched(work, options);
  await ending(async () => {
    assertNodeVersion();
    assertPlainPath(ROOT);
    if (options.builds === true) {
      assertWritable(ROOT);
      assertThreads();
    }
    process.exitCode = await supervise(options.patience);
  });
}

/** The same for work that computes a report and writes into the project: what it needs there is asked first. */
export function runBuild(work: () => Promise<void>): Promise<void> {
  return run(work, { builds: true });
}

/** The working side: it ends with the process that watches it. */
async function runWatched(work: () => Promise<void>, { serves }: RunOptions): Promise<void> {
  process.channel!.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  await runHere(work);
  if (serves !== true) await tell({ is: 'done', code: Number(process.exitCode ?? 0) });
}

/** Runs a command's work in this process, for what starts programs of its own, as the tests do. */
export async function runHere(work: () => Promise<void>): Promise<void> {
  endAtSignals();
  await ending(async () => {
    assertNodeVersion();
    await work();
  });
}

/** Under GitHub Actions the problems also stand as a table in the summary of the job. */
async function ending(work: () => Promise<void>): Promise<void> {
  // A reader that has seen enough, as `head`, or a full disk under a log must not stop a build.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await work();
  } catch (error) {
    const told = error instanceof ReportError ? error : machineError(error);
    if (told === undefined) throw error;
    console.error(`\n${told.message}`);
    addToSummary(renderProblemTable(told));
    process.exitCode = 1;
  }
}

/**
 * Ctrl-C and the end of a job end the command, with the exit code that shells know (130, 143): a library that listens to the same signals
 * would otherwise let a build go on, and publish.
 */
export function endAtSignals(): void {
  for (const signal of ENDING_SIGNALS)
    process.on(signal, () => {
      // What closes a browser hears of the end; then the signal itself ends the process, for an orderly end can wait for ever for the
      // bundler's threads, and would hold the lock of builds as long.
      process.emit('exit', 128 + constants.signals[signal]);
      dieOf(signal);
    });
}

/** The bytes of a report depend on the engine's number formats, so every run uses the Node that package.json pins. */
export function assertNodeVersion(): void {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: { node: string };
  };
  if (process.versions.node === dependencies.node) return;
  throw new ReportError([
    {
      kind: 'node-version',
      file: 'package.json',
      expected: `Node ${dependencies.node}`,
      found: `Node ${process.versions.node}`,
      hint: 'Run "npm ci", then start the command through "npm run", or "npx astro".',
    },
  ]);
}
