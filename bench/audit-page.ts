import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../scripts/chromium.ts';
import { CATEGORIES, type Category, type PageAudit } from './page-report.ts';

/** A browser that Lighthouse can speak to, through a port of its own. */
export interface AuditBrowser {
  browser: Browser;
  port: number;
}

export async function launchAuditBrowser(): Promise<AuditBrowser> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  });
  return { browser, port };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** One run of Lighthouse as it is set by itself: a phone of the middle range on slow 4G, simulated. */
export async function auditPage(
  address: string,
  { port }: AuditBrowser,
  categories: readonly Category[] = CATEGORIES,
): Promise<PageAudit> {
  const run = await lighthouse(address, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
    // A page that asks not to be indexed loses a point for it, and the page of errors is one.
    skipAudits: ['is-crawlable', 'http-status-code'],
  });
  const { audits, categories: judged } = run!.lhr;
  const scoreOf = (category: Category): number | null => {
    const score = judged[category]?.score ?? null;
    return score === null ? null : Math.round(score * 100);
  };
  const refs = Object.values(judged).flatMap(({ auditRefs }) => auditRefs);
  const requests = audits['network-requests']?.details as
    | { items: { transferSize: number; resourceType: string }[] }
    | undefined;
  const items = requests?.items ?? [];
  const sum = (some: typeof items): number =>
    some.reduce((bytes, { transferSize }) => bytes + transferSize, 0);
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((name) => [name, scoreOf(name)]),
    ) as PageAudit['scores'],
    failed: refs
      .filter(({ id, weight }) => weight > 0 && (audits[id]!.score ?? 1) < 1)
      .map(({ id }) => id),
    bytes: sum(items),
    scriptBytes: sum(items.filter(({ resourceType }) => resourceType === 'Script')),
    requests: items.length,
  };
}
