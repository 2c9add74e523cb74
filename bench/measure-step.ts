import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';
import { watchDescendants } from './process-tree.ts';
import type { StepReport } from './steps/step.ts';

export type StepName = 'tables' | 'duckdb' | 'site';

/**
 * Runs a step in a process of its own, so that its peak of memory is its own, processes that it starts included. Throws a
 * `ReportError` when the step fails; what it had to say then stands on standard error.
 */
export async function measureStep(step: StepName, args: readonly string[]): Promise<StepReport> {
  const script = path.join(import.meta.dirname, 'steps', `${step}.ts`);
  const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const descendants = watchDescendants(child.pid!);
  let report: StepReport | undefined;
  child.on('message', (message) => {
    report = message as StepReport;
  });
  const [exitCode] = await once(child, 'close');
  const descendantsPeak = descendants.stop();
  if (report === undefined) {
    throw new ReportError([
      {
        kind: 'benchmark-step-failed',
        file: `bench/steps/${step}.ts`,
        message: `ended with exit code ${exitCode} and no result`,
        hint: 'Its own message stands above.',
      },
    ]);
  }
  return { ...report, peakMegabytes: report.peakMegabytes + descendantsPeak };
}

/** What the middle run of several took; each number by itself, so that one disturbed run spoils none. */
export function medianReport(reports: readonly StepReport[]): StepReport {
  const [first] = reports;
  const medianOf = (value: (report: StepReport) => number): number => {
    const sorted = reports.map(value).toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  };
  return {
    seconds: medianOf((report) => report.seconds),
    stages: Object.fromEntries(
      Object.keys(first!.stages).map((stage) => [
        stage,
        medianOf((report) => report.stages[stage]!),
      ]),
    ),
    peakMegabytes: medianOf((report) => report.peakMegabytes),
    rows: first!.rows,
  };
}
