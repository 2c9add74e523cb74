import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser, type ServedSite, serveSite } from './browser.ts';

/** A browser and the site of the demonstration data, served for the tests of one file. */
export function openSite(): { readonly browser: Browser; readonly site: ServedSite } {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveSite(inject('sites').root);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get site() {
      return site;
    },
  };
}
