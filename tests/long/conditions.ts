import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Look, openDisclosures } from '../site/on-pages.ts';

/** A way in which people read, and what must hold then on any page. */
export interface Condition {
  name: string;
  options: BrowserContextOptions;
  widths: readonly number[];
  look: Look;
}

/** The spaces that readers may ask for (WCAG 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

export const CONDITIONS: readonly Condition[] = [
  {
    name: 'at 400 %, nothing scrolls sideways, no bar stays in the way, and whatever has the focus is seen',
    options: { viewport: { width: 320, height: 256 } },
    widths: [320],
    look: async (page) => {
      await page.locator('.chapter-bar summary').click();
      return [
        ...(await sideways(page)),
        ...(await lastingBars(page)),
        ...(await hiddenFocus(page)),
      ];
    },
  },
  {
    name: 'with text spaced apart, nothing is cut, covered or pushed off the page',
    options: { bypassCSP: true },
    widths: [320, 1280],
    look: async (page) => {
      await page.addStyleTag({ content: SPACED });
      return [...(await sideways(page)), ...(await cutTexts(page)), ...(await coveredTexts(page))];
    },
  },
  {
    name: 'with letters half a sign apart, what can be done with a figure stays apart, also where its table is open',
    options: { bypassCSP: true },
    // On both sides of the width at which it stands beside the source.
    widths: [320, 680, 760, 1280],
    look: async (page) => {
      await page.addStyleTag({ content: '* { letter-spacing: 0.5em !important; }' });
      return [...(await coveredActions(page)), ...(await openedAndCovered(page))];
    },
  },
  {
    name: 'in forced colours, every mark is seen, categories stay apart, and links and buttons are underlined',
    options: { forcedColors: 'active' },
    widths: [1280],
    look: async (page) => [...(await bareButtons(page)), ...(await unseenMarks(page))],
  },
  ...(['light', 'dark'] as const).map(
    (colorScheme): Condition => ({
      name: `with more contrast in the ${colorScheme} theme, text has 7:1 to its ground and nothing moves`,
      options: { colorScheme, contrast: 'more', reducedMotion: 'reduce' },
      widths: [1280],
      look: async (page) => [...(await paleTexts(page)), ...(await motions(page))],
    }),
  ),
  {
    name: 'without images, scripts and drawings, every figure has its data as a table',
    options: { javaScriptEnabled: false },
    widths: [320],
    look: figuresWithoutData,
  },
];

function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const overflow = document.scrollingElement!.scrollWidth - window.innerWidth;
    return overflow > 0 ? [`${overflow} px too wide`] : [];
  });
}

/** Boxes that stay while the page scrolls and take more than a third of the window. */
function lastingBars(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
      .filter((element) => element.closest('.figure-table') === null)
      .filter((element) => element.getBoundingClientRect().height > window.innerHeight / 3)
      .map((element) => `${element.className} stays over a third of the window`),
  );
}

/** What takes the focus and is then out of sight or under something else. */
function hiddenFocus(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const all = document.querySelectorAll<HTMLElement | SVGElement>(
      'a[href], button, input, summary, [tabindex="0"]',
    );
    for (const element of all) {
      if (!element.checkVisibility()) continue;
      element.focus();
      const isSeen = [...element.getClientRects()].some((box) => {
        const left = Math.max(box.left, 0);
        const right = Math.min(box.right, window.innerWidth);
        const top = Math.max(box.top, 0);
        const bottom = Math.min(box.bottom, window.innerHeight);
        if (right - left < 1 || bottom - top < 1) return false;
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return over !== null && (element.contains(over) || over.contains(element));
      });
      if (!isSeen) faults.push(`${element.outerHTML.slice(0, 100)} has the focus unseen`);
    }
    return faults;
  });
}

/** Boxes that show less than the text they hold. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *:not(.visually-hidden)')]
      .filter((element) => element.checkVisibility() && element.closest('svg, thead') === null)
      .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      )
      .map((element) => `${element.outerHTML.slice(0, 100)} is cut`),
  );
}

/** Texts that lie over one another by more than the foot of a raised character. */
function coveredTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const boxes: { text: string; box: DOMRect }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.trim();
      const isApart = parent.closest('svg, .visually-hidden, .skip-link, .recommendations thead');
      if (text === '' || isApart !== null || !parent.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = parent.closest('.figure-table, .table-scroll')?.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        const isScrolledAway =
          frame !== undefined && (box.right > frame.right || box.bottom > frame.bottom);
        if (!isScrolledAway) boxes.push({ text, box });
      }
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    return boxes.flatMap(({ text, box }, place) => {
      const faults: string[] = [];
      for (let next = place + 1; next < boxes.length; next += 1) {
        const other = boxes[next]!;
        const low = Math.min(box.height, other.box.height);
        if (other.box.top > box.bottom - low * 0.4) break;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        if (wide > 2 && other.text !== text)
          faults.push(`“${text.slice(0, 40)}” lies over “${other.text.slice(0, 40)}”`);
      }
      return faults;
    });
  });
}

