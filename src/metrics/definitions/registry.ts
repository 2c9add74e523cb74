import { z } from 'zod';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { parseWithLines } from '../../shop/config/parse-yaml.ts';
import { readContentFile } from '../../shop/config/read-content.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import { METRIC_IDS, type MetricId } from './metric-ids.ts';

/** Where the entries stand, within the project's folder. */
export const METRICS_FILE = 'src/metrics/definitions/metrics.yaml';

/**
 * One entry of the registry of metrics, as the SEC's guidance on key performance indicators and metrics in management's discussion
 * asks (release 33-10751, 2020): definition and calculation, why it is useful to investors, how management uses it, its limits.
 */
export interface MetricEntry {
  id: MetricId;
  name: string;
  definition: string;
  /** How it is calculated, in the words of the tables. */
  formula: string;
  /** Why it is useful to investors. */
  usefulness: string;
  /** How management uses it. */
  managementUse: string;
  /** Columns of the export that it is computed from. */
  sources: readonly string[];
  limits: string;
}

/** Columns of the export that hold money, by the word that stands for them in the entries: their names bear the shop's currency. */
const MONEY_COLUMNS: Readonly<Record<string, string>> = {
  price: 'orders.price',
  cost: 'orders.cogs',
  item_price: 'order_items.price',
  item_cost: 'order_items.cogs',
  refund: 'order_item_refunds.refund_amount',
  spend: 'marketing_spend.spend',
};
const WORD = /\{([^{}]*)\}/g;

const text = z
  .string()
  .trim()
  .min(1, 'expected a text')
  .superRefine((value, context) => {
    for (const [written, word = ''] of value.matchAll(WORD))
      if (!Object.hasOwn(MONEY_COLUMNS, word))
        context.addIssue(
          `expected a column of money in place of ${written}: ${Object.keys(MONEY_COLUMNS)
            .map((name) => `{${name}}`)
            .join(', ')}`,
        );
  });

const id = z.enum(METRIC_IDS, {
  error: ({ input }) =>
    `expected the id of a metric. ${didYouMean(nearestNames(String(input), METRIC_IDS), 'A new one is named in src/metrics/definitions/metric-ids.ts too.')}`,
});

const entry = z.strictObject({
  id,
  name: text,
  definition: text,
  formula: text,
  usefulness: text,
  management_use: text,
  sources: z.array(text).min(1, 'expected the columns of the export that it is computed from'),
  limits: text,
});

const registrySchema = z.strictObject({
  metrics: z.array(entry).superRefine((entries, context) => {
    const ids = entries.map((each) => each.id);
    for (const [index, known] of ids.entries())
      if (ids.indexOf(known) < index)
        context.addIssue({
          code: 'custom',
          path: [index, 'id'],
          message: `expected one entry for the metric "${known}", which has one already`,
        });
    for (const wanted of METRIC_IDS.filter((each) => !ids.includes(each)))
      context.addIssue(
        `expected an entry for the metric "${wanted}": write one, or remove it from src/metrics/definitions/metric-ids.ts`,
      );
  }),
});

/** The registry: every metric that the report publishes, in the order of the file. Throws a `ReportError` that names each wrong line. */
export function loadMetrics(
  file: string,
  config: Pick<ReportConfig, 'currency'>,
): readonly MetricEntry[] {
  const read = readContentFile(file, file, 'Take it from the repository again: git restore.');
  return parseMetrics(read, file, config);
}

/** The entries of this text; `file` stands in the problems. */
export function parseMetrics(
  yaml: string,
  file: string,
  { currency }: Pick<ReportConfig, 'currency'>,
): readonly MetricEntry[] {
  const written = (value: string): string =>
    value.replace(WORD, (_, word: string) => `${MONEY_COLUMNS[word]!}_${currency.toLowerCase()}`);
  return parseWithLines(yaml, file, registrySchema).value.metrics.map(
    ({ management_use, sources, ...rest }) => ({
      id: rest.id,
      name: written(rest.name),
      definition: written(rest.definition),
      formula: written(rest.formula),
      usefulness: written(rest.usefulness),
      managementUse: written(management_use),
      sources: sources.map(written),
      limits: written(rest.limits),
    }),
  );
}
