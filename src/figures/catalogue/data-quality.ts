/** Every check of the data, what it looked at and what it found. People look these up, so the figure is its table: what failed in the open, the rest folded. */

import type { FigureDefinition } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, type Row } from '../parts/periods.ts';
import { count } from '../parts/words.ts';

const failed = (row: Row): boolean => (numberIn(row, 'failures') ?? 0) > 0;

export const dataQuality: FigureDefinition = {
  id: 'data-quality',
  tables: ['data_quality'],
  sources: ['all six tables'],
  subtitle: () => 'Checks of the data before each build: what was looked at and failures found',
  description(context) {
    const { rows } = context.table('data_quality');
    const found = rows.filter(failed);
    const said =
      found.length === 0
        ? 'None found a failure.'
        : `Failures found by ${count(found.length, 'check')}: ${context.format.list(found.map((row) => String(row.check)))}.`;
    return `Table of ${count(rows.length, 'check')}. ${said}`;
  },
  notes(context) {
    const { rows } = context.table('data_quality');
    return `Shown is what found something; all ${rows.length} checks stand in the table that unfolds and in the CSV. A failed check of severity error stops the build.`;
  },
  open: { shows: failed, none: 'No check found anything.' },
  data: (context) =>
    tableData(
      context,
      context.table('data_quality'),
      {
        check: 'Check',
        // Behind the name, so that a phone shows what is meant without a turn to the side.
        meaning: 'What it means',
        effect: 'Effect on the numbers',
        failures: 'Units failed',
        rows_checked: 'Units checked',
        unit: 'Unit',
        table: 'Table',
        severity: 'Severity',
      },
      // What failed is what the reader came for.
      context
        .table('data_quality')
        .rows.toSorted((a, b) => (numberIn(b, 'failures') ?? 0) - (numberIn(a, 'failures') ?? 0)),
    ),
  absent: 'No check has been run.',
};
