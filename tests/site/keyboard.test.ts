import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { openSite } from './open-site.ts';

const opened = openSite();

/** What the keyboard reaches, in the order of the document. */
const STOPS = 'a[href], button, input, summary, [tabindex="0"]';

const on = <T>(path: string, look: (page: Page) => Promise<T>, options = {}): Promise<T> =>
  openPage(opened.browser, `${opened.site.home}${path}`, options, look);

test('the first stop is the skip link, which is seen and leads to the text', async () => {
  await on('growth/', async (page) => {
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip-link:focus');
    const box = (await skip.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
  });
});

// The bar and its list on a phone, the list at the side of a desktop.
test.each([320, 1280])(
  'Tab goes through all of a chapter in its order and out of it, each stop with a ring, %i px wide',
  async (width) => {
    await on(
      'customers/',
      async (page) => {
        const expected = await page.locator(STOPS).evaluateAll((stops) =>
          stops
            .filter((stop) => stop.checkVisibility() && (stop as HTMLElement).tabIndex >= 0)
            .map((stop, place) => {
              stop.setAttribute('data-stop', String(place));
              return place;
            }),
        );
        const reached: number[] = [];
        const bare: string[] = [];
        // One press more than there are stops leaves the page.
        for (let press = 0; press <= expected.length; press += 1) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(() => {
            const element = document.activeElement!;
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            const { top, bottom } = element.getBoundingClientRect();
            const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
            const isInSight = bottom > 0 && top < window.innerHeight;
            return {
              place: element.getAttribute('data-stop'),
              isShown: isRinged && isInSight,
              html: element.outerHTML.slice(0, 100),
            };
          });
          if (stop.place === null) break;
          reached.push(Number(stop.place));
          if (!stop.isShown) bare.push(stop.html);
        }
        expect(expected.length).toBeGreaterThan(30);
        expect(reached).toEqual(expected);
        expect(bare).toEqual([]);
      },
      { viewport: { width, height: 900 } },
    );
  },
);
