import type { Problem } from '../base/errors.ts';
import { didYouMean, nearestNames } from '../base/nearest-names.ts';
import type { FigureContext, FigureDefinition } from '../figures/figure.ts';
import type { MetricEntry } from '../metrics/definitions/registry.ts';
import { metricsIn } from '../metrics/definitions/table-definition.ts';
import type { DataStatement, ReportConfig } from '../shop/config/schema.ts';
import { type AnyTableName, INPUT_TABLES, type InputTable } from '../shop/tables/schema.ts';
import type { Block, Callout, Words } from './model/blocks.ts';
import { paragraph, wordsOf } from './model/make.ts';

/** Over what the sender says, wherever it stands. */
const TITLE = 'What the sender says of the data';

/** The figure of what was read: what is said of it stands behind it. */
const FIGURE_OF_DATA = 'data-availability';

/** Columns that a session's channel and kind of visit are made of. */
const OF_CHANNEL = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'].map(
  (column) => `website_sessions.${column}`,
);
const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  channel: OF_CHANNEL,
  kind: OF_CHANNEL,
  landing_page: ['website_pageviews.pageview_url'],
  step: ['website_pageviews.pageview_url'],
  visit_type: ['website_sessions.user_id'],
  customer_type: ['orders.user_id'],
  cohort: ['website_sessions.user_id'],
};

/** Every column of the export as a statement may name it, with the currency in money columns and without, and every table. */
function knownPlaces(currency: string): Map<string, string> {
  const tables: InputTable[] = Object.values(INPUT_TABLES);
  return new Map(
    tables.flatMap(({ name, columns }) => [
      [name, name] as const,
      ...columns.flatMap(({ name: column, type }) => {
        const place = `${name}.${column}`;
        const published = type === 'money' ? `${place}_${currency.toLowerCase()}` : place;
        return [[place, published] as const, [published, published] as const];
      }),
    ]),
  );
}

/** Statements about what no export holds; `file` is the configuration's path for messages. */
export function statementProblems(
  { data_statements: statements, currency }: ReportConfig,
  file: string,
): Problem[] {
  const known = knownPlaces(currency);
  return statements.flatMap(({ id, about }, place) =>
    about
      .filter((name) => !known.has(name))
      .map((name) => ({
        kind: 'unknown-column',
        file,
        key: `data_statements.${place}.about`,
        message: `"${id}" is about "${name}", which is no table of the export and no column of one`,
        hint: didYouMean(
          nearestNames(name, known.keys()),
          `The tables are ${Object.keys(INPUT_TABLES).join(', ')}; a column is named behind its table's point.`,
        ),
      })),
  );
}

/**
 * What the sender says of the data that a figure rests on: of a table that it names as its source or that a metric in its columns is computed
 * from, and of a column that such a metric, or a dimension in it, is made of.
 */
export function statementsOn(
  { data_statements: statements, currency }: Pick<ReportConfig, 'data_statements' | 'currency'>,
  metrics: readonly MetricEntry[],
): (definition: FigureDefinition, context: FigureContext) => string[] {
  const known = knownPlaces(currency);
  const sourcesOf = new Map(metrics.map(({ id, sources }) => [id, sources]));
  return (definition, context) => {
    if (statements.length === 0) return [];
    const shown = new Set(definition.data(context).columns.map(({ name }) => name));
    // What its rows are told apart by counts also where the figure makes columns of it.
    const columns = definition.tables.flatMap((id) => {
      const { columns: all, grain } = context.table(id);
      return all.filter(({ name }) => shown.has(name) || grain.includes(name));
    });
    const inputs = new Set([
      ...definition.sources,
      ...columns.flatMap((column) => metricsIn(column).flatMap((id) => sourcesOf.get(id) ?? [])),
      ...columns.flatMap(({ name }) => DIMENSIONS[name] ?? sameNamed(name, definition.sources)),
    ]);
    const rests = (place: string): boolean =>
      [...inputs].some((input) => input === place || input.startsWith(`${place}.`));
    return statements
      .filter(({ about }) => about.some((name) => rests(known.get(name) ?? name)))
      .map(({ says }) => says);
  };
}

/** A dimension that bears the name of a column in one of the figure's sources, such as the device. */
function sameNamed(name: string, sources: readonly string[]): string[] {
  return sources.flatMap((source) => {
    const table: InputTable | undefined = INPUT_TABLES[source as AnyTableName];
    return table?.columns.some((column) => column.name === name) ? [`${source}.${name}`] : [];
  });
}

/** The text of a chapter, and what the sender says behind its figure of the data, where it shows that one. */
export function withStatements(
  blocks: readonly Block[],
  statements: readonly DataStatement[],
): readonly Block[] {
  if (statements.length === 0) return blocks;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'section')
      return [{ ...block, blocks: withStatements(block.blocks, statements) }];
    return block.kind === 'figure' && block.definition.id === FIGURE_OF_DATA
      ? [block, asNote(statements)]
      : [block];
  });
}

/** What the sender says, each with what it is about and what follows for the numbers. */
function asNote(statements: readonly DataStatement[]): Callout {
  const items = statements.map(({ about, says, effect }): Block[] => [
    {
      ...paragraph([
        ...about.flatMap(
          (name, place): Words => [
            ...wordsOf(place === 0 ? '' : ', '),
            { kind: 'code', text: name, isPath: true },
          ],
        ),
        {
          kind: 'text',
          text: `: ${[says, effect].filter((text) => text !== undefined).join(' ')}`,
        },
      ]),
      isTight: true,
    },
  ]);
  return { kind: 'callout', type: 'note', title: TITLE, blocks: [{ kind: 'list', items }] };
}
