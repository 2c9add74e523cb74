import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findFigure } from '../../src/figures/catalogue.ts';
import type { FigureContext, FigureDefinition } from '../../src/figures/figure.ts';
import { renderDrawing } from '../../src/figures/figure-content.ts';
import { NARROW, WIDE } from '../../src/figures/parts/theme.ts';
import { renderFigure } from '../../src/figures/render-figure.ts';
import { demoContext } from './demo-context.ts';
import { figureFiles } from './figure-files.ts';
import { type Tables, TINY_TABLES, tinyContext } from './tiny-context.ts';

const OPTIONS = {
  number: 1,
  findingHtml: 'It <em>grew</em>',
  findingText: 'It grew',
  note: null,
  base: '/',
};
const SIZES = [WIDE, NARROW];
/** Names of the theme's colours, a mix of two of them, or none. */
const COLOUR =
  /^(?:var\(--[a-z0-9-]+\)|color-mix\(in oklab, var\(--[a-z0-9-]+\) \d+%, var\(--paper\)\)|url\(#[\w-]+\)|currentColor|none)$/;
// Read from the folder, so that a new one has its snapshots in the run that puts it into the catalogue.
const FIGURES = (await figureFiles()).map(({ figure }) => figure);
const DRAWN = FIGURES.filter((figure) => figure.draw !== undefined);

/** A figure is drawn from the tiny shop where that has enough for it, otherwise from the demonstration shop. */
const demo = await demoContext();
const contextFor = (figure: FigureDefinition): FigureContext =>
  renderDrawing(figure, tinyContext(), WIDE) === null ? demo : tinyContext();

const draw = (figure: FigureDefinition) =>
  SIZES.map((size) => renderDrawing(figure, contextFor(figure), size));

const page = (context: FigureContext, figures = FIGURES) =>
  figures.map((figure, index) => renderFigure(figure, context, { ...OPTIONS, number: index + 1 }));

// Plot reports a chart that it doubts (an ambiguous scale, say) by console.warn alone.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe.each(DRAWN.map((figure) => [figure.id, figure] as const))('%s', (id, figure) => {
  test('draws as it did before', async () => {
    for (const [place, svg] of draw(figure).entries()) {
      const size = SIZES[place]!;
      const lines = svg!.replaceAll('><', '>\n<');
      await expect(lines).toMatchFileSnapshot(`../snapshots/figures/${id}-${size.variant}.svg`);
    }
  });

  test('is valid XML with the names of colours alone and no style', () => {
    for (const svg of draw(figure)) {
      expect(() => parseXml(svg!)).not.toThrow();
      expect(svg).not.toMatch(/\sstyle=|<style|font-size=|font-family=/);
      const colours = [...svg!.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, value]) => value);
      expect(colours.length).toBeGreaterThan(0);
      for (const colour of colours) {
        expect(colour).toMatch(COLOUR);
      }
    }
  });

  test('has coordinates to a tenth at most', () => {
    for (const svg of draw(figure)) {
      expect(svg).not.toMatch(/ (?:d|x|y|x1|width|height|transform)="[^"]*\d\.\d\d+[,LM )"]/);
    }
  });
});

const SINGLE_PERIOD: Tables = {
  performance_by_quarter: TINY_TABLES.performance_by_quarter!.slice(0, 1),
  performance_by_month: [{ period: '2012-11', complete: 0, revenue_ttm: null }],
  channels_by_quarter: TINY_TABLES.channels_by_quarter!.slice(0, 1),
  products_by_month: [{ period: '2012-11', product: 'Bear', revenue: 400 }],
  funnel_by_quarter: [
    { period: '2012-Q4', step: 'landing', sessions: 400, of_previous: null, of_first: 1 },
    { period: '2012-Q4', step: 'order', sessions: 0, of_previous: 0, of_first: 0 },
  ],
};
const ALL_NULL: Tables = Object.fromEntries(
  Object.entries(TINY_TABLES).map(([id, rows]) => [
    id,
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'number' && name !== 'complete' ? null : value,
        ]),
      ),
    ),
  ]),
);
const EMPTY: Tables = Object.fromEntries(Object.keys(TINY_TABLES).map((id) => [id, []]));
const CASES: readonly [string, FigureContext][] = [
  ['the tiny shop', tinyContext()],
  [
    'a single partial period',
    tinyContext(SINGLE_PERIOD, {
      coverage: { firstDate: '2012-11-15', lastDate: '2012-11-28' },
    }),
  ],
  ['no value in any row', tinyContext(ALL_NULL)],
  ['no rows', tinyContext(EMPTY)],
  ['the demonstration shop', demo],
];

