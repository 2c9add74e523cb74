import { expect, test } from 'vitest';
import { themeColours } from '../../../src/base/theme/theme-colours.ts';
import { findFigure } from '../../../src/figures/catalogue.ts';
import { renderDrawing } from '../../../src/figures/figure-content.ts';
import { NARROW } from '../../../src/figures/parts/theme.ts';
import type { ImageFonts } from '../../../src/outputs/images/image-fonts.ts';
import type { PageFigure, PageWords } from '../../../src/outputs/images/page-words.ts';
import { renderSocialCard } from '../../../src/outputs/images/social-card.ts';
import { tinyContext } from '../../figures/tiny-context.ts';
import { textOfXml } from './xml.ts';

/** Every character is half as wide as the text is high. */
const FONTS: ImageFonts = {
  measure: (text, { size }) => [...text].length * size * 0.5,
  css: '',
  drawable: (svg) => svg,
  files: [],
  remove: () => {},
};
const BRAND = { company: 'Tiny Shop', edition: 'Data to May 10, 2014', notice: undefined };

function figure(subtitle: string, stretch = 1): PageFigure {
  const drawing = renderDrawing(findFigure('revenue-by-quarter')!, tinyContext(), NARROW)!;
  const narrow = drawing.replace(
    /viewBox="0 0 ([\d.]+) ([\d.]+)"/,
    (_, width, height) => `viewBox="0 0 ${width} ${Number(height) * stretch}"`,
  );
  return { id: 'a', finding: '', subtitle, description: '', sources: [], wide: narrow, narrow };
}

const card = (page: Partial<PageWords>, company = BRAND.company) =>
  renderSocialCard(
    { path: 'growth/', title: 'It grew', chapter: '1. Growth', lead: '', figures: [], ...page },
    { ...BRAND, company },
    themeColours('light'),
    FONTS,
  );

test('a card has the title, the chapter, the company and the date of the data', () => {
  expect(textOfXml(card({}))).toBe('Tiny Shop1. GrowthIt grewData to May 10, 2014');
});

test('a card shows the first figure whose text can be read at its size', () => {
  const figures = [figure('Too tall', 4), figure('Revenue'), figure('Orders')];
  const text = textOfXml(card({ figures }));
  expect(text).toContain('Revenue');
  expect(text).not.toMatch(/Too tall|Orders/);
});

test('a card ends the lead with a whole sentence', () => {
  const lead = `${'It is short. '.repeat(3)}${'It goes on and on '.repeat(60)}.`;
  expect(textOfXml(card({ lead }))).toContain('It is short. It is short. It is short.');
  expect(textOfXml(card({ lead }))).not.toContain('on and on');
});

test('a title of any length stays on the card', () => {
  const svg = card({ title: 'Bear '.repeat(2000), figures: [figure('Revenue')] });
  const places = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.max(...places)).toBeLessThan(630);
  expect(textOfXml(svg)).toContain('…');
});

test('names of the company and of the chapter of any length stay apart and on the card', () => {
  const long = 'W'.repeat(10_000);
  const svg = card({ chapter: long }, `${long} & Sons`);
  const widths = [...svg.matchAll(/font-size="(\d+)"[^>]*>([^<]*)…</g)].map(
    ([, size, text]) => Number(size) * 0.5 * (text!.length + 1),
  );
  expect(widths).toHaveLength(2);
  expect(Math.max(...widths)).toBeLessThanOrEqual(600);
  expect(widths[0]! + widths[1]!).toBeLessThan(1200 - 2 * 64);
});
