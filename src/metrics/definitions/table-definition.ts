/**
 * What lives in `definitions/`: what a published table and a column are, what each metric means, and what may be published. The tables
 * themselves stand in `tables/`.
 */
import type { ColumnTable } from 'arquero';
import type { FormattedType } from '../../base/format/format-for-type.ts';
import type { MetricId } from './metric-ids.ts';

/**
 * How a value is stored, published and shown.
 * `money` is integer cents inside and two decimals in the CSV; `money_average` is cents with a fraction inside and an unrounded
 * amount in the CSV; `rate` is a fraction (0.0721); `change` is a signed fraction; `flag` is 0 or 1; `period` is `2014`, `2014-Q3`,
 * `2014-09` or a date; the unit of `by_unit` differs by row and is named in the row's `unit` (the `kpis` table).
 */
export type ColumnType = FormattedType | 'by_unit';

export interface ColumnDefinition {
  /** Without currency: a money column `revenue` is published as `revenue_usd` (see `publishedName`). */
  name: string;
  type: ColumnType;
  /** `sessions`, `orders`, `days`, `US dollars`…; empty for text. */
  unit: string;
  meaning: string;
  /** The metric that it holds, a share or an end of the interval of it; where the row decides, see `MetricByRow`. */
  metric?: MetricId | MetricByRow;
  /** For a column of growth, the metric whose change it is: another way to compute that one is another way to compute its change. */
  changeOf?: MetricId;
}

/** Where rows hold different metrics, as key figures do: the column that names the row's measure, and the metric of each. */
export interface MetricByRow {
  by: string;
  of: Readonly<Record<string, MetricId>>;
}

/** The metric of a column's value in one row; undefined where it is none. */
export function metricOf(
  { metric }: Pick<ColumnDefinition, 'metric'>,
  row: Readonly<Record<string, Cell | undefined>>,
): MetricId | undefined {
  if (typeof metric !== 'object') return metric;
  const key = row[metric.by];
  return typeof key === 'string' ? metric.of[key] : undefined;
}

/** Every metric that a column may hold. */
export function metricsIn({ metric }: Pick<ColumnDefinition, 'metric'>): readonly MetricId[] {
  if (metric === undefined) return [];
  return typeof metric === 'string' ? [metric] : Object.values(metric.of);
}

/** Why rows of a table are never too small to publish: they are the shop's own totals, or no people stand behind them. */
export type Exemption = 'shop_totals' | 'no_people';

export interface TableDefinition<Input> {
  id: string;
  title: string;
  /** The columns that make a row unique. */
  grain: readonly string[];
  /**
   * The columns that count the people behind a row: users, or sessions (orders, items) where users are not counted. A row in which one of
   * them is below the smallest group of the configuration is not published.
   */
  population: readonly string[] | Exemption;
  /** Columns that rows are sorted by, where the grain's own order is not the natural one (steps of a path). */
  sort?: readonly string[];
  columns: readonly ColumnDefinition[];
  /** Columns that stand behind those only where the input has what they need. */
  optionalColumns?(input: Input): readonly ColumnDefinition[];
  /** Rows in any order, columns at least those declared. */
  compute(input: Input): ColumnTable;
}

export type Cell = string | number | null;

/** A published table as pages, figures and claims see it: values in published units, columns without currency, rows sorted by key. */
export interface PublishedTable {
  id: string;
  title: string;
  grain: readonly string[];
  columns: readonly (ColumnDefinition & { publishedName: string })[];
  rows: readonly Readonly<Record<string, Cell>>[];
  population: readonly string[] | Exemption;
  /** Rows whose population is too small: their keys alone, so that a value asked for by name is absent and not unknown. Not published. */
  suppressed: readonly Readonly<Record<string, Cell>>[];
}

/** A column's name in the CSV: money ends in the shop's currency, as in `revenue_usd`. */
export function publishedName(
  column: Pick<ColumnDefinition, 'name' | 'type'>,
  currency: string,
): string {
  const isMoney = column.type === 'money' || column.type === 'money_average';
  return isMoney ? `${column.name}_${currency.toLowerCase()}` : column.name;
}
