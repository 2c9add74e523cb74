/** Pictures of a finished site, taken in the installed browser. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { readSitePages } from '../src/outputs/document/parts.ts';
import { listFiles } from '../src/outputs/placing/list-files.ts';
import { readOneEdition } from '../src/outputs/placing/one-edition.ts';
import { withOutput } from '../src/outputs/placing/output.ts';
import { claimFile, replaceFile } from '../src/outputs/placing/output-file.ts';
import { claimFolder } from '../src/outputs/placing/output-folder.ts';
import type { StageResult } from '../src/report/progress.ts';
import { findBrowser, withBrowser } from './browser.ts';
import { tell } from './messages.ts';
import { COVER, listPictures, nameMaker, PICTURES } from './picture-kinds.ts';
import { printedProgress } from './progress.ts';

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

/** Many times what one takes. */
const SECONDS_FOR_A_PICTURE = 120;

/** Every page in every state, in the place of the pictures of before. */
export async function takeAll(root: string, site: string, out: string): Promise<void> {
  const folder = path.resolve(site);
  const claim = (): string => claimFolder({ path: out, root, inputs: inputsOf(folder) }, PICTURES);
  const place = claim();
  await readOneEdition(folder, () =>
    withOutput(place, async ({ next, publish }) => {
      await inStage(folder, async (take) => {
        const taken = await takeEach(folder, next, take);
        return [undefined, `${taken} in ${out}`];
      });
      listPictures(next);
      // What somebody may have put there meanwhile.
      claim();
      publish();
    }),
  );
}

/** The picture of the home page that opens the README. */
export async function takeCover(root: string, site: string, cover: string): Promise<void> {
  const folder = path.resolve(site);
  const asked = { path: cover, option: '--cover', root, inputs: inputsOf(folder) };
  const place = await claimFile(asked, COVER);
  const png = await readOneEdition(folder, () =>
    inStage(folder, async (take) => [
      await take('index.html', STATES.desktop!, false),
      `that of the home page for ${cover}`,
    ]),
  );
  await replaceFile(place, nameMaker(png), () => claimFile(asked, COVER));
}

const inputsOf = (folder: string) => [{ path: folder, name: 'the finished site' }];

/** Gives how many. */
async function takeEach(folder: string, next: string, take: TakePicture): Promise<number> {
  const pages = pagesIn(folder);
  for (const page of pages) {
    const name = page.replace(/\/?index\.html$/, '').replaceAll('/', '-') || 'home';
    for (const [state, options] of Object.entries(STATES)) {
      mkdirSync(path.join(next, state), { recursive: true });
      const file = path.join(next, state, `${name.replace(/\.html$/, '')}.png`);
      writeFileSync(file, await take(page, options, true));
    }
  }
  return pages.length * Object.keys(STATES).length;
}

const pagesIn = (folder: string) => listFiles(folder).filter((file) => file.endsWith('.html'));

type TakePicture = (page: string, state: State, fullPage: boolean) => Promise<Uint8Array>;

/** Hands a function that takes pictures of a site's pages to `work`, in a stage that tells of each, and closes the browser after it. */
async function inStage<T>(
  folder: string,
  work: (take: TakePicture) => Promise<StageResult<T>>,
): Promise<T> {
  const { base } = readSitePages(folder);
  await findBrowser();
  await tell({ is: 'load', bytes: 0, pages: pagesIn(folder).length });
  return printedProgress.stage(
    'Take pictures',
    (moved) =>
      withBrowser((browser) =>
        work(async (page, state, fullPage) => {
          const png = await takePicture(browser, { folder, base }, page, state, fullPage);
          moved();
          return png;
        }),
      ),
    { stepSeconds: SECONDS_FOR_A_PICTURE },
  );
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
