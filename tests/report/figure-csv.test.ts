import { expect, test } from 'vitest';
import { findFigure } from '../../src/figures/catalogue.ts';
import { renderFigureCsv } from '../../src/report/data-files.ts';
import { TINY_TABLES, tinyContext } from '../figures/tiny-context.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const figure = (id: string) => findFigure(id)!;

test('renderFigureCsv(definition, context) has the rows of the figure’s table, unrounded, and which periods are whole', () => {
  const [head, ...rows] = renderFigureCsv(figure('revenue-by-quarter'), tinyContext()).split('\n');
  expect(head).toBe('period,revenue,complete');
  // The eighth quarter has refunds alone: the drawing does not show it.
  expect(rows).toEqual([
    '2012-Q4,400.00,0',
    '2013-Q1,1000.00,1',
    '2013-Q2,1500.00,1',
    '2013-Q3,1650.00,1',
    '2013-Q4,4200.00,1',
    '2014-Q1,4320.00,1',
    '2014-Q2,2400.00,0',
    '',
  ]);
});

test('renderFigureCsv(definition, context) lets no text become a formula', () => {
  const rows = TINY_TABLES.products_by_month!.map((row) => ({ ...row, product: '=1+1' }));
  const context = tinyContext({ products_by_month: rows }, { products: ['=1+1'] });
  const csv = renderFigureCsv(figure('revenue-by-product'), context);
  expect(csv).toContain("'=1+1");
  expect(csv).not.toMatch(/(?:^|,)=/m);
});

test('a report has the numbers of every figure that its chapters and its pages of details show', () => {
  const { figureFiles, subjects } = renderTiny(
    chapterText('![Revenue](figure:revenue-by-quarter)'),
  );
  expect(figureFiles.get('revenue-by-quarter')).toMatch(/^period,revenue_usd,complete\n/);
  expect(figureFiles.get('product-1-revenue')).toContain('149.97');
  const shown = subjects.reduce((sum, { figures }) => sum + figures.length, 1);
  expect(figureFiles.size).toBe(shown);
});
