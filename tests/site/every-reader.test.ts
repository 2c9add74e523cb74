/** Pages for those who read them in another way: by a screen reader, in the dark, without scripts, on paper. */
import { describe, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { openDisclosures } from './on-pages.ts';
import { openTemplates } from './open-templates.ts';

const { onEveryTemplate } = openTemplates();

// The other widths of both themes: tests/long/every-page.test.ts.
describe.each([
  ['light', [320]],
  ['dark', [1280]],
] as const)('in the %s theme', (colorScheme, widths) => {
  test('axe finds nothing, with every disclosure open', async () => {
    const faults = await onEveryTemplate(
      async (page) => {
        await openDisclosures(page);
        return axeFaults(page);
      },
      { colorScheme, bypassCSP: true },
      widths,
    );
    expect(faults).toEqual([]);
  });
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

test('a page prints to PDF with its figures whole', async () => {
  const faults = await onEveryTemplate(
    async (page) => {
      await page.emulateMedia({ media: 'print' });
      const cut = await page.locator('figure svg.drawing:visible').evaluateAll((drawings) => {
        const right = document.documentElement.clientWidth;
        return drawings
          .filter((drawing) => drawing.getBoundingClientRect().right > right + 0.5)
          .map((drawing) => `${drawing.closest('figure')?.id} is cut at the right`);
      });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      return pdf.subarray(0, 5).toString() === '%PDF-' ? cut : [...cut, 'no PDF'];
    },
    {},
    // A4 less its margins, in pixels.
    [640],
  );
  expect(faults).toEqual([]);
});
