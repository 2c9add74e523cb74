import { appendFileSync } from 'node:fs';

/** Adds Markdown to the summary of the job, under GitHub Actions; nowhere else. */
export function addToSummary(markdown: string): void {
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, markdown);
}