/** Links and disclosures of a figure that lie over one another, over its source or its table, or off the page. */
function coveredActions(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure.figure')].flatMap((figure) => {
      const parts = [
        ...figure.querySelectorAll(
          '.figure-source p, .figure-actions summary, .figure-links > *, .figure-actions .figure-table',
        ),
      ]
        .filter((part) => part.checkVisibility())
        .map((part) => ({
          name: part.textContent.slice(0, 20),
          box: part.getBoundingClientRect(),
        }));
      return parts.flatMap(({ name, box }, place) => [
        ...(box.left < 0 || box.right > innerWidth + 1
          ? [`${figure.id}: “${name}” off the page`]
          : []),
        ...parts.slice(place + 1).flatMap((other) => {
          const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          return wide > 0.5 && high > 0.5
            ? [`${figure.id}: “${name}” lies over “${other.name}”`]
            : [];
        }),
      ]);
    }),
  );
}

async function openedAndCovered(page: Page): Promise<string[]> {
  await openDisclosures(page);
  return coveredActions(page);
}

/** Marks in the colour of the page, and drawings that have fewer colours than before. */
async function unseenMarks(page: Page): Promise<string[]> {
  const look = () =>
    page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = matchMedia('(forced-colors: active)').matches ? 'Canvas' : 'var(--paper)';
      const canvas = getComputedStyle(probe).color;
      probe.remove();
      const drawings = [...document.querySelectorAll('svg.drawing')].filter((svg) =>
        svg.checkVisibility(),
      );
      return drawings.map((svg) => {
        const id = svg.closest('figure')!.id;
        const marks = [...svg.querySelectorAll('rect, path, circle, line, text')].filter(
          (mark) => mark.closest('defs') === null,
        );
        const paints = marks.map((mark) => {
          const { fill, stroke, pointerEvents } = getComputedStyle(mark);
          const isUnseenPoint = fill === 'none' && stroke === 'none' && pointerEvents === 'all';
          return isUnseenPoint ? null : [fill, stroke];
        });
        const unseen = paints.filter((paint) => paint?.every((p) => p === 'none' || p === canvas));
        const isText = (mark: Element) => mark.localName === 'text';
        const colours = new Set(
          paints
            .filter((_, place) => !isText(marks[place]!))
            .flatMap((paint) => paint ?? [])
            .filter((paint) => /^(?:rgb|color|okl)/.test(paint)),
        );
        const pale = marks.filter((mark) => isText(mark) && getComputedStyle(mark).fill === canvas);
        return { id, unseen: unseen.length, pale: pale.length, colours: colours.size };
      });
    });
  const forced = await look();
  await page.emulateMedia({ forcedColors: 'none' });
  const own = await look();
  return forced.flatMap(({ id, unseen, pale, colours }, place) => {
    const before = own[place]!;
    // Ink and second ink become one: the system has one colour of text.
    const isFewer = colours < before.colours - 1;
    return [
      ...(unseen > before.unseen ? [`${id}: ${unseen} marks in the page's colour`] : []),
      ...(pale > 0 ? [`${id}: ${pale} texts in the page's colour`] : []),
      ...(isFewer ? [`${id}: ${colours} colours of ${before.colours}`] : []),
    ];
  });
}

function bareButtons(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, summary, main a[href]:not(.heading-anchor, .claim-mark, .footnote-ref a)',
      ),
    ]
      .filter((element) => element.checkVisibility())
      // A summary with its triangle is told by that.
      .filter(
        (element) =>
          element.localName !== 'summary' || getComputedStyle(element).listStyleType === 'none',
      )
      .filter((element) => element.closest('.chapter-bar') === null)
      .filter((element) =>
        [element, ...element.querySelectorAll('*')].every(
          (part) => getComputedStyle(part).textDecorationLine === 'none',
        ),
      )
      .map((element) => `${element.outerHTML.slice(0, 100)} looks like text`),
  );
}

function paleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const luminance = (colour: string): number => {
      const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map(([part]) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const ground = luminance(getComputedStyle(document.documentElement).backgroundColor);
    const ratio = (colour: string): number => {
      const [low, high] = [ground, luminance(colour)].toSorted((a, b) => a - b);
      return (high! + 0.05) / (low! + 0.05);
    };
    return [...document.querySelectorAll('main :is(h1, h2, p, a, td, th, dt, dd, figcaption)')]
      .filter((element) => element.checkVisibility())
      .filter((element) => ratio(getComputedStyle(element).color) < 7)
      .map((element) => `${element.outerHTML.slice(0, 100)} is pale`);
  });
}

function motions(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...document.getAnimations().map(() => 'an animation runs'),
    ...[...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, scrollBehavior } = getComputedStyle(element);
        return !/^0s(?:, 0s)*$/.test(transitionDuration) || scrollBehavior === 'smooth';
      })
      .map((element) => `${element.localName} moves`),
  ]);
}

async function figuresWithoutData(page: Page): Promise<string[]> {
  await page.route(/\.(?:png|svg|ico|webp|jpe?g)$/, (route) => route.abort());
  await page.reload();
  const faults: string[] = [];
  for (const figure of await page.locator('figure.figure:not(.figure-absent)').all()) {
    const id = await figure.getAttribute('id');
    const summary = figure.locator('summary');
    if ((await summary.count()) > 0) await summary.click();
    const row = figure.locator('tbody tr').first();
    if (!(await row.isVisible())) faults.push(`${id}: no table`);
  }
  return faults;
}
