import { expect, test } from 'vitest';
import * as is from '../../../src/metrics/definitions/columns.ts';
import { compareEditions } from '../../../src/report/editions/compare-editions.ts';
import type { EditionContent } from '../../../src/report/editions/edition-content.ts';
import type { StoredTable } from '../../../src/report/editions/stored-table.ts';

const table = (id: string, fields: readonly string[]): StoredTable => ({
  id,
  title: id,
  grain: ['period'],
  columns: [
    is.PERIOD,
    is.money('revenue', '', 'revenue'),
    is.money('other', '', 'revenue-of-sessions'),
    is.growth('revenue_yoy', '', 'revenue'),
    is.growth('sessions_yoy', '', 'sessions'),
  ],
  rows: [['2014', ...fields]],
});

const content = (fields: readonly string[], metrics: readonly string[] = []): EditionContent => ({
  dataHash: fields.join(),
  tables: new Map([['years', table('years', fields)]]),
  claims: [],
  findings: [],
  methodChanges:
    metrics.length === 0
      ? []
      : [
          {
            date: '2015-01-01',
            metrics: [...metrics],
            difference: 'a',
            reason: 'b',
            effect: 'c',
            recast: true,
          },
        ],
});

test.each([
  [[], []],
  [['revenue'], ['revenue', 'revenue_yoy']],
  [['revenue-of-sessions'], ['other']],
  [['growth'], ['revenue_yoy', 'sessions_yoy']],
  [['orders'], []],
])('another way to compute %j is that of the columns %j', (metrics, redefined) => {
  const now = content(['2', '2', '2', '2'], metrics);
  const { restated } = compareEditions({
    earlier: content(['1', '1', '1', '1']),
    now,
    asOf: now.tables,
    currency: 'USD',
  });
  expect(restated).toHaveLength(4);
  expect(
    restated.filter(({ reason }) => reason === 'definition').map(({ column }) => column),
  ).toEqual(redefined);
});
