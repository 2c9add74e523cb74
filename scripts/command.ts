/** What the command lines share: the project's folder, the Node version, options, progress, and how an error ends. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { ReportError } from '../src/errors.ts';
import { renderProblemTable } from '../src/problem-table.ts';
import { machineError } from '../src/publish/machine-error.ts';
import { addToSummary } from './summary.ts';

// Astro would send statistics of its use; it has no other switch for that than this.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** A command with its name and what it does; `--help` comes with it. */
export function command(name: string, description: string): Command {
  return new Command(name).description(description).showHelpAfterError();
}

/** `--data DIR` and `--content DIR`, for commands that read an export as a shop's configuration says. */
export function withData(program: Command): Command {
  return program
    .option(
      '--data <dir>',
      'folder with the six CSVs (default: data/, or data/demo/ when data/ holds none)',
    )
    .option(
      '--content <dir>',
      'folder with report.yaml and the chapters',
      path.relative(process.cwd(), path.join(ROOT, 'content')),
    );
}

/**
 * Runs a command; bad input ends in its message and exit code 1, without a stack trace. Under GitHub Actions the problems also stand as
 * a table in the summary of the job.
 */
export async function run(work: () => Promise<void>): Promise<void> {
  endAtSignals();
  try {
    assertNodeVersion();
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
function endAtSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // What closes a browser hears of the end; then the signal itself ends the process, for an orderly end can wait for ever for the
      // bundler's threads, and would hold the lock of builds as long.
      process.emit('exit', 128 + os.constants.signals[signal]);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
}

/** The bytes of a report depend on the engine's number formats, so every run uses the Node that package.json pins. */
function assertNodeVersion(): void {
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
      hint: 'Run "npm ci", then start the command through "npm run".',
    },
  ]);
}
