import { describe, expect, test } from 'vitest';
import { ReportError } from '../../src/base/errors.ts';
import { blockText, textOf } from '../../src/report/model/text.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { htmlOf } from './model/html-of.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

function complaint(text: string, file?: string): string {
  try {
    renderTiny(text, file);
  } catch (error) {
    if (error instanceof ReportError) return error.message;
    throw error;
  }
  return 'no error';
}

const CLAIM = (condition: string, otherwise = '') =>
  `claims:\n  sold-much:\n    condition: ${condition}\n    undecided: Too early\n${otherwise === '' ? '' : `    otherwise: ${otherwise}\n`}`;

describe('renderReport on the tiny shop', () => {
  test('writes values of the published tables into the text', () => {
    const { chapters } = renderTiny(
      chapterText(
        'In {{ performance_by_month.last_complete.period }}: {{ performance_by_month.2014-12.orders }} orders, {{ kpis.revenue_total | money_exact }}.',
      ),
    );
    expect(blockText(chapters[0]!.body)).toBe('In December 2014: 3 orders, $245.95.');
  });

  test('numbers the figures that have something to show, in the order of the text', () => {
    const { chapters } = renderTiny(
      chapterText(
        '![Paths](figure:funnel-last-quarter)\n\n## Next\n\n![Months](figure:forecast-revenue)\n\nSee [Figure](figure:forecast-revenue).\n\n## Last\n\n![Tables](figure:data-relationships)\n\n[Figure](figure:data-relationships). [There](#next).',
      ),
    );
    const html = htmlOf(chapters[0]!.body);
    expect(blockText(chapters[0]!.body)).toBe('Last Figure\u00a02.');
    expect(html).toContain('Figure 1');
    expect(html).toContain('Figure 2</span> <span>Tables');
  });

  test('makes key figures from values, an absent one as a dash', () => {
    const { chapters } = renderTiny(
      chapterText(
        'Text.',
        'key_figures:\n  - { label: Orders, value: kpis.orders_total, note: "of {{ kpis.sessions_total }} sessions" }\n  - { label: Year, value: kpis.revenue_ttm, note: a year }\n  - { label: All, value: kpis.orders_total, note: "after {{ kpis.orders_ttm }}" }\n',
      ),
    );
    expect(chapters[0]!.keyFigures).toEqual([
      { label: 'Orders', value: '4', note: 'of 10 sessions', href: '/metrics/#orders' },
      { label: 'Year', value: '–', note: 'too early to say', href: '/metrics/#revenue' },
      { label: 'All', value: '4', note: 'too early to compare', href: '/metrics/#orders' },
    ]);
  });

  test('shows a key figure of two values as the author words it', () => {
    const range = (high: string): { value: string; note: string } => {
      const value = `{{ kpis.orders_total }} to {{ ${high} | compact }}`;
      const figure = `key_figures:\n  - { label: Range, value: "${value}", note: in all }\n`;
      return renderTiny(chapterText('Text.', figure)).chapters[0]!.keyFigures[0]!;
    };
    expect(range('kpis.sessions_total')).toMatchObject({ value: '4 to 10', note: 'in all' });
    expect(range('kpis.orders_ttm').note).toBe('too early to say');
  });

  test('lets a figure say what it shows where the finding needs a value that is not there', () => {
    const html = (finding: string): string =>
      htmlOf(renderTiny(chapterText(`![${finding}](figure:revenue-by-quarter)`)).chapters[0]!.body);
    expect(html('It took {{ kpis.orders_total }} orders')).toContain('orders</span>');
    expect(html('It took {{ kpis.orders_ttm }} orders')).not.toContain('It took');
    expect(html('It took {{ kpis.orders_ttm }} orders')).toContain(
      '</span> <span>Revenue by quarter',
    );
  });

  test('leads with the first line whose values the data all have', () => {
    const lead = (lines: string[]): string =>
      textOf(
        renderTiny(chapterText('Text.').replace('Very small.', JSON.stringify(lines))).chapters[0]!
          .lead,
      );
    expect(lead(['A year: {{ kpis.revenue_ttm }}', 'So far: {{ kpis.orders_total }}'])).toBe(
      'So far: 4',
    );
    expect(lead(['All: {{ kpis.orders_total }}', 'Nothing'])).toBe('All: 4');
  });

  test('keeps a claim that the data support, and reports it with what they say', () => {
    const { chapters, claims } = renderTiny(
      chapterText('[It sold](claim:sold-much).', CLAIM('kpis.orders_total.value > 3')),
    );
    expect(htmlOf(chapters[0]!.body)).toContain(
      '<span class="claim" data-claim="sold-much">It sold</span>',
    );
    expect(claims).toEqual([
      {
        chapter: 'summary',
        claim: 'sold-much',
        condition: 'kpis.orders_total.value > 3',
        values: [{ path: 'kpis.orders_total.value', value: 4 }],
        holds: true,
        isUndecided: false,
      },
    ]);
  });

  test('has a wording of its own for what the data cannot decide, and passages that hang on a claim', () => {
    const words = `claims:\n  rose:\n    condition: kpis.revenue_ttm.change > 0\n    otherwise: It fell\n    undecided: Too early\n  sold:\n    condition: kpis.orders_total.value > 3\n    undecided: Too young\n`;
    const body = `[It rose](claim:rose). [It sold](claim:sold).\n\n::: when claims["sold"]\nSo far.\n:::\n\n::: when claims["rose"]\nUp.\n::: otherwise\nDown.\n:::`;
    const [chapter] = renderTiny(chapterText(body, words)).chapters;
    expect(htmlOf(chapter!.body)).toContain('Too early');
    expect(htmlOf(chapter!.body)).not.toContain('It fell');
    expect(htmlOf(chapter!.body)).toContain('So far.');
    expect(htmlOf(chapter!.body)).not.toMatch(/Up|Down/);
  });

  test('takes the other wording where they do not', () => {
    const text = chapterText(
      '[It sold](claim:sold-much).',
      CLAIM('kpis.orders_total.value > 4', 'It sold {{ kpis.orders_total }}'),
    );
    expect(htmlOf(renderTiny(text).chapters[0]!.body)).toContain('>It sold <a class="value"');
  });

  test('takes neither wording where a value does not exist, and says that much alone', () => {
    const text = chapterText(
      '[It grew](claim:sold-much), {{ kpis.orders_total }} after all. Well.\n\n[It did grow](claim:sold-much).',
      CLAIM('kpis.orders_ttm.change > 0.0', 'It fell'),
    );
    const { chapters, claims } = renderTiny(text);
    expect(blockText(chapters[0]!.body)).toBe('Too early.');
    expect(htmlOf(chapters[0]!.body)).not.toContain('claim-mark');
    expect(claims).toMatchObject([{ holds: false, isUndecided: true }]);
  });

  test('lets a claim stand in the finding alone', () => {
    const text = chapterText('Text.', CLAIM('kpis.orders_total.value == 4')).replace(
      'finding: It is small',
      'finding: "[It is small](claim:sold-much)"',
    );
    expect(textOf(renderTiny(text).chapters[0]!.finding)).toBe('It is small');
  });
});

