import { describe, expect, test } from 'vitest';
import { changesPage } from '../../src/report/changes-page.ts';
import type { Comparison } from '../../src/report/editions/edition.ts';
import type { Editions } from '../../src/report/editions/edition-files.ts';
import type { Block } from '../../src/report/model/blocks.ts';
import { blockText } from '../../src/report/model/text.ts';
import { everyBlock } from '../../src/report/model/walk.ts';
import { keyFigureChange } from './editions/key-figure-change.ts';
import { htmlOf } from './model/html-of.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const rendered = renderTiny(chapterText('Text.'));
const [home] = rendered.chapters;
const chapters = [home!, { ...home!, id: 'growth', slug: 'growth' }];

const NOTHING: Comparison = {
  key_figures: [],
  restated: [],
  definitions: [],
  methods: [],
  claims: [],
  findings: [],
  alerts: [],
  quality: [],
};
const LIST = [
  {
    number: 2,
    first_date: '2014-12-01',
    last_date: '2015-01-06',
    sha256: 'fedcba9876543210',
    changes: { restated_values: 2, flipped_claims: 1, new_alerts: 0 },
  },
  {
    number: 1,
    first_date: '2014-12-01',
    last_date: '2014-12-31',
    sha256: '0123456789abcdef',
    changes: null,
  },
];

function pageOf(comparison: Comparison | null): Block[] {
  const editions = { list: { editions: LIST }, changes: { comparison } } as unknown as Editions;
  return changesPage({ ...rendered, chapters, editions }, '/report/');
}

/** The part of that id, of a page on which this alone has changed. */
function partOf(id: string, changed: Partial<Comparison> = {}): Block[] {
  const page = pageOf({ ...NOTHING, ...changed });
  return page.filter((block) => block.kind === 'group' && block.id === id);
}

const FIGURE = keyFigureChange({ new_period: 52, restated: -2 });
const CLAIM = {
  chapter: 'growth',
  claim: 'revenue-rose',
  condition: 'kpis.revenue_ttm.value > 3',
  earlier: true,
  now: false,
};
const METHOD = {
  date: '2015-01-06',
  metrics: ['revenue', 'orders'],
  difference: 'Other prices.',
  reason: 'A test.',
  effect: 'Less.',
  recast: true,
};
const RESTATED = {
  table: 'kpis',
  key: ['2014-12', '\u202ebear'],
  column: 'revenue_usd',
  earlier: '',
  now: '189.97',
  reason: 'history',
} as const;

