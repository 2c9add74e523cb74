import { formatDay } from '../base/calendar.ts';
import { type Problem, ReportError } from '../base/errors.ts';
import { createFormatter } from '../base/format/create-formatter.ts';
import type { FigureDefinition } from '../figures/figure.ts';
import type { PictureFormat } from '../figures/render-figure.ts';
import type { MetricEntry } from '../metrics/definitions/registry.ts';
import type { GlossaryTerm } from '../shop/config/glossary.ts';
import type { MethodChange } from '../shop/config/method-changes.ts';
import { contentFile } from '../shop/config/read-content.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { INPUT_TABLES } from '../shop/tables/schema.ts';
import { asShown } from './as-shown.ts';
import { ChapterReader } from './chapter-reader.ts';
import type { ChapterSource } from './chapter-source.ts';
import { renderFigureCsv } from './data-files.ts';
import { statementProblems, statementsOn, withStatements } from './data-statements.ts';
import { createFigureContext } from './figure-context.ts';
import { buildGlossary } from './glossary.ts';
import { NamedTables } from './named-tables.ts';
import { buildRegistry } from './registry.ts';
import type { RenderedReport } from './report.ts';
import { subjectFigures } from './subject-figures.ts';
import { makeSubjectPages } from './subject-pages.ts';
import { listSubjects, type Subject } from './subjects.ts';
import type { BuiltReport } from './work-folder.ts';

export interface RenderOptions {
  config: ReportConfig;
  /** Entries of the registry of metrics. */
  metrics: readonly MetricEntry[];
  /** The log of changes of method. */
  changes: readonly MethodChange[];
  /** Words that are no metrics. */
  terms: readonly GlossaryTerm[];
  built: BuiltReport;
  sources: readonly ChapterSource[];
  /** Path under which the site stands, `/` or `/report/`. */
  base: string;
  /** The content folder as the person named it, for messages. */
  contentName?: string | undefined;
  /** The forms of pictures that will stand beside the pages; none where it is left out. */
  pictures?: readonly PictureFormat[];
}

/**
 * The finished report: every chapter read, every claim checked. Throws a `ReportError` with all problems of all chapters: unknown
 * names, claims that the data do not support, aims that no chapter serves.
 */
export function renderReport({
  config,
  metrics,
  changes,
  terms,
  built,
  sources,
  base,
  contentName = 'content',
  pictures = [],
}: RenderOptions): RenderedReport {
  const tables = new Map(built.tables.map((table) => [table.id, table]));
  const format = createFormatter(config);
  const shown = asShown(built);
  const saidOf = statementsOn(config, metrics);
  const figures = { ...createFigureContext(config, shown, format, base), saidOf };
  const registry = buildRegistry(metrics, tables, changes, contentName);
  const glossary = buildGlossary(terms, registry, config.locale, contentName);
  const reader = new ChapterReader({
    named: new NamedTables(tables, config.currency, built.coverage),
    format,
    label: figures.label,
    pageOf: figures.pageOf,
    definitionHref: (metric) => `${base}metrics/#${metric}`,
    figures,
    base,
    aims: config.aims,
    glossary,
    tablesThere: tablesThere(built),
    certain: new Set(
      built.tables.filter(({ population }) => population === 'no_people').map(({ id }) => id),
    ),
    names: namesOf(config, built),
    sources,
  });
  const chapters = reader.readAll();
  const configFile = contentFile(contentName, 'report.yaml');
  const problems = [
    ...reader.problems,
    ...aimProblems(config, sources, configFile),
    ...statementProblems(config, configFile),
  ];
  if (problems.length > 0) throw new ReportError(problems);
  const subjects = listSubjects(config, shown);
  const files = [...reader.figures, ...definitionsOf(subjects)];
  // The same figures with the letters of the export, for the files.
  const letters = createFigureContext(config, built, format, base);
  const inExport = [...reader.figures, ...definitionsOf(listSubjects(config, built))];
  return {
    config,
    format,
    demonstration: built.demonstration,
    coverage: {
      firstDate: formatDay(built.coverage.firstDay),
      lastDate: formatDay(built.coverage.lastDay),
    },
    tables,
    chapters: chapters.map((chapter) => ({
      ...chapter,
      body: withStatements(chapter.body, config.data_statements),
    })),
    claims: reader.claims,
    registry,
    glossary,
    subjects: makeSubjectPages(subjects, figures, config),
    figureFiles: new Map(
      files.map(({ id }, place) => [id, renderFigureCsv(inExport[place]!, letters)]),
    ),
    pictures,
  };
}

/** Names that chapters may write though they hold a digit: the shop's own, and those of the data. */
function namesOf(config: ReportConfig, { products, channels }: BuiltReport): string[] {
  return [
    ...config.names,
    config.company.name,
    ...[...config.experiments, ...config.events].map(({ title }) => title),
    ...products,
    ...channels.flatMap(({ id, label }) => [id, label]),
  ];
}

/** The published tables and those of the export, and which of them are there with rows. */
function tablesThere({ tables, inputs }: BuiltReport): ReadonlyMap<string, boolean> {
  const there = new Map<string, boolean>(Object.keys(INPUT_TABLES).map((name) => [name, false]));
  for (const { table, rows } of inputs) there.set(table, rows > 0);
  for (const { id, rows } of tables) there.set(id, rows.length > 0);
  return there;
}

function definitionsOf(subjects: readonly Subject[]): FigureDefinition[] {
  return subjects.flatMap(subjectFigures).map(({ definition }) => definition);
}

/** Aims and outcomes that chapters name and nobody declared, and aims that no chapter serves. */
function aimProblems(
  config: ReportConfig,
  sources: readonly ChapterSource[],
  file: string,
): Problem[] {
  const served = new Set(sources.flatMap((source) => source.frontMatter.aims));
  const unserved = config.aims
    .filter(({ id }) => !served.has(id))
    .map(({ id, title }) => ({
      kind: 'unserved-aim',
      file,
      key: 'aims',
      message: `no chapter serves the aim "${id}" (${title})`,
      hint: `Name it under aims in the front matter of the chapter that answers it.`,
    }));
  return [
    ...undeclared('aim', 'aims', config, sources),
    ...undeclared('outcome', 'outcomes', config, sources),
    ...unserved,
  ];
}

function undeclared(
  what: string,
  key: 'aims' | 'outcomes',
  config: ReportConfig,
  sources: readonly ChapterSource[],
): Problem[] {
  const known = config[key].map(({ id }) => id);
  return sources.flatMap((source) =>
    source.frontMatter[key]
      .filter((id) => !known.includes(id))
      .map((id) => ({
        kind: `unknown-${what}`,
        file: source.file,
        line: source.lineAt([key]),
        key,
        message: `no ${what} "${id}" is declared in report.yaml`,
        hint: `The ${key} are ${known.join(', ')}.`,
      })),
  );
}
