import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { headersOf } from './host-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

const TEXT = /^(?:text|application\/json|image\/svg)/;
/** What hosts take that compress as they answer. */
export const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A finished site served on this machine, as a static host would that reads `_headers` and compresses text. */
export interface ServedSite {
  /** Address of the site's home page. */
  home: string;
  /** Addresses of all its pages. */
  pages: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder under the path `base`. */
export async function serveSite(folder: string, base = '/'): Promise<ServedSite> {
  const headerFile = readFileSync(path.join(folder, '_headers'), 'utf8');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(base)
      ? decodeURIComponent(pathname.slice(base.length))
      : null;
    const file =
      inside === null
        ? ''
        : path.join(folder, inside, inside === '' || inside.endsWith('/') ? 'index.html' : '');
    if (file === '' || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const isCompressed =
      TEXT.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding']));
    const bytes = readFileSync(file);
    response
      .writeHead(200, {
        ...Object.fromEntries(headersOf(headerFile, `/${inside}`)),
        'Content-Type': type,
        ...(isCompressed && { 'Content-Encoding': 'br' }),
      })
      .end(isCompressed ? brotliCompressSync(bytes, BROTLI) : bytes);
  });
  const home = `http://localhost:${await listen(server)}${base}`;
  const pages = listFiles(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${home}${file.replace(/(^|\/)index\.html$/, '$1')}`);
  return {
    home,
    pages,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, 'localhost', () => done((server.address() as AddressInfo).port));
  });
}

/** A browser without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
}

/** Opens an address in a context of its own, hands the page to `look`, and closes it. `complaints` gathers whatever went wrong on it. */
export async function openPage<T>(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  look: (page: Page, complaints: readonly string[]) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints = hearComplaints(page, new URL(address).host);
    await page.goto(address, { waitUntil: 'load' });
    return await look(page, complaints);
  } finally {
    await context.close();
  }
}

/** Gathers from now on whatever goes wrong on a page that may ask nobody but this host. */
export function hearComplaints(page: Page, host: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) complaints.push(`outside request: ${request.url()}`);
  });
  return complaints;
}
