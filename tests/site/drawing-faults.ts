import type { Page } from 'playwright-core';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Text extends Box {
  said: string;
}

interface ShownDrawing {
  figure: string;
  frame: Box;
  texts: Text[];
  bars: Box[];
}

/** The name of a figure that fits here is written in whole. */
const LONGEST_NAME = 80;
/** Rounding. */
const SLACK = 1.5;
/** Of a text's height, above and below its letters. */
const EMPTY_SHARE = 0.18;
/** Of a text's area: a bar that it touches, or leaves, by less is not seen. */
const UNSEEN_SHARE = 0.06;

/** One that shows the narrow drawings, whose text has the same place at every width, and one that shows the wide. */
const WIDTHS = [320, 1280] as const;

/**
 * What is wrong with the texts of the page's drawings, narrow and wide: over one another, beyond the drawing's edges, partly over a bar, or
 * cut by an ellipsis although the whole might have fitted.
 */
export async function drawingFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await faultsNow(page)).map((fault) => `${width} px, ${fault}`));
  }
  return faults;
}

async function faultsNow(page: Page): Promise<string[]> {
  return (await shownDrawings(page)).flatMap(({ figure, frame, texts, bars }) =>
    texts
      .flatMap((text, place) => {
        const ink = inkOf(text);
        const others = texts.slice(place + 1).filter((other) => overlap(ink, inkOf(other)) > 0);
        return [
          ...(isInside(ink, frame) ? [] : [`"${text.said}" runs over the edge`]),
          ...(text.said.endsWith('…') && text.said.length < LONGEST_NAME - 1
            ? [`"${text.said}" is cut`]
            : []),
          ...others.map((other) => `"${text.said}" lies over "${other.said}"`),
          ...(isPartlyOver(ink, bars) ? [`"${text.said}" lies partly over a bar`] : []),
        ];
      })
      .map((fault) => `${figure}: ${fault}`),
  );
}

function shownDrawings(page: Page): Promise<ShownDrawing[]> {
  return page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    return [...document.querySelectorAll('svg.drawing')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => ({
        figure: svg.closest('figure')!.id,
        frame: boxOf(svg),
        texts: [...svg.querySelectorAll('text')]
          .map((text) => ({ said: (text.textContent ?? '').trim(), ...boxOf(text) }))
          .filter(({ said }) => said !== ''),
        bars: [...svg.querySelectorAll('rect:not(defs *, [fill="none"])')].map(boxOf),
      }));
  });
}

function inkOf({ left, right, top, bottom }: Box): Box {
  const empty = (bottom - top) * EMPTY_SHARE;
  return { left: left + SLACK, right: right - SLACK, top: top + empty, bottom: bottom - empty };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function isInside(ink: Box, frame: Box): boolean {
  return (
    ink.left >= frame.left - SLACK &&
    ink.right <= frame.right + SLACK &&
    ink.top >= frame.top - SLACK &&
    ink.bottom <= frame.bottom + SLACK
  );
}

/** A value inside its cell is meant to be there; one that sticks out of a bar is not. */
function isPartlyOver(ink: Box, bars: readonly Box[]): boolean {
  const area = overlap(ink, ink);
  const covered = bars.reduce((sum, bar) => sum + overlap(ink, bar), 0);
  return covered > area * UNSEEN_SHARE && covered < area * (1 - UNSEEN_SHARE);
}
