import { Listr, PRESET_TIMER } from 'listr2';
import { renderWarnings } from '../src/problem-table.ts';
import type { Progress } from '../src/report/progress.ts';
import { addToSummary } from './summary.ts';

/** Prints each stage with its summary and seconds: alive on a terminal, plain lines elsewhere. */
export const printedProgress: Progress = {
  async stage(title, work) {
    const context: { result?: unknown } = {};
    const list = new Listr(
      [
        {
          title,
          task: async (_, task) => {
            const [result, summary] = await work();
            context.result = result;
            task.title = `${title}: ${summary}`;
          },
        },
      ],
      {
        fallbackRenderer: 'simple',
        rendererOptions: { timer: PRESET_TIMER, collapseErrors: false, showErrorMessage: false },
        fallbackRendererOptions: { timer: PRESET_TIMER },
      },
    );
    await list.run();
    return context.result as never;
  },
  warn(texts) {
    for (const text of texts) console.log(`warning: ${text}`);
    addToSummary(renderWarnings(texts));
  },
};
