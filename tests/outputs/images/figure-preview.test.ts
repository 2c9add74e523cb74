import { expect, test } from 'vitest';
import { opportunities } from '../../../src/figures/catalogue/opportunities.ts';
import { revenueByQuarter } from '../../../src/figures/catalogue/revenue-by-quarter.ts';
import { previewFigure } from '../../../src/outputs/images/figure-preview.ts';
import { tinyContext } from '../../figures/tiny-context.ts';
import { textOfXml } from './xml.ts';

test('previewFigure(definition, context) shows a figure in both themes and sizes, with an SVG of each', () => {
  const files = previewFigure(revenueByQuarter, tinyContext());
  expect([...files.keys()].sort()).toEqual([
    'dark-narrow.svg',
    'dark-wide.svg',
    'index.html',
    'light-narrow.svg',
    'light-wide.svg',
  ]);
  const page = files.get('index.html')!;
  expect(page.match(/<figure class="figure"/g)).toHaveLength(4);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [name, text] of files) {
    if (!name.endsWith('.svg')) continue;
    expect(text).not.toContain('var(--');
    expect(textOfXml(text)).toContain('Q1');
  }
  expect(files.get('dark-wide.svg')).not.toEqual(files.get('light-wide.svg'));
});

test('previewFigure(definition, context) of too little data is the page that says so', () => {
  const files = previewFigure(opportunities, tinyContext({ opportunities: [] }));
  expect([...files.keys()]).toEqual(['index.html']);
  expect(files.get('index.html')).toContain(opportunities.absent);
});
