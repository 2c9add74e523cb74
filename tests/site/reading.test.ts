import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { openSite } from './open-site.ts';

const opened = openSite();

const on = <T>(page: string, look: (page: Page) => Promise<T>, options = {}): Promise<T> =>
  openPage(opened.browser, `${opened.site.home}${page}`, options, look);

describe('a term', () => {
  test.each([true, false])(
    'shows its definition on focus, JavaScript on: %s',
    async (javaScriptEnabled) => {
      await on(
        'marketing/',
        async (page) => {
          const term = page.locator('a.term').first();
          const tip = page.locator('.term-tip').first();
          expect(await tip.isVisible()).toBe(false);
          await term.focus();
          expect(await tip.isVisible()).toBe(true);
          expect(await term.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
        },
        { javaScriptEnabled },
      );
    },
  );

  test('puts its definition away at Escape, until it is left', async () => {
    await on('marketing/', async (page) => {
      const term = page.locator('a.term').first();
      const tip = page.locator('.term-tip').first();
      await term.focus();
      await page.keyboard.press('Escape');
      expect(await tip.isVisible()).toBe(false);
      await term.blur();
      await term.focus();
      expect(await tip.isVisible()).toBe(true);
    });
  });
});

test('the list of sections marks the one that is being read', async () => {
  await on('growth/', async (page) => {
    const marked = page.locator('.sidebar a.section-link[aria-current="location"]');
    expect(await marked.count()).toBe(0);
    await page.locator('.sidebar a.section-link').nth(1).click();
    await marked.waitFor();
    expect(await marked.textContent()).toBe(
      await page.locator('.sidebar a.section-link').nth(1).textContent(),
    );
  });
});

describe('search', () => {
  test('finds sections, figures and metrics by words, beginnings and with a letter wrong', async () => {
    await on('search/', async (page) => {
      for (const [query, title] of [
        ['refund rate', 'Refund rate'],
        ['herfind', 'Concentration'],
        ['conversoin', 'Conversion rate'],
      ]) {
        await page.fill('#query', query!);
        await page.locator('#results a', { hasText: title! }).first().waitFor();
      }
      await page.fill('#query', 'zzzz');
      expect(await page.locator('#found').textContent()).toBe('Nothing found.');
    });
  });

  test('without JavaScript is a list of everything', async () => {
    await on(
      'search/',
      async (page) => {
        expect(await page.locator('#query').isVisible()).toBe(false);
        expect(await page.locator('#everything a').count()).toBeGreaterThan(100);
      },
      { javaScriptEnabled: false },
    );
  });
});