describe.each(CASES)('with %s', (_, context) => {
  test.each(FIGURES)('$id shows no NaN, undefined or null', (figure) => {
    const html = renderFigure(figure, context, OPTIONS);
    expect(html).toContain(`id="fig-${figure.id}"`);
    expect(html).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

test.each(FIGURES.map((figure) => [figure.id, figure] as const))(
  '%s lists no column that its table does not have',
  (_, figure) => {
    const { columns, rows } = figure.data(demo);
    const unknown = columns.filter(({ name }) => rows.some((row) => row[name] === undefined));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  },
);

test('figures without rows say so in a sentence and draw nothing', () => {
  for (const figure of FIGURES) {
    const html = renderFigure(figure, tinyContext(EMPTY), OPTIONS);
    expect(html).toContain(figure.absent);
    expect(html).not.toContain('<svg');
    expect(html).not.toContain(OPTIONS.findingHtml);
  }
});

test('a single partial period is drawn by the figures of amounts and left out by those of growth and shares', () => {
  const context = CASES[1]![1];
  const drawn = DRAWN.filter((figure) => renderDrawing(figure, context, WIDE) !== null);
  expect(drawn.map(({ id }) => id)).toEqual([
    'conversion-and-revenue-per-session',
    'data-relationships',
    'funnel-last-quarter',
    'gross-margin-and-basket',
    'revenue-by-product',
    'revenue-by-quarter',
    'sessions-and-orders-by-quarter',
  ]);
});

test('periods that only refunds reach are neither drawn nor listed', () => {
  const html = page(tinyContext()).join('');
  expect(html).toContain('Q2 2014');
  expect(html).not.toContain('Q3 2014');
});

test('ids are unique on a page with all figures, and every reference has its target', () => {
  const html = page(tinyContext()).join('');
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  const references = [...html.matchAll(/url\(#([^)]+)\)|aria-labelledby="([^"]+)"/g)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(references.length).toBeGreaterThan(0);
  for (const [, url, label] of references) expect(ids).toContain(url ?? label);
});

test('a figure is the same whatever was drawn before it', () => {
  const inOrder = page(tinyContext());
  const reversed = FIGURES.toReversed().map((figure) =>
    renderFigure(figure, tinyContext(), {
      ...OPTIONS,
      number: FIGURES.indexOf(figure) + 1,
    }),
  );
  expect(reversed.toReversed()).toEqual(inOrder);
});

test('text is at least 11 px where each drawing is shown smallest', () => {
  const css = readFileSync(new URL('../../src/site/styles/figures.css', import.meta.url), 'utf8');
  const switchAt = Number(/@container figure \(min-width: (\d+)px\)/.exec(css)![1]);
  const sizeOf = (variant: string) =>
    Number(new RegExp(`\\.drawing-${variant} \\{[^}]*font-size: (\\d+)px`).exec(css)![1]);
  expect(sizeOf('wide')).toBe(WIDE.fontSize);
  expect(sizeOf('narrow')).toBe(NARROW.fontSize);
  expect((WIDE.fontSize * switchAt) / WIDE.width).toBeGreaterThanOrEqual(11);
  // A phone of 320 px with 20 px of margin at each side.
  expect((NARROW.fontSize * 280) / NARROW.width).toBeGreaterThanOrEqual(11);
});

test('findFigure(id) is undefined for an id that the catalogue does not list', () => {
  expect(findFigure('revenue-by-quarters')).toBeUndefined();
});
test('a name of any length stays inside the drawing and leaves room for the bars', () => {
  const name = 'Bear '.repeat(2000);
  const rows = TINY_TABLES.products_by_month!.map((row) => ({ ...row, product: name }));
  const context = tinyContext({ products_by_month: rows }, { products: [name] });
  for (const size of SIZES) {
    const svg = renderDrawing(findFigure('revenue-by-product')!, context, size)!;
    const bars = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" x="([\d.]+)"/g)];
    expect(bars.length).toBeGreaterThan(0);
    expect(svg).toContain('…');
    expect(svg.length).toBeLessThan(8000);
  }
});

function parseXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}
