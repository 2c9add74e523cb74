import { checkForms } from './check-forms.ts';
import { checkKeys } from './check-keys.ts';
import { checkOrders } from './check-orders.ts';
import { checkRefunds } from './check-refunds.ts';
import { checkSpend } from './check-spend.ts';
import { checkTimes } from './check-times.ts';
import { checkVisits } from './check-visits.ts';
import { type QualityCheck, QualityRun, type ValidateOptions } from './quality-check.ts';
import {
  INPUT_TABLES,
  RELATIONSHIPS,
  type Relationship,
  type TableName,
  type Tables,
} from './schema.ts';
import { settleRepeatedHour } from './settle-repeated-hour.ts';
import { linkTables, type TableLinks } from './table-links.ts';

export type { QualityCheck, ValidateOptions } from './quality-check.ts';

/**
 * Checks that the six tables agree with themselves and with each other. Returns every check with the rows it looked at and how many
 * failed, for the data page; the order is fixed. Throws a `ReportError` with all problems when a check of severity `error` fails.
 * Before that it settles what clocks that went back have left in doubt: see `settleRepeatedHour`.
 */
export function validateTables(tables: Tables, options: ValidateOptions): QualityCheck[] {
  const run = new QualityRun(tables, options);
  checkForms(run, settleRepeatedHour(tables, run.links, options.timezone));
  checkKeys(run);
  checkTimes(run);
  checkOrders(run);
  checkRefunds(run);
  checkVisits(run);
  checkSpend(run);
  run.problems.throwIfAny();
  return run.checks;
}

/** One relationship of the contract, and how many of the rows that carry it break it. */
export interface RelationshipCheck {
  from: TableName;
  to: TableName;
  type: Relationship['type'];
  rowsChecked: number;
  violations: number;
}

/** Each of `RELATIONSHIPS`, in that order: rows whose key is not found, or, for `1:0..1`, is there a second time. */
export function relationshipChecks(
  tables: Tables,
  links: TableLinks = linkTables(tables),
): RelationshipCheck[] {
  return RELATIONSHIPS.map(({ from, to, type, column, through }) => {
    const carrier = through ?? to;
    // A row between two tables must find both.
    const columns =
      through === undefined ? [column] : INPUT_TABLES[through].foreignKeys.map((key) => key.column);
    const parents = columns.map((name) => links.parentRows(carrier, name));
    const seen = type === '1:0..1' ? new Uint8Array(tables[from].rows) : undefined;
    let violations = 0;
    const { rows } = tables[carrier];
    for (let row = 0; row < rows; row++) {
      const parent = parents[0]![row]!;
      if (parents.some((found) => found[row] === -1) || seen?.[parent] === 1) violations++;
      else if (seen !== undefined) seen[parent] = 1;
    }
    return { from, to, type, rowsChecked: rows, violations };
  });
}
