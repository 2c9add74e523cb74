import { expect, test } from 'vitest';
import { claimsPage } from '../../src/report/claims-page.ts';
import { blockText } from '../../src/report/model/text.ts';
import { htmlOf } from './model/html-of.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const CLAIMS = [
  'claims:',
  '  sold:',
  '    condition: kpis.orders_total.value > 3',
  '    undecided: Too early',
  '  fell:',
  '    condition: kpis.orders_total.value < 3',
  '    otherwise: It did not fall',
  '    undecided: Too early',
  '  grew:',
  '    condition: kpis.orders_ttm.change > 0',
  '    undecided: It is young',
  '',
].join('\n');
const report = renderTiny(
  chapterText(
    '[It sold](claim:sold). [So it did](claim:sold). [It fell](claim:fell). [It grew](claim:grew).',
    CLAIMS,
  ),
);

test('claimsPage(report, base) tells of each claim what is said and what the data say', () => {
  expect(blockText(claimsPage(report, '/'))).toBe(
    [
      'Tiny It sold In other places: “So it did”. The data support it. Name sold Condition kpis.orders_total.value > 3',
      'What the data say kpis.orders_total.value = 4 Tables behind it kpis',
      'It did not fall The condition does not hold on these data: this is what the chapter says in that case.',
      'Name fell Condition kpis.orders_total.value < 3 What the data say kpis.orders_total.value = 4 Tables behind it kpis',
      'It is young These data lack what the condition needs: this is what the chapter says in that case.',
      'Name grew Condition kpis.orders_ttm.change > 0 What the data say kpis.orders_ttm.change = null Tables behind it kpis',
    ].join(' '),
  );
});

test('claimsPage(report, base) leads to the chapter and the tables, and is led to by the marks of claims', () => {
  const html = htmlOf(claimsPage(report, '/report/'));
  expect(html).toContain(
    '<h2><a href="/report/">Tiny</a></h2>\n<section class="entry" id="summary-sold">',
  );
  expect(html).toContain('<dd><a href="/report/data/kpis.csv">kpis</a></dd>');
  // A long path may break, its numbers may not.
  expect(html).toContain('<code>kpis.<wbr>orders_<wbr>total.<wbr>value &gt; 3</code>');
});
