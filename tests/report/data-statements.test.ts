import { expect, test } from 'vitest';
import { blockText } from '../../src/report/model/text.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { htmlOf } from './model/html-of.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const FILE = 'content/chapters/00-summary.md';
const FIGURES = ['data-availability', 'days-to-return', 'campaigns', 'refund-lag'];
const BODY = FIGURES.map((id) => `![About ${id}](figure:${id})`).join('\n\n');

function render(about: string[], effect?: string) {
  const statement = { id: 'ids-end', about, says: 'Ids end after <ten> weeks.' };
  const config = {
    ...tinyConfig,
    data_statements: [effect === undefined ? statement : { ...statement, effect }],
  };
  return renderTiny(chapterText(`## Data\n\n${BODY}`), FILE, config).chapters[0]!.body;
}

/** The figures of the chapter under which the statement is printed. */
function under(about: string[]): string[] {
  const figures = htmlOf(render(about)).match(/<figure[\s\S]*?<\/figure>/g) ?? [];
  return figures
    .filter((html) =>
      html.includes('<p>The sender of the data says: Ids end after &lt;ten&gt; weeks.</p>'),
    )
    .map((html) => /id="fig-([\w-]+)"/.exec(html)![1]!);
}

test.each([
  ['a table that is its source', ['order_item_refunds'], ['refund-lag']],
  [
    'a column that a metric in it is computed from',
    ['website_sessions.user_id'],
    ['days-to-return'],
  ],
  ['a column that a dimension in it is made of', ['website_sessions.utm_source'], ['campaigns']],
  [
    'a column of money, whose name bears the currency or not',
    ['orders.price', 'orders.price_usd'],
    [],
  ],
])('what the sender says stands under each figure that rests on %s', (_, about, figures) => {
  expect(under(about)).toEqual(figures);
});

test('all that the sender says stands behind the figure of the data, with what follows from it', () => {
  const body = render(['website_sessions.user_id', 'orders'], 'Returns are counted low.');
  expect(blockText(body)).toBe(
    'Data What the sender says of the data website_sessions.user_id, orders: Ids end after <ten> weeks. Returns are counted low.',
  );
});

test('nothing is printed where nobody says anything', () => {
  const [chapter] = renderTiny(chapterText(BODY), FILE).chapters;
  expect(htmlOf(chapter!.body)).not.toContain('sender');
});

test.each([
  ['website_session', 'Did you mean "website_sessions"'],
  ['orders.user', 'Did you mean "orders.user_id"'],
  ['nowhere.at_all', 'The tables are products, website_sessions'],
])('a statement about %s is refused with what there is', (about, hint) => {
  expect(() => render([about])).toThrow(
    `content/report.yaml, data_statements.0.about: "ids-end" is about "${about}", which is no table of the export and no column of one`,
  );
  expect(() => render([about])).toThrow(hint);
});
