import { type Problem, ReportError } from '../base/errors.ts';
import { type NotComputable, notComputableMetrics } from '../metrics/definitions/not-computable.ts';
import type { MetricEntry } from '../metrics/definitions/registry.ts';
import { metricsIn, type PublishedTable } from '../metrics/definitions/table-definition.ts';
import type { MethodChange } from '../shop/config/method-changes.ts';
import { contentFile } from '../shop/config/read-content.ts';

/** The registry of metrics as pages show it: each entry with the published tables that hold it; one that no table holds has no place. */
export interface Registry {
  metrics: readonly (MetricEntry & { tables: readonly string[] })[];
  notComputable: readonly NotComputable[];
  changes: readonly MethodChange[];
}

/** The registry over these tables. Throws a `ReportError` when the log of method changes names a metric that has no entry. */
export function buildRegistry(
  metrics: readonly MetricEntry[],
  tables: ReadonlyMap<string, PublishedTable>,
  changes: readonly MethodChange[],
  contentName = 'content',
): Registry {
  const known = new Set<string>(metrics.map(({ id }) => id));
  const problems = changes.flatMap((change) =>
    change.metrics
      .filter((id) => !known.has(id))
      .map(
        (id): Problem => ({
          kind: 'unknown-metric',
          file: contentFile(contentName, 'method-changes.yaml'),
          key: 'changes.metrics',
          message: `no metric "${id}" is in the registry`,
          hint: `The metrics are ${[...known].join(', ')}.`,
        }),
      ),
  );
  if (problems.length > 0) throw new ReportError(problems);
  return {
    metrics: metrics
      .map((metric) => ({ ...metric, tables: tablesWith(metric, tables) }))
      .filter((metric) => metric.tables.length > 0),
    notComputable: notComputableMetrics(
      tables.get('acquisition_by_channel')?.columns.some(({ name }) => name === 'spend') ?? false,
    ),
    changes,
  };
}

/** The tables that have a column of the metric. */
function tablesWith(
  { id: metric }: MetricEntry,
  tables: ReadonlyMap<string, PublishedTable>,
): string[] {
  return [...tables.values()]
    .filter(({ columns }) => columns.some((column) => metricsIn(column).includes(metric)))
    .map(({ id }) => id);
}
