import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './browser.ts';

/** Looks at an open page and says what is wrong with it. `complaints` is what the browser said of it. */
export type Look = (page: Page, complaints: readonly string[]) => Promise<readonly unknown[]>;

/** Pages that are open at the same time: one renders while another waits. */
const AT_ONCE = 4;

/** Runs the check on these pages at every width, in a window 900 px high unless the options say another, and gathers what it finds by page and width. */
export async function onPages(
  browser: Browser,
  addresses: readonly string[],
  look: Look,
  options: BrowserContextOptions,
  widths: readonly number[],
): Promise<string[]> {
  const waiting = addresses.flatMap((address) => widths.map((width) => ({ address, width })));
  const found = new Map<string, readonly unknown[]>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { address, width } = next;
      const viewport = { width, height: options.viewport?.height ?? 900 };
      const faults = await openPage(browser, address, { ...options, viewport }, look);
      found.set(`${new URL(address).pathname} at ${width}`, faults);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, faults]) => faults.map((fault) => `${place}: ${String(fault)}`));
}

/** Pages of one template stand for each other: of the products, channels and experiments one each. */
export function oneOfEachTemplate(addresses: readonly string[]): string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => {
    const [, template] = /\/(products|channels|experiments)\/[^/]+\/$/.exec(address) ?? [];
    if (template === undefined) return true;
    if (seen.has(template)) return false;
    seen.add(template);
    return true;
  });
}

/** Shows what readers may open. */
export async function openDisclosures(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
