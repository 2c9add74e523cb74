import { metricOf } from '../../metrics/definitions/table-definition.ts';
import type {
  ClaimChange,
  Comparison,
  DefinitionChange,
  Finding,
  QualityChange,
  RestatedTable,
  RestatedValue,
} from './edition.ts';
import type { ComparedEditions, EditionContent } from './edition-content.ts';
import { compareKeyFigures } from './key-figures.ts';
import { findDefinitionChanges, findRestatements, type ReasonFor } from './restatements.ts';
import { numberOf, rowObjects, type StoredTable } from './stored-table.ts';

/** Restated values that the page lists for each table; the file has all of them. */
const LISTED = 12;

/** Everything that differs between two editions, and each restated value of the past. */
export function compareEditions(editions: ComparedEditions): {
  comparison: Comparison;
  restated: readonly RestatedValue[];
} {
  const { earlier, now, asOf, currency } = editions;
  const definitions = findDefinitionChanges(earlier.tables, now.tables);
  const known = new Set(earlier.methodChanges.map((change) => JSON.stringify(change)));
  const methods = now.methodChanges.filter((change) => !known.has(JSON.stringify(change)));
  const recast = new Set(methods.flatMap(({ metrics }) => metrics));
  const reasonFor = reasons(editions, definitions, recast);
  const restated = findRestatements(earlier.tables, asOf, reasonFor);
  const comparison: Comparison = {
    key_figures: compareKeyFigures(editions, reasonFor, currency),
    restated: byTable(restated, asOf),
    definitions,
    methods,
    claims: claimChanges(earlier.claims, now.claims),
    findings: findingChanges(earlier.findings, now.findings),
    alerts: newAlerts(earlier.tables, now.tables),
    quality: qualityChanges(earlier.tables, now.tables),
  };
  return { comparison, restated };
}

/**
 * Why a past value of a column differs. From the same bytes only another computation can give another value; else it is the history in the
 * export, unless the column's definition or the log of methods says that it is computed in another way.
 */
function reasons(
  { earlier, now }: ComparedEditions,
  definitions: readonly DefinitionChange[],
  recast: ReadonlySet<string>,
): ReasonFor {
  const redefined = new Set(definitions.map(({ table, column }) => `${table} ${column}`));
  const isRecast = (
    table: string,
    name: string,
    row: Readonly<Record<string, string>>,
  ): boolean => {
    const column = now.tables.get(table)?.columns.find((each) => each.name === name);
    return (
      column !== undefined &&
      [metricOf(column, row), column.changeOf].some((metric) => recast.has(metric ?? ''))
    );
  };
  return (table, column, row = {}) =>
    earlier.dataHash === now.dataHash ||
    redefined.has(`${table} ${column}`) ||
    isRecast(table, column, row)
      ? 'definition'
      : 'history';
}

function byTable(
  restated: readonly RestatedValue[],
  tables: ReadonlyMap<string, StoredTable>,
): RestatedTable[] {
  return [...Map.groupBy(restated, ({ table }) => table)].map(([table, values]) => ({
    table,
    title: tables.get(table)?.title ?? table,
    values: values.length,
    reasons: [...new Set(values.map(({ reason }) => reason))].sort(),
    first: values.slice(0, LISTED),
  }));
}

/** Claims whose verdict differs, or that only one of the editions makes. */
function claimChanges(
  earlier: EditionContent['claims'],
  now: EditionContent['claims'],
): ClaimChange[] {
  const id = (claim: { chapter: string; claim: string }): string =>
    `${claim.chapter} ${claim.claim}`;
  const before = new Map(earlier.map((claim) => [id(claim), claim]));
  const after = new Map(now.map((claim) => [id(claim), claim]));
  return [...new Map([...before, ...after])].flatMap(([key, { chapter, claim, condition }]) => {
    const [thenHolds, nowHolds] = [before.get(key)?.holds ?? null, after.get(key)?.holds ?? null];
    if (thenHolds === nowHolds) return [];
    return [{ chapter, claim, condition, earlier: thenHolds, now: nowHolds }];
  });
}

function findingChanges(
  earlier: readonly Finding[],
  now: readonly Finding[],
): Comparison['findings'] {
  const before = new Map(earlier.map((finding) => [finding.chapter, finding.finding]));
  return now.flatMap(({ chapter, title, finding }) => {
    const old = before.get(chapter);
    return old === undefined || old === finding
      ? []
      : [{ chapter, title, earlier: old, now: finding }];
  });
}

/** Months of a product whose refunds call for attention now and did not earlier. */
function newAlerts(
  earlier: ReadonlyMap<string, StoredTable>,
  now: ReadonlyMap<string, StoredTable>,
): Comparison['alerts'] {
  const alertsOf = (tables: ReadonlyMap<string, StoredTable>) =>
    rowObjects(tables.get('refunds_by_product_month')).filter((row) => row.alert === '1');
  // By id, since two products may share a name.
  const known = new Set(alertsOf(earlier).map((row) => `${row.period} ${row.product_id}`));
  return alertsOf(now)
    .filter((row) => !known.has(`${row.period} ${row.product_id}`))
    .map((row) => ({
      period: row.period ?? '',
      product: row.product ?? '',
      refund_rate: numberOf(row.refund_rate),
      expected: numberOf(row.expected_rate),
    }));
}

/** Every check that found something in one of the editions, or that only one of them made. */
function qualityChanges(
  earlier: ReadonlyMap<string, StoredTable>,
  now: ReadonlyMap<string, StoredTable>,
): QualityChange[] {
  const checks = (tables: ReadonlyMap<string, StoredTable>) =>
    new Map(rowObjects(tables.get('data_quality')).map((row) => [row.check ?? '', row]));
  const [before, after] = [checks(earlier), checks(now)];
  return [...new Map([...before, ...after])].flatMap(([check, { table = '', meaning = '' }]) => {
    const [thenFailed, nowFailed] = [
      numberOf(before.get(check)?.failures),
      numberOf(after.get(check)?.failures),
    ];
    if (thenFailed === nowFailed && nowFailed === 0) return [];
    return [{ check, table, meaning, earlier: thenFailed, now: nowFailed }];
  });
}
