/** Pages for those who read them in another way: by a screen reader, without scripts. */
import { expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { openDisclosures } from './on-pages.ts';
import { openTemplates } from './open-templates.ts';

const { onEveryTemplate } = openTemplates();

// The other widths, and the dark theme: tests/long/every-page.test.ts.
test('axe finds nothing in the light theme at 320 px, with every disclosure open', async () => {
  const faults = await onEveryTemplate(
    async (page) => {
      await openDisclosures(page);
      return axeFaults(page);
    },
    { colorScheme: 'light', bypassCSP: true },
    [320],
  );
  expect(faults).toEqual([]);
});

test('every text and every figure is there without JavaScript', async () => {
  const textOf = (javaScriptEnabled: boolean) =>
    onEveryTemplate(
      async (page) => {
        const said = await page.locator('main').evaluate((main) => {
          const copy = main.cloneNode(true) as Element;
          // What a mark says on request, and the words of a link that a script makes a button.
          for (const element of copy.querySelectorAll(
            'svg title, .figure-link, .figure-reading, [aria-live]',
          ))
            element.remove();
          return copy.textContent;
        });
        return [`${said} ${await page.locator('figure svg.drawing:visible').count()}`];
      },
      { javaScriptEnabled },
      [1280],
    );
  expect(await textOf(false)).toEqual(await textOf(true));
});
