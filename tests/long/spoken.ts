import type { Page } from 'playwright-core';
import type { Look } from '../site/on-pages.ts';

/** A node of what the browser tells a screen reader. */
interface Spoken {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
}

/** Each of these has to say what it is. */
const NAMED =
  /^(?:link|button|slider|textbox|searchbox|image|img|figure|table|navigation|region|complementary|heading)$/i;
/** Of these there may be several, and a reader who jumps among them has only the name. */
const LANDMARKS = /^(?:navigation|region|complementary)$/;

/** What would annoy or mislead a reader who listens to the page. */
export const spokenFaults: Look = async (page) => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Spoken[] };
  await session.detach();
  const spoken = nodes.filter(({ ignored }) => !ignored);
  return [
    ...unnamed(spoken),
    ...repeatedLandmarks(spoken),
    ...readDrawings(spoken),
    ...(await skippedHeadings(page)),
    ...(await poorFigures(page)),
    ...(await poorTables(page)),
    ...(await emptyParts(page)),
  ];
};

const roleOf = ({ role }: Spoken): string => role?.value ?? '';
const nameOf = ({ name }: Spoken): string => (name?.value ?? '').trim();

function unnamed(nodes: readonly Spoken[]): string[] {
  return nodes
    .filter((node) => NAMED.test(roleOf(node)) && nameOf(node) === '')
    .map((node) => `a ${roleOf(node)} without a name`);
}

function repeatedLandmarks(nodes: readonly Spoken[]): string[] {
  const names = nodes
    .filter((node) => LANDMARKS.test(roleOf(node)))
    .map((node) => `${roleOf(node)} “${nameOf(node)}”`);
  return names
    .filter((name, place) => names.indexOf(name) !== place)
    .map((name) => `${name} stands twice`);
}

function skippedHeadings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) =>
      heading.checkVisibility(),
    );
    return headings.flatMap(({ localName, textContent }, place) => {
      const level = Number(localName[1]);
      const before = Number(headings[place - 1]?.localName[1] ?? 0);
      if (place > 0 && level === 1) return [`a second heading of level 1: ${textContent}`];
      return level > before + 1 ? [`level ${level} after ${before}: ${textContent}`] : [];
    });
  });
}

/** A drawing is one thing to listen to; its labels, read out one by one, are noise. */
function readDrawings(nodes: readonly Spoken[]): string[] {
  const drawings = new Set(nodes.filter((node) => roleOf(node) === 'slider').map((n) => n.nodeId));
  return nodes
    .filter(({ parentId }) => parentId !== undefined && drawings.has(parentId))
    .map((node) => `a drawing lets its part be read: ${roleOf(node)} “${nameOf(node)}”`);
}

/** Figures: named by number and finding, described before the drawing, links that say of which figure they are. */
function poorFigures(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure.figure:not(.figure-absent)')].flatMap((figure) => {
      const number = figure.querySelector('.figure-number')!.textContent;
      const label = document.getElementById(figure.getAttribute('aria-labelledby') ?? '');
      const description = figure.querySelector(':scope > p.visually-hidden')?.textContent ?? '';
      const links = [...figure.querySelectorAll('.figure-links > *')].filter(
        (link) => !link.textContent.endsWith(number.replace(/^Figure/, 'figure')),
      );
      return [
        ...(label?.textContent.startsWith(`${number}: `) ? [] : [`${figure.id}: no name`]),
        ...(description.length > 20 ? [] : [`${figure.id}: no description`]),
        ...links.map((link) => `${figure.id}: “${link.textContent}” of which figure?`),
      ];
    }),
  );
}

function poorTables(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main table')].flatMap((table) => {
      const caption = table.querySelector('caption')?.textContent?.trim() ?? '';
      const bare = [...table.querySelectorAll('th:not([scope])')];
      const start = table.textContent.trim().slice(0, 40);
      return [
        ...(caption === '' ? [`table “${start}” has no caption`] : []),
        ...bare.map((head) => `header “${head.textContent}” has no scope`),
        ...(table.querySelector('th[scope="col"]') ? [] : [`table “${start}” has no headers`]),
      ];
    }),
  );
}

/** Parts that a reader stops at and hears nothing. */
function emptyParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('p, li, dd, dt, th')]
      .filter((part) => part.checkVisibility() && part.closest('[aria-hidden="true"]') === null)
      .filter(
        (part) =>
          (part.textContent ?? '').trim() === '' &&
          part.closest('[aria-live], [role="status"]') === null,
      )
      .map((part) => `an empty ${part.localName}: ${part.outerHTML.slice(0, 80)}`),
  );
}
