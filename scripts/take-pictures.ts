/** Pictures of a finished site, taken in the installed browser. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { readSitePages } from '../src/outputs/document/parts.ts';
import { listFiles } from '../src/outputs/placing/list-files.ts';
import { readOneEdition } from '../src/outputs/placing/one-edition.ts';
import { withOutput } from '../src/outputs/placing/output.ts';
import { claimFile, replaceFile } from '../src/outputs/placing/output-file.ts';
import { claimFolder } from '../src/outputs/placing/output-folder.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';
import { COVER, listPictures, nameMaker, PICTURES } from './picture-kinds.ts';

type State = BrowserContextOptions & { media?: 'print' };

/** The four states in which people look at a page. */
const STATES: Readonly<Record<string, State>> = {
  phone: { viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  // A4 less its margins, in pixels.
  print: { viewport: { width: 640, height: 900 }, media: 'print' },
};

/** No server: the browser asks this address, and is answered from the folder. */
const ORIGIN = 'http://report.invalid';

/** Every page in every state, in the place of the pictures of before. */
export async function takeAll(root: string, site: string, out: string): Promise<void> {
  const folder = path.resolve(site);
  const claim = (): string => claimFolder({ path: out, root, inputs: inputsOf(folder) }, PICTURES);
  const place = claim();
  await readOneEdition(folder, () =>
    withOutput(place, async ({ next, publish }) => {
      await withPages(folder, (take) => takeEach(folder, next, take));
      listPictures(next);
      // What somebody may have put there meanwhile.
      claim();
      publish();
    }),
  );
  console.log(`Pictures of every page in ${out}/`);
}

/** The picture of the home page that opens the README. */
export async function takeCover(root: string, site: string, cover: string): Promise<void> {
  const folder = path.resolve(site);
  const asked = { path: cover, option: '--cover', root, inputs: inputsOf(folder) };
  const place = await claimFile(asked, COVER);
  const png = await readOneEdition(folder, () =>
    withPages(folder, (take) => take('index.html', STATES.desktop!, false)),
  );
  await replaceFile(place, nameMaker(png), () => claimFile(asked, COVER));
}

const inputsOf = (folder: string) => [{ path: folder, name: 'the finished site' }];

async function takeEach(folder: string, next: string, take: TakePicture): Promise<void> {
  for (const page of listFiles(folder).filter((file) => file.endsWith('.html'))) {
    const name = page.replace(/\/?index\.html$/, '').replaceAll('/', '-') || 'home';
    for (const [state, options] of Object.entries(STATES)) {
      mkdirSync(path.join(next, state), { recursive: true });
      const file = path.join(next, state, `${name.replace(/\.html$/, '')}.png`);
      writeFileSync(file, await take(page, options, true));
    }
  }
}

type TakePicture = (page: string, state: State, fullPage: boolean) => Promise<Uint8Array>;

/** Hands a function that takes pictures of a site's pages to `work`, and closes the browser after it. */
async function withPages<T>(folder: string, work: (take: TakePicture) => Promise<T>): Promise<T> {
  const { base } = readSitePages(folder);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
  });
  try {
    return await work((page, state, fullPage) =>
      takePicture(browser, { folder, base }, page, state, fullPage),
    );
  } finally {
    await browser.close();
  }
}

async function takePicture(
  browser: Browser,
  { folder, base }: { folder: string; base: string },
  page: string,
  { media, ...options }: State,
  fullPage: boolean,
): Promise<Uint8Array> {
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
  const png = await tab.screenshot({ fullPage });
  await context.close();
  return png;
}
