import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  ViewportSize,
} from 'playwright-core';
import { hearComplaints } from './browser.ts';

/** Looks at an open page and says what is wrong with it. `complaints` is what the browser said of it. */
export type Look = (page: Page, complaints: readonly string[]) => Promise<readonly unknown[]>;

/** Tabs that are open at the same time: one renders while another waits. */
const AT_ONCE = 4;

/**
 * Runs the check on these pages of one site at every width, in a window 900 px high unless the options say another, and gathers what it finds by page and
 * width. The pages are read one after another in a few tabs of one context, as by a reader who goes through the site: a context for each
 * costs four times as much. Who has to come for the first time uses `openPage`.
 */
export async function onPages(
  browser: Browser,
  addresses: readonly string[],
  look: Look,
  options: BrowserContextOptions,
  widths: readonly number[],
): Promise<string[]> {
  const waiting = addresses.flatMap((address) => widths.map((width) => ({ address, width })));
  const height = options.viewport?.height ?? 900;
  const host = new URL(addresses[0]!).host;
  const found = new Map<string, readonly unknown[]>();
  const context = await browser.newContext(options);
  const work = async (): Promise<void> => {
    const visit = await openTab(context, host, look, mediaOf(options));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { address, width } = next;
      found.set(
        `${new URL(address).pathname} at ${width}`,
        await visit(address, { width, height }),
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await context.close();
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, faults]) => faults.map((fault) => `${place}: ${String(fault)}`));
}

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** What the options say of how pages are shown; what they leave open is as the browser has it. */
function mediaOf(options: BrowserContextOptions): Media {
  const { colorScheme, contrast, forcedColors, reducedMotion } = options;
  return {
    media: null,
    colorScheme: colorScheme ?? null,
    contrast: contrast ?? null,
    forcedColors: forcedColors ?? null,
    reducedMotion: reducedMotion ?? null,
  };
}

type Visit = (address: string, viewport: ViewportSize) => Promise<readonly unknown[]>;

/** A tab whose visits see nothing of one another: neither a window or a medium that a look has changed nor a request that was broken off. */
async function openTab(
  context: BrowserContext,
  host: string,
  look: Look,
  media: Media,
): Promise<Visit> {
  const page = await context.newPage();
  const complaints = hearComplaints(page, host);
  return async (address, viewport) => {
    await page.goto('about:blank');
    await page.emulateMedia(media);
    await page.setViewportSize(viewport);
    complaints.length = 0;
    await page.goto(address, { waitUntil: 'load' });
    return [...(await look(page, complaints))];
  };
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
