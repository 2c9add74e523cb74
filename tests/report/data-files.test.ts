import { csvParseRows } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { findFigure } from '../../src/figures/catalogue.ts';
import {
  renderClaimsCsv,
  renderFigureCsv,
  renderIndex,
  renderTableCsv,
} from '../../src/report/data-files.ts';
import { TINY_TABLES, tinyContext } from '../figures/tiny-context.ts';
import { chapterText, renderTiny, tinyBuilt } from './tiny-report.ts';

const table = (id: string) => tinyBuilt.tables.find((candidate) => candidate.id === id)!;

describe('renderTableCsv(table)', () => {
  const [header, ...rows] = csvParseRows(renderTableCsv(table('performance_by_month')));
  const cell = (period: string, column: string) =>
    rows.find((row) => row[0] === period)?.[header!.indexOf(column)];

  test('names money with its currency', () => {
    expect(header).toContain('revenue_usd');
    expect(header).not.toContain('revenue');
  });

  test.each([
    ['a sum of money has two decimals', '2014-12', 'gross_profit_usd', '123.00'],
    ['nothing is a number', '2014-11', 'revenue_usd', '0.00'],
    ['an average is not rounded', '2015-01', 'revenue_per_session_usd', '16.663333333333334'],
    ['a rate is a fraction', '2014-12', 'conversion_rate', '0.4'],
    ['what does not exist is empty', '2014-11', 'average_order_value_usd', ''],
  ])('%s', (_label, period, column, expected) => {
    expect(cell(period, column)).toBe(expected);
  });

  test('makes no formula of a text, and leaves a negative number a number', () => {
    const columns = [
      { name: 'text', publishedName: 'text', type: 'text' as const, unit: '', meaning: '' },
      { name: 'change', publishedName: 'change', type: 'change' as const, unit: '', meaning: '' },
    ];
    const rows = [{ text: '=HYPERLINK("http://example.com")', change: -5 }];
    expect(
      csvParseRows(
        renderTableCsv({
          id: 'a',
          title: 'A',
          grain: ['text'],
          columns,
          rows,
          population: 'no_people',
          suppressed: [],
        }),
      ),
    ).toEqual([
      ['text', 'change'],
      [`'=HYPERLINK("http://example.com")`, '-5'],
    ]);
  });

  test('writes a key figure in money with two decimals and one without as it is', () => {
    const kpis = csvParseRows(renderTableCsv(table('kpis')));
    const value = (kpi: string) => kpis.find((row) => row[0] === kpi)?.[5];
    expect([
      value('revenue_usd_total'),
      value('orders_total'),
      value('conversion_rate_total'),
    ]).toEqual(['245.95', '4', '0.4']);
  });
});

test('renderIndex(files, currency) describes each table with units, meanings and the hash of its file', () => {
  const index = JSON.parse(
    renderIndex([{ table: table('performance_by_month'), csv: 'a\n' }], 'USD'),
  ) as {
    tables: {
      id: string;
      rows: number;
      sha256: string;
      columns: { name: string; unit: string; meaning: string }[];
    }[];
  };
  expect(index.tables[0]).toMatchObject({
    id: 'performance_by_month',
    rows: 3,
    sha256: '87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7',
  });
  expect(index.tables[0]!.columns.find((column) => column.name === 'revenue_usd')).toMatchObject({
    unit: 'USD',
  });
  expect(index.tables[0]!.columns.every((column) => column.meaning !== '')).toBe(true);
});

test('renderClaimsCsv(claims) quotes conditions, and makes no formula of one', () => {
  const csv = renderClaimsCsv([
    {
      chapter: 'a',
      claim: 'b',
      condition: 'x == "y, z"',
      values: [{ path: 'x', value: 1 }],
      holds: true,
      isUndecided: false,
    },
    {
      chapter: 'a',
      claim: 'c',
      condition: '-x < 1',
      values: [{ path: 'x', value: 1 }],
      holds: true,
      isUndecided: false,
    },
  ]);
  expect(csvParseRows(csv)).toEqual([
    ['chapter', 'claim', 'condition', 'values', 'holds'],
    ['a', 'b', 'x == "y, z"', 'x = 1', '1'],
    ['a', 'c', "'-x < 1", 'x = 1', '1'],
  ]);
});

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
  const shown = subjects.reduce((sum, { body }) => sum + body.length, 1);
  expect(figureFiles.size).toBe(shown);
});
