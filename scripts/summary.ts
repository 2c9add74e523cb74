import { appendFileSync } from 'node:fs';

/** Adds Markdown to the summary of the job, under GitHub Actions; nowhere else. It is a convenience: without it the work goes on. */
export function addToSummary(markdown: string): void {
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (!summary) return;
  try {
    appendFileSync(summary, markdown);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`the summary of the job (GITHUB_STEP_SUMMARY) was not written: ${why}`);
  }
}
