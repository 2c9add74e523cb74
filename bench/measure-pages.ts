import { serveSite } from '../tests/site/browser.ts';
import { auditPage, launchAuditBrowser } from './audit-page.ts';
import { CATEGORIES, medianAudit, type PageAudit, type PageReport } from './page-report.ts';

/** A page below 100 is looked at this often, since a busy machine costs points. */
const RUNS = 3;
/** Lighthouse now and then misses the start of a page and gives no score; it is asked again, but not without end. */
const MOST_RUNS = 6;

/** Looks at every page of a finished site as Lighthouse does, on a phone. */
export async function measurePages(
  folder: string,
  onPage: (line: string) => void,
): Promise<PageReport[]> {
  const site = await serveSite(folder);
  const auditor = await launchAuditBrowser();
  try {
    const reports: PageReport[] = [];
    for (const address of site.pages) {
      const { pathname } = new URL(address);
      const audits = [await auditPage(address, auditor)];
      while (!isEnough(audits)) audits.push(await auditPage(address, auditor));
      const report = { path: pathname, ...medianAudit(audits), runs: audits.length };
      reports.push(report);
      onPage(`${pathname}: ${CATEGORIES.map((name) => report.scores[name] ?? 'none').join(', ')}`);
    }
    return reports;
  } finally {
    await auditor.browser.close();
    await site.close();
  }
}

function isEnough(audits: readonly PageAudit[]): boolean {
  const scored = audits.filter(({ scores }) => scores.performance !== null);
  const isPerfect = CATEGORIES.every((name) => scored[0]?.scores[name] === 100);
  return isPerfect || scored.length === RUNS || audits.length === MOST_RUNS;
}
