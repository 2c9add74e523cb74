/** Every check of the data, what it looked at and what it found. People look these up, so the figure is its table. */
import { tableData } from './data-columns.ts';
import type { FigureDefinition } from './figure.ts';
import { numberIn } from './periods.ts';
import { count } from './words.ts';

export const dataQuality: FigureDefinition = {
  id: 'data-quality',
  tables: ['data_quality'],
  sources: ['all six tables'],
  subtitle: () => 'Checks of the data before each build: what was looked at and failures found',
  description(context) {
    const { rows } = context.table('data_quality');
    const failed = rows.filter((row) => (numberIn(row, 'failures') ?? 0) > 0);
    const found =
      failed.length === 0
        ? 'None found a failure.'
        : `Failures found by ${count(failed.length, 'check')}: ${context.format.list(failed.map((row) => String(row.check)))}.`;
    return `Table of ${count(rows.length, 'check')}. ${found}`;
  },
  notes: () =>
    'A failed check of severity error stops the build; one of severity warning is counted here.',
  data: (context) =>
    tableData(
      context,
      context.table('data_quality'),
      {
        check: 'Check',
        table: 'Table',
        severity: 'Severity',
        unit: 'Counted in',
        rows_checked: 'Looked at',
        failures: 'Failures',
        meaning: 'What it means',
        effect: 'What a failure does to the numbers',
      },
      // What failed is what the reader came for.
      context
        .table('data_quality')
        .rows.toSorted((a, b) => (numberIn(b, 'failures') ?? 0) - (numberIn(a, 'failures') ?? 0)),
    ),
  absent: 'No check has been run.',
};
