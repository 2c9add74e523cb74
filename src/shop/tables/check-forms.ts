import type { QualityRun } from './quality-check.ts';
import { type AnyTableName, INPUT_TABLES, type InputTable, type TableName } from './schema.ts';
import type { SettledRows } from './settle-repeated-hour.ts';

/** What was read as something else than stands there: words for nothing, and times of the hour that autumn repeats. */
export function checkForms(run: QualityRun, settled: SettledRows): void {
  for (const table of ['website_sessions', 'marketing_spend'] as const) countWords(run, table);
  for (const { id, table, meaning } of SETTLED) {
    run.warn(
      {
        id,
        table,
        meaning,
        effect:
          'None on days and sums: they are taken to the end of that hour, so that what follows on a visit stands behind it.',
        numbersStand: true,
      },
      (row) => settled.get(table)!.has(row),
    );
  }
}

const SETTLED: readonly { id: string; table: TableName; meaning: string }[] = [
  {
    id: 'page-view-in-repeated-hour',
    table: 'website_pageviews',
    meaning:
      'Page views that seem older than their session, in the hour that comes twice when clocks go back.',
  },
  {
    id: 'order-in-repeated-hour',
    table: 'orders',
    meaning:
      'Orders that seem older than their session, in the hour that comes twice when clocks go back.',
  },
  {
    id: 'item-in-repeated-hour',
    table: 'order_items',
    meaning:
      'Items that seem older than their order, in the hour that comes twice when clocks go back.',
  },
];

function countWords(run: QualityRun, table: AnyTableName): void {
  const data = run.tables[table];
  if (data === undefined) return;
  const { columns }: InputTable = INPUT_TABLES[table];
  const optional = columns.filter(({ type }) => type === 'optional-text').map(({ name }) => name);
  const words = data.source.otherForms.filter(({ column }) => optional.includes(column));
  run.count(
    {
      id: `${table.replaceAll('_', '-')}-words-for-nothing`,
      table,
      meaning: `Words that stand for nothing, such as "(not set)", in ${optional.join(', ')}.`,
      effect:
        'None: they are read as empty. Where one of them is a name, another has to be exported.',
      numbersStand: true,
    },
    {
      unit: 'cells',
      checked: data.rows * optional.length,
      failures: words.reduce((sum, { rows }) => sum + rows, 0),
      examples: words.map(({ column, example, rows }) => `${column} "${example}" in ${rows} rows`),
    },
  );
}
