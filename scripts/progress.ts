import { Listr, PRESET_TIMER } from 'listr2';
import { renderWarnings } from '../src/problem-table.ts';
import type { Progress } from '../src/report/progress.ts';
import { addToSummary } from './summary.ts';

/** Prints each stage with its summary and seconds: alive on a terminal, plain lines elsewhere. */
export const printedProgress: Progress = {
  async stage(title, work) {
    const context: { result?: unknown; error?: unknown } = {};
    const list = new Listr(
      [
        {
          title,
          task: async (_, task) => {
            try {
              const [result, summary] = await work();
              context.result = result;
              task.title = `${title}: ${summary}`;
            } catch (error) {
              // The line of a stage that fails says only so: what is wrong is told once, by the command at its end.
              context.error = error;
              throw new Error('see below');
            }
          },
        },
      ],
      {
        fallbackRenderer: 'simple',
        rendererOptions: { timer: PRESET_TIMER, collapseErrors: false, showErrorMessage: false },
        fallbackRendererOptions: { timer: PRESET_TIMER },
      },
    );
    await list.run().catch((error: unknown) => {
      throw context.error ?? error;
    });
    return context.result as never;
  },
  warn(texts) {
    for (const text of texts) console.log(`warning: ${text}`);
    addToSummary(renderWarnings(texts));
  },
};
