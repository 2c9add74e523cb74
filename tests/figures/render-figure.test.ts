import { describe, expect, test } from 'vitest';
import { findFigure } from '../../src/figures/catalogue.ts';
import type { FigureContext, FigureDefinition } from '../../src/figures/figure.ts';
import { formatCell, renderFigureTable } from '../../src/figures/parts/figure-table.ts';
import { renderFigure } from '../../src/figures/render-figure.ts';
import { channelFigures } from '../../src/figures/subjects/channel-figures.ts';
import { TINY_TABLES, tinyContext } from './tiny-context.ts';

const OPTIONS = {
  number: 3,
  findingHtml: 'Revenue <em>grew</em>',
  findingText: 'Revenue "grew"',
  note: 'Net &amp; <em>gross</em>.',
  base: '/report/',
};

describe('renderFigure(definition, context, options)', () => {
  const html = renderFigure(findFigure('revenue-by-quarter')!, tinyContext(), OPTIONS);

  test('has number and finding; it and both drawings are named by the finding as plain words', () => {
    expect(html).toContain(
      '<figure class="figure" id="fig-revenue-by-quarter" aria-labelledby="fig-revenue-by-quarter-finding">',
    );
    expect(html).toContain(
      '<span class="figure-number">Figure 3</span> <span>Revenue <em>grew</em></span>',
    );
    expect(html).toContain('-finding" hidden>Figure 3: Revenue &quot;grew&quot;</span>');
    expect(html.match(/role="img" aria-labelledby="fig-revenue-by-quarter-finding"/g)).toHaveLength(
      2,
    );
    expect(html).toContain('class="drawing drawing-wide"');
    expect(html).toContain('class="drawing drawing-narrow"');
  });

  test('says in words the first, last, highest and lowest whole period', () => {
    // Whole quarters: 1000, 1500, 1650, 4200, 4320.
    expect(html).toContain(
      '<p class="visually-hidden">Bar chart, one bar for each of 7 quarters. Revenue: $1,000 in Q1 2013, ' +
        '$4,320 in Q1 2014, the last whole period; highest $4,320 in Q1 2014, lowest $1,000 in Q1 2013.</p>',
    );
  });

  test('has the source with its period, the rule for partial periods and the note of the author', () => {
    expect(html).toContain(
      '<p>Source: orders, November 15, 2012 to May 10, 2014.</p>' +
        '<p>Hatched: the data cover part of the quarter.</p><p>Net &amp; <em>gross</em>.</p>',
    );
  });

  test('links its own numbers under the base path', () => {
    expect(html).toContain('href="/report/figures/revenue-by-quarter.csv" download');
  });

  test('links itself, and the pictures that stand beside the pages', () => {
    expect(html).toContain('href="#fig-revenue-by-quarter"');
    expect(html).not.toMatch(/\/figures\/[^"]*\.(?:svg|png)/);
    const full = renderFigure(findFigure('revenue-by-quarter')!, tinyContext(), {
      ...OPTIONS,
      pictures: ['svg', 'png'],
    });
    for (const format of ['svg', 'png'])
      expect(full).toContain(`href="/report/figures/revenue-by-quarter.${format}" download`);
  });

  test('has the numbers as a table with the unit in its header', () => {
    expect(html).toContain('<th scope="col" class="number">Revenue, US dollars</th>');
    expect(html).toContain(
      '<th scope="row" class="unbroken">Q4 2012, in part</th><td class="number">$400.00</td></tr><tr><th scope="row" class="unbroken">Q1 2013</th>',
    );
    expect(html).toContain(
      'aria-label="Table of figure 3" tabindex="0"><table><caption class="visually-hidden">Figure 3: Revenue &quot;grew&quot;</caption>',
    );
  });

  test('links in a sentence the page of each thing that the drawing names, once', () => {
    const context = tinyContext(
      {},
      {
        pageOf: (column, value) =>
          column === 'product' && value === 'Rabbit & <Hare>' ? '/report/rabbit/' : undefined,
      },
    );
    const linked = renderFigure(findFigure('revenue-by-product')!, context, OPTIONS);
    expect(linked).toContain(
      '<p class="figure-pages">More on <a href="/report/rabbit/">Rabbit &amp; &lt;Hare&gt;</a>\u2060</p>',
    );
    expect(html).not.toContain('figure-pages');
  });

  test('counts what is left out of its own rows alone, such as those of the channel whose page it stands on', () => {
    const shares = tinyContext().table('channels_by_quarter').rows;
    const context = tinyContext({
      channels_by_quarter: shares.map((row) => ({ ...row, sessions: 100 })),
    });
    const suppressed = ['gsearch_nonbrand', 'direct_type_in', 'paid_brand'].map((channel) => ({
      period: '2013-Q1',
      channel,
    }));
    const hiding: FigureContext = {
      ...context,
      table: (id) => ({
        ...context.table(id),
        grain: ['period', 'channel'],
        suppressed: id === 'channels_by_quarter' ? suppressed : [],
      }),
    };
    const [ofChannel] = channelFigures('gsearch_nonbrand');
    const note = (definition: FigureDefinition) =>
      /Groups of too few people are left out: [^<]+/.exec(
        renderFigure(definition, hiding, OPTIONS),
      )?.[0];
    expect(note(ofChannel!.definition)).toContain(': 1 row of');
    expect(note(findFigure('channel-mix-by-quarter')!)).toContain(': 3 rows of');
  });

  test('gives another prefix to every id where one page shows it twice', () => {
    const second = renderFigure(findFigure('revenue-by-quarter')!, tinyContext(), {
      ...OPTIONS,
      idPrefix: 'again-',
    });
    const ids = [...second.matchAll(/\s(?:id|aria-labelledby)="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id) => !id.startsWith('again-fig-revenue-by-quarter'))).toEqual([]);
  });

  test('shows a figure without a drawing as its table, in the open', () => {
    const table = renderFigure(findFigure('data-availability')!, tinyContext(), {
      ...OPTIONS,
      pictures: ['svg', 'png'],
    });
    expect(table).not.toMatch(/<details>|\.(?:svg|png)"/);
    expect(table.match(/<table>/g)).toHaveLength(1);
  });

  describe('of a long table', () => {
    const render = (failures: number): [open: string, folded: string] => {
      const rows = TINY_TABLES.data_quality!.map((row) => ({
        ...row,
        failures: row.failures === 0 ? 0 : failures,
      }));
      const html = renderFigure(
        findFigure('data-quality')!,
        tinyContext({ data_quality: rows }),
        OPTIONS,
      );
      return html.split('<details>') as [string, string];
    };

    test('shows the rows that found something, and folds the whole under names of its own', () => {
      const [open, folded] = render(3);
      expect(open).toContain('Failures found by 1 check: session_without_page.');
      expect(open).toContain('<th scope="row">session_without_page');
      expect(open).not.toContain('<th scope="row">order_key');
      expect(folded).toMatch(/session_without_page.*order_key/s);
      expect(open + folded).toContain('Shown is what found something; all 2 checks');
      expect(folded).toContain('aria-label="Table of figure 3, all rows"');
    });

    test('says so where no row found anything', () => {
      const [open, folded] = render(0);
      expect(open).not.toContain('<table>');
      expect(open).toContain('<p class="figure-note">No check found anything.</p>');
      expect(folded).toMatch(/order_key.*session_without_page/s);
    });
  });
});

describe('formatCell(value, column, context)', () => {
  test.each([
    ['a count', 40025, 'count', 'sessions', '40,025'],
    ['an exact amount', 377123.4, 'money', 'revenue', '$377,123.40'],
    ['a rate', 0.0721, 'rate', 'conversion_rate', '7.2%'],
    ['a change', -0.031, 'change', 'revenue_yoy', '−3.1%'],
    ['a period', '2014-Q3', 'period', 'period', 'Q3 2014'],
    ['a date', '2014-09-16', 'date', 'first_seen', 'September 16, 2014'],
    ['a code by its name', 'direct_type_in', 'text', 'channel', 'Direct'],
    ['what does not exist', null, 'money', 'revenue', '–'],
  ] as const)('writes %s', (_, value, type, name, expected) => {
    expect(formatCell(value, { name, type, label: '' }, tinyContext(), {})).toBe(expected);
  });

  test.each([
    ['count', 3963, '3,963'],
    ['rate', 0.0721, '7.2%'],
    ['usd', 11707.74, '$11,707.74'],
  ])('writes a value whose unit is the row’s: %s', (unit, value, expected) => {
    const column = { name: 'value', type: 'by_unit', label: '' } as const;
    expect(formatCell(value, column, tinyContext(), { unit })).toBe(expected);
  });
});

test('renderFigureTable(data, context, names) shows text from the data as text', () => {
  const data = {
    columns: [{ name: 'product', type: 'text' as const, label: 'Product' }],
    rows: [{ product: '<script>&"' }],
  };
  const html = renderFigureTable(data, tinyContext(), { label: 'a "b"', number: 3 });
  expect(html).toContain('<th scope="row">&lt;script&gt;&amp;&quot;</th>');
  expect(html).toContain('>a &quot;b&quot;</caption>');
});
