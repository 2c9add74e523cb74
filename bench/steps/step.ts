import { type Progress, SILENT } from '../../src/report/progress.ts';

/** What a step tells of itself when it has ended. */
export interface StepReport {
  /** From the first byte read to the last result, without the start of the process. */
  seconds: number;
  /** Seconds of each stage, in order. */
  stages: Readonly<Record<string, number>>;
  /** Largest resident memory of this process in its life. */
  peakMegabytes: number;
  /** Rows of the six tables, where the step counts them. */
  rows: number;
}

/**
 * Runs a step in a process of its own and sends a `StepReport` to the process that started it. `work` gets a progress that keeps the
 * seconds of each stage, and gives the rows that it read (0: not counted).
 */
export async function runStep(work: (progress: Progress) => Promise<number>): Promise<void> {
  const stages: Record<string, number> = {};
  const progress: Progress = {
    async stage(title, stage) {
      const start = performance.now();
      const [result] = await stage(() => {});
      stages[title] = secondsSince(start);
      return result;
    },
    warn: SILENT.warn,
  };
  const start = performance.now();
  const rows = await work(progress);
  const seconds = secondsSince(start);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ seconds, stages, peakMegabytes, rows } satisfies StepReport);
  process.disconnect();
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
