/**
 * What lives in `checks/`: what is looked for in the data once they are joined, in rows, days, files, names and settings, and what each
 * finding does to the numbers. Whether a single row keeps to the contract is checked where it is read, in `tables/`.
 */
import type { ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';
import type { CheckUnit, QualityCheck, WarningSubject } from '../tables/quality-check.ts';
import type { Tables } from '../tables/schema.ts';
import type { TableLinks } from '../tables/table-links.ts';

/** All that a check may look at. */
export interface CheckInput {
  tables: Tables;
  links: TableLinks;
  facts: Facts;
  config: ReportConfig;
  /** As it was given to `readTables`; stands in the problems. */
  dataFolder: string;
}

/** What a check found. */
export interface Findings {
  /** Units looked at. */
  checked: number;
  failures: number;
  /** The first failures in words, such as `2015-12-24 (1 session), 355 days after the day before it`. */
  examples: readonly string[];
  /** What all of them have in common, where that says more than a few of them. */
  cause?: string;
}

/** One thing that is looked for. It stands in one file with its kind, and in `CHECKS` of `catalogue.ts`. */
export interface DataCheck extends WarningSubject {
  unit: CheckUnit;
  /**
   * `stop`: a report of such data would be false, so none is made until they are mended or the company says in its configuration
   * (`accepted_checks`) why they are right. `warn`: counted, shown and printed.
   */
  level: 'stop' | 'warn';
  /** From where on a unit counts as found, for `docs/checks.md`: its numbers are those of the code. */
  threshold: string;
  /** What to do about it, a full sentence. */
  hint: string;
  /** For a check that stops: what an honest shop may have done that fails it, and the reason that it would write. */
  innocent?: { what: string; reason: string };
  /** Tables that need not be there, without which there is nothing to look at. */
  needs?: keyof Tables;
  /** `found`: what the checks before it in the catalogue found. */
  look(input: CheckInput, found: readonly QualityCheck[]): Findings;
}