describe('renderReport stops with file, line and remedy', () => {
  test('for an aim that no chapter serves', () => {
    const config = {
      ...tinyConfig,
      aims: [
        { id: 'traffic', title: 'More visitors' },
        { id: 'products', title: 'Better toys' },
      ],
    };
    const text = chapterText('Text.', 'aims: [traffic]\n');
    expect(() => renderTiny(text, 'content/chapters/00-summary.md', config)).toThrow(
      'content/report.yaml, aims: no chapter serves the aim "products" (Better toys)',
    );
  });

  test.each([
    [
      'an unknown value',
      'Text {{ kpis.revenu_total }}.',
      '',
      /00-summary\.md, line 8: .*no kpi in kpis "revenu_total".*Did you mean "revenue_total"/,
    ],
    [
      'an unknown column of a chapter’s own value',
      'Text {{ best.revenu }}.',
      'values:\n  best: performance_by_month.rows[1]\n',
      /line 10: value: the chapter's value "best" has no "revenu"\. Did you mean "revenue"/,
    ],
    [
      'an unknown table',
      'Text {{ kpi.orders }}.',
      '',
      /line 8: value: there is no table "kpi"\. Did you mean "kpis"/,
    ],
    [
      'an unknown figure',
      '![A](figure:revenue-by-month)',
      '',
      /line 8: figure "revenue-by-month" is not known\. Did you mean .*"revenue-by-quarter"/,
    ],
    [
      'an unsupported claim, with what the data say',
      '[It sold](claim:sold-much).',
      CLAIM('kpis.orders_total.value > 4'),
      /line 7, claims\.sold-much: expected kpis\.orders_total\.value > 4, found kpis\.orders_total\.value = 4\./,
    ],
    [
      'a claim that no text makes',
      'Text.',
      CLAIM('kpis.orders_total.value > 3'),
      /claims\.sold-much: claim "sold-much" is declared, and no text/,
    ],
    ['an unknown aim', 'Text.', 'aims: [glory]\n', /no aim "glory" is declared/],
    ['an unknown chapter', '[More](chapter:growth)', '', /chapter "growth" is not known/],
    [
      'an unknown key of the front matter',
      'Text.',
      'titel: x\n',
      /line 6: no key "titel" is known here\. Did you mean "title"/,
    ],
    [
      'a sparkline of an unknown column',
      'Text.',
      'key_figures:\n  - { label: A, value: kpis.orders_total, note: b, sparkline: performance_by_month.order }\n',
      /sparkline "performance_by_month\.order"/,
    ],
  ])('at %s', (_label, body, frontMatter, expected) => {
    expect(complaint(chapterText(body, frontMatter))).toMatch(expected);
  });
});
