/** The browser that looks at the finished site and prints it: an installed Chromium or Chrome, or Debian's, which a machine's administrator may install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Under the folders in which Windows keeps programs; Edge, which it brings with it, last. */
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags for a browser without a window, without background traffic, also as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of an installed browser; undefined when there is none. */
export function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  const folders = (env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const programs = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
  const onWindows = programs
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => WINDOWS_PLACES.map((place) => path.win32.join(folder, place)));
  return [...onPath, ...PLACES, ...onWindows].find(exists);
}

/** Path of a browser, installed first where this process may. Throws a `ReportError` that says what to install. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Debian’s chromium…');
    // Whether it worked shows in the search that follows; apt-get has by then said why not.
    for (const step of [['update'], ['install', '-y', 'chromium']])
      spawnSync('apt-get', [...step, '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const installed = findChromium();
  if (installed === undefined) {
    throw new ReportError([
      {
        kind: 'no-browser',
        file: 'PATH',
        expected: 'an installed Chromium or Google Chrome',
        found: 'none on the PATH',
        hint: 'Install one (Debian: apt-get install chromium), then run the command again.',
      },
    ]);
  }
  return installed;
}
