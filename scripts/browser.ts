/** The installed browser at work, for commands. Whatever it does not do ends in a `ReportError`; that it hangs, the watchdog sees. */
import { type Browser, chromium } from 'playwright-core';
import { ReportError } from '../src/base/errors.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';
import { withPrintFolder } from './print-folder.ts';
import { printedProgress } from './progress.ts';

/** A browser that starts does so within a second or two. */
const START_MILLISECONDS = 60_000;

/** What a machine may need to fetch and unpack a browser. */
const INSTALL_SECONDS = 900;

/** How the messages of the library that drives it begin. */
const OF_THE_BROWSER = /^(?:browser|browserContext|browserType|page|route|locator)\.\w+: /;

/** The stage in which a browser is looked for, and installed where that may be, before any work. */
export async function findBrowser(): Promise<void> {
  await printedProgress.stage('Browser', () => [undefined, ensureChromium()], {
    stepSeconds: INSTALL_SECONDS,
  });
}

/** Hands a browser to `work`, and closes it after that. */
export function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  return withPrintFolder(async () => {
    const executablePath = ensureChromium();
    try {
      const timeout = START_MILLISECONDS;
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, timeout });
      try {
        return await work(browser);
      } finally {
        await browser.close();
      }
    } catch (error) {
      throw inWords(error, executablePath);
    }
  });
}

function inWords(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !OF_THE_BROWSER.test(error.message)) return error;
  const [line = ''] = error.message.split('\n');
  return new ReportError([
    {
      kind: 'browser',
      file,
      message: `the browser did not do its work: ${line.replace(OF_THE_BROWSER, '')}`,
      hint: 'Look whether it starts by itself and the machine has memory for it; then run this again. Nothing was written.',
    },
  ]);
}