describe('changesPage(report, base)', () => {
  test('has the list of editions alone where there is no comparison', () => {
    const page = pageOf(null);
    expect(page).toHaveLength(1);
    expect(blockText(page)).toContain(
      [
        'subscribe to the feed. Edition Data to Against the edition before Fingerprint',
        '2 January 6, 2015 2 values of the past restated, 1 claim turned, no new alerts. fedcba987654',
        '1 December 31, 2014 Compared with no other edition. 0123456789ab',
      ].join(' '),
    );
    expect(htmlOf(page)).toContain('<a href="/report/editions.xml">feed</a>');
  });

  test.each([
    [
      'restated',
      'The past, restated Nothing. Computed from the part of today’s data that the edition before had too, every value that it published comes out the same.',
    ],
    [
      'claims',
      'Claims that turned None: every claim that both editions make holds, or fails, as it did.',
    ],
    ['findings', 'Findings that read otherwise None.'],
    ['alerts', 'New alerts None: no further month of a product stands out by its refunds.'],
    ['definitions', 'Definitions that changed None.'],
    ['data-quality', 'Data quality then and now No check found anything, then or now.'],
  ])('says that nothing changed: %s', (id, text) => {
    expect(blockText(partOf(id))).toBe(text);
  });

  test('lists restated values, the reason of each where there are several, and says how many it leaves out', () => {
    const part = partOf('restated', {
      restated: [
        {
          table: 'kpis',
          title: 'Key figures',
          values: 1500,
          reasons: ['history', 'definition'],
          first: [RESTATED, { ...RESTATED, column: '', earlier: 'absent', now: 'present' }],
        },
        { table: 'a', title: 'A', values: 1, reasons: ['history'], first: [RESTATED] },
      ],
    });
    const text = blockText(part);
    expect(text).toContain(
      '1,501 published values come out differently. All of them: restatements.csv.',
    );
    expect(text).toContain(
      [
        'Key figures: 1,500 values, restated history and changed definition',
        'The first 2; the rest stand in the file. Row Column Then Now Reason',
        '2014-12, [U+202E]bear revenue_usd – 189.97 restated history',
        '2014-12, [U+202E]bear the row itself absent present restated history',
        'A: 1 value, restated history Row Column Then Now 2014-12, [U+202E]bear revenue_usd – 189.97',
      ].join(' '),
    );
    expect(text.endsWith('189.97')).toBe(true);
    const html = htmlOf(part);
    expect(html).toContain('<h2 id="restated">The past, restated</h2>\n');
    expect(html).toContain('<a href="/report/data/restatements.csv">');
    expect(html).toContain('<details>\n<summary>A: 1 value, restated history</summary>\n');
    expect(html).toContain('<caption class="visually-hidden">Restated values of A</caption>');
  });

  test('speaks of a single value as one', () => {
    const restated = [
      { table: 'a', title: 'A', values: 1, reasons: ['history'], first: [RESTATED] },
    ] as const;
    expect(blockText(partOf('restated', { restated }))).toContain(
      '1 published value comes out differently.',
    );
  });

  test('splits the change of key figures by window, the first unfolded, and says where none is redefined', () => {
    const part = partOf('key-figures', {
      key_figures: [
        FIGURE,
        { ...FIGURE, window: '30_days', label: 'Revenue in 30 days', definition: 3 },
      ],
    });
    expect(blockText(part)).toContain(
      [
        'Last twelve months No definition of these has changed. Key figure Then Now New periods Restated',
        'Revenue $100.00 $150.00 +$52.00 −$2.00',
        'Other key figures Key figure Then Now New periods Restated Redefined',
        'Revenue in 30 days $100.00 $150.00 +$52.00 −$2.00 +$3.00',
      ].join(' '),
    );
    const folds = [...everyBlock(part)].filter((block) => block.kind === 'fold');
    expect(folds.map(({ isOpen }) => isOpen)).toEqual([true, false]);
    const html = htmlOf(part);
    expect(html).toContain('<details open>\n<summary>Last twelve months</summary>\n');
    expect(html).toContain('<caption>No definition of these has changed.</caption>');
    expect(html).toContain(
      '<th scope="row">Revenue</th>\n<td class="number">$100.00</td>\n<td class="number">$150.00</td>',
    );
    expect(html).toContain('<th class="number" scope="col">Then</th>');
  });

  test('leads from each claim that turned to its check, and names those of one edition alone', () => {
    const part = partOf('claims', {
      claims: [
        CLAIM,
        { ...CLAIM, claim: 'b', earlier: false, now: true },
        { ...CLAIM, claim: 'gone', now: null },
        { ...CLAIM, claim: 'came', earlier: null },
      ],
    });
    expect(blockText(part)).toBe(
      [
        'Claims that turned',
        'revenue rose Held, and holds no longer. kpis.revenue_ttm.value > 3',
        'b Held not, and holds now. kpis.revenue_ttm.value > 3',
        'Made by one of the editions alone: gone (no longer made) and came (new).',
      ].join(' '),
    );
    expect(htmlOf(part)).toContain(
      [
        '<section class="entry">',
        '<h3><a href="/report/claims/#growth-revenue-rose">revenue rose</a></h3>',
        '<p class="entry-verdict">Held, and holds no longer.</p>',
        '<p><code>kpis.revenue_ttm.value &gt; 3</code></p>',
        '</section>',
      ].join('\n'),
    );
  });

  test('leads from each finding to its chapter, the first on the home page', () => {
    const finding = { title: 'A', earlier: 'It fell', now: 'It rose' };
    const part = partOf('findings', {
      findings: [
        { ...finding, chapter: 'growth' },
        { ...finding, chapter: home!.id },
      ],
    });
    expect(blockText(part)).toContain('A Then It fell Now It rose');
    const hrefs = [...htmlOf(part).matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual(['/report/growth/', '/report/']);
  });

  test('lists new alerts', () => {
    const alerts = [{ period: '2014-09', product: 'Bear', refund_rate: 0.12, expected: 0.05 }];
    expect(htmlOf(partOf('alerts', { alerts }))).toContain(
      '<li>Bear, sold in September 2014: 12.0% refunded, where its other months lead one to expect 5.0%.</li>',
    );
  });

  test('tells of methods and of tables and columns that mean something else', () => {
    const part = partOf('definitions', {
      methods: [METHOD, { ...METHOD, metrics: ['orders'], recast: false }],
      definitions: [
        { table: 'kpis', column: 'value', earlier: 'A value', now: null },
        { table: 'new', column: null, earlier: null, now: 'New, a row for each day' },
      ],
    });
    const told = 'What differs Other prices. Why A test. Effect Less. Earlier periods';
    expect(blockText(part)).toBe(
      [
        'Definitions that changed',
        `January 6, 2015: revenue and orders ${told} Computed anew in the new way.`,
        `January 6, 2015: orders ${told} Left as they were.`,
        'Table and column Then Now kpis.value A value no longer published',
        'new not published New, a row for each day',
      ].join(' '),
    );
    expect(htmlOf(part)).toContain('<th scope="row"><code>kpis.value</code></th>');
  });

  test('tells what checks found in both editions', () => {
    const part = partOf('data-quality', {
      quality: [{ check: 'a', table: 'orders', meaning: 'B.', earlier: null, now: 1200 }],
    });
    expect(blockText(part)).toContain('Rows now What it looks for a (orders) not checked 1,200 B.');
    expect(htmlOf(part)).toContain('<td class="prose">B.</td>');
  });
});
