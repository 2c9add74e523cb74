import { table } from 'arquero';
import { formatTimestamp } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';

/** One array a column from an array of rows. */
function columnsOf<Row extends object>(
  rows: readonly Row[],
  pick: Record<string, (row: Row) => unknown>,
) {
  return table(
    Object.fromEntries(Object.entries(pick).map(([name, value]) => [name, rows.map(value)])),
  );
}

export const dataTables = [
  defineTable({
    id: 'tables',
    title: 'The tables that the report is computed from',
    grain: ['table'],
    population: is.NO_PEOPLE,
    columns: [
      is.text('table', 'Name of the table'),
      is.count('rows', 'Rows in the export', 'rows'),
      is.count('columns', 'Columns of the contract', 'columns'),
      is.text(
        'primary_key',
        'Column that tells its rows apart; columns separated by spaces where it takes several',
      ),
      is.text('foreign_keys', 'Columns that refer to other tables, separated by spaces'),
      is.text('granularity', 'What one row is'),
      is.timestamp('first_created_at', 'First timestamp, on the shop’s clock'),
      is.timestamp('last_created_at', 'Last timestamp, on the shop’s clock'),
      is.text('sha256', 'SHA-256 of the file (of its parts’ hashes, when it comes in parts)'),
    ],
    compute: ({ inventory }) =>
      columnsOf(inventory, {
        table: (row) => row.table,
        rows: (row) => row.rows,
        columns: (row) => row.columns,
        primary_key: (row) => row.primaryKey,
        foreign_keys: (row) => row.foreignKeys.join(' ') || null,
        granularity: (row) => row.granularity,
        first_created_at: (row) => (row.rows === 0 ? null : formatTimestamp(row.firstCreatedAt)),
        last_created_at: (row) => (row.rows === 0 ? null : formatTimestamp(row.lastCreatedAt)),
        sha256: (row) => row.sha256,
      }),
  }),
  defineTable({
    id: 'relationships',
    title: 'How the tables relate, and whether the data keep to it',
    grain: ['from_table', 'to_table'],
    population: is.NO_PEOPLE,
    columns: [
      is.text('from_table', 'Table on the one side'),
      is.text('to_table', 'Table on the other side'),
      is.text('type', 'How many rows of the second table one row of the first may have'),
      is.count('checked', 'Rows checked', 'rows'),
      is.count('violations', 'Rows that break the relationship', 'rows'),
    ],
    compute: ({ relationships }) =>
      columnsOf(relationships, {
        from_table: (row) => row.from,
        to_table: (row) => row.to,
        type: (row) => row.type,
        checked: (row) => row.rowsChecked,
        violations: (row) => row.violations,
      }),
  }),
  defineTable({
    id: 'data_quality',
    title: 'What was checked in the data, and what was found',
    grain: ['check'],
    population: is.NO_PEOPLE,
    columns: [
      is.text('check', 'Name of the check'),
      is.text('table', 'Table that was checked'),
      is.text(
        'severity',
        'error: the build stops when a row fails; warning: the row is counted here',
      ),
      is.text(
        'unit',
        'What the check counts: rows of the table, days, months, files, names or settings',
      ),
      is.count('rows_checked', 'Rows, or other units, that the check looked at', 'units'),
      is.count('failures', 'Rows, or other units, that failed', 'units'),
      is.flag(
        'numbers_stand',
        '1 when no number of the report is wrong for it, even if the check found something',
      ),
      is.text('meaning', 'What the check looks for, and why'),
      is.text('effect', 'What a failure does to the numbers of the report'),
    ],
    compute: ({ quality }) =>
      columnsOf(quality, {
        check: (row) => row.id,
        table: (row) => row.table,
        severity: (row) => row.severity,
        unit: (row) => row.unit,
        rows_checked: (row) => row.checked,
        failures: (row) => row.failures,
        numbers_stand: (row) => (row.numbersStand ? 1 : 0),
        meaning: (row) => row.meaning,
        effect: (row) => row.effect,
      }),
  }),
];
