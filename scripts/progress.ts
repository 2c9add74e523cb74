import { renderWarnings } from '../src/base/problem-table.ts';
import type { Progress } from '../src/report/progress.ts';
import { tell, tellInPassing } from './messages.ts';
import { addToSummary } from './summary.ts';

/** Tells the watching process of each stage, which prints it (`stage-printer.ts`): it stays alive while the work keeps its own process busy. */
export const printedProgress: Progress = {
  async stage(title, work, { stepSeconds } = {}) {
    await tell({ is: 'begun', title, stepSeconds });
    try {
      const [result, summary] = await work(() => tellInPassing({ is: 'moved' }));
      await tell({ is: 'ended', summary });
      return result;
    } catch (error) {
      await tell({ is: 'failed' });
      throw error;
    }
  },
  warn(texts) {
    for (const text of texts) console.log(`warning: ${text}`);
    addToSummary(renderWarnings(texts));
  },
};
