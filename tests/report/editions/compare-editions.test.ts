import { describe, expect, test } from 'vitest';
import { compareEditions } from '../../../src/report/editions/compare-editions.ts';
import type { EditionContent } from '../../../src/report/editions/edition-content.ts';
import type { StoredTable } from '../../../src/report/editions/stored-table.ts';

const HEADER = ['period', 'product_id', 'product', 'refund_rate', 'expected_rate', 'alert'];

/** An edition that holds nothing but months of refunds by product. */
function edition(rows: StoredTable['rows']): EditionContent {
  const refunds: StoredTable = {
    id: 'refunds_by_product_month',
    title: 'Refunds',
    grain: ['period', 'product_id'],
    columns: HEADER.map((name) => ({ name, type: 'text', unit: '', meaning: '' })),
    rows,
  };
  return {
    dataHash: '',
    tables: new Map([[refunds.id, refunds]]),
    claims: [],
    findings: [],
    methodChanges: [],
  };
}

const alertsBetween = (earlier: StoredTable['rows'], now: StoredTable['rows']) =>
  compareEditions({
    earlier: edition(earlier),
    now: edition(now),
    asOf: new Map(),
    currency: 'USD',
  }).comparison.alerts.map(({ period, product }) => `${period} ${product}`);

describe('compareEditions(editions) names alerts that were none before', () => {
  const bear = ['2014-12', '1', 'Bear', '0.2', '0.05', '1'];
  test.each([
    ['a known one', [bear], [bear], []],
    ['a month that was calm', [bear.with(5, '0')], [bear], ['2014-12 Bear']],
    ['another month', [bear], [bear, bear.with(0, '2015-01')], ['2015-01 Bear']],
    ['another product', [bear], [bear, bear.with(1, '2').with(2, 'Panda')], ['2014-12 Panda']],
    ['another product of the same name', [bear], [bear, bear.with(1, '2')], ['2014-12 Bear']],
    ['a product that got another name', [bear.with(2, 'Teddy')], [bear], []],
  ])('%s', (_label, earlier, now, expected) => {
    expect(alertsBetween(earlier, now)).toEqual(expected);
  });
});
