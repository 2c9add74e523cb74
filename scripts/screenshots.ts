import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';
import { command, run } from './command.ts';

/** The four states in which people look at a page. */
const STATES: Readonly<Record<string, BrowserContextOptions & { media?: 'print' }>> = {
  phone: { viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  // A4 less its margins, in pixels.
  print: { viewport: { width: 640, height: 900 }, media: 'print' },
};

/** No server: the browser asks this address, and is answered from the folder. */
const ORIGIN = 'http://report.invalid';

const program = command(
  'screenshots',
  'Takes pictures of every page of the finished site, for people to look at: phone, desktop, dark, print.',
)
  .option('--in <dir>', 'folder of the finished site', 'dist')
  .option('--out <dir>', 'folder of the pictures', 'screenshots')
  .option('--cover <file>', 'take only the picture of the home page that opens the README')
  .parse();

const { in: site, out, cover } = program.opts<{ in: string; out: string; cover?: string }>();

await run(async () => {
  const { chromium } = await import('playwright-core');
  const { readSitePages } = await import('../src/document/parts.ts');
  const { listFiles } = await import('../src/publish/check-site.ts');
  const folder = path.resolve(site);
  const { base } = readSitePages(folder);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
  });
  try {
    if (cover !== undefined) {
      await takePicture(browser, { folder, base }, 'index.html', STATES.desktop!, cover, false);
      return;
    }
    for (const page of listFiles(folder).filter((file) => file.endsWith('.html'))) {
      const name = page.replace(/\/?index\.html$/, '').replaceAll('/', '-') || 'home';
      for (const [state, options] of Object.entries(STATES)) {
        const file = path.join(path.resolve(out), state, `${name.replace(/\.html$/, '')}.png`);
        await takePicture(browser, { folder, base }, page, options, file, true);
      }
    }
    console.log(`Pictures of every page in ${out}/`);
  } finally {
    await browser.close();
  }
});

async function takePicture(
  browser: Browser,
  { folder, base }: { folder: string; base: string },
  page: string,
  { media, ...options }: BrowserContextOptions & { media?: 'print' },
  file: string,
  fullPage: boolean,
): Promise<void> {
  const context = await browser.newContext(options);
  await context.route('**/*', (route) => {
    const asked = decodeURIComponent(new URL(route.request().url()).pathname);
    const inside = asked.slice(base.length);
    const disk = path.join(
      folder,
      inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside,
    );
    return existsSync(disk) ? route.fulfill({ path: disk }) : route.abort();
  });
  const tab = await context.newPage();
  if (media !== undefined) await tab.emulateMedia({ media });
  await tab.goto(`${ORIGIN}${base}${page.replace(/index\.html$/, '')}`, { waitUntil: 'load' });
  await tab.evaluate(() => document.fonts.ready);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await tab.screenshot({ path: file, fullPage });
  await context.close();
}
