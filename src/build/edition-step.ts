import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDay } from '../base/calendar.ts';
import { ReportError } from '../base/errors.ts';
import { createFormatter } from '../base/format/create-formatter.ts';
import { listFiles } from '../outputs/placing/list-files.ts';
import { settleSite } from '../outputs/placing/output.ts';
import { renderTableCsv } from '../report/data-files.ts';
import { CHANGES_FILE } from '../report/editions/edition.ts';
import type { EditionContent } from '../report/editions/edition-content.ts';
import { writeEditionFiles, writeFiles } from '../report/editions/edition-files.ts';
import { isSameEdition, makeNextEdition } from '../report/editions/next-edition.ts';
import { type PreviousEdition, readPreviousEdition } from '../report/editions/previous-edition.ts';
import type { RestatedMonth } from '../report/editions/restated-months.ts';
import { type StoredTable, toStoredTable } from '../report/editions/stored-table.ts';
import { countChanges } from '../report/editions/words.ts';
import { textOf } from '../report/model/text.ts';
import type { RenderedReport } from '../report/report.ts';
import type { BuiltReport } from '../report/work-folder.ts';
import type { MethodChange } from '../shop/config/method-changes.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { type TableEnds, tableEnds } from '../shop/tables/cut-tables.ts';

const SHOWN_MONTHS = 5;

/** In place of a site's folder or address: compare with none. */
const NO_PREVIOUS = 'none';

export interface EditionStepOptions {
  /** A site's folder or address, or `none`; where it is left out, the site about to be replaced if there is one. */
  previous?: string | undefined;
  /** The site about to be replaced. */
  outFolder: string;
  contentFolder: string;
  /** Where the report step has left its data files. */
  workFolder: string;
  config: ReportConfig;
  changes: readonly MethodChange[];
  built: BuiltReport;
  report: Pick<RenderedReport, 'chapters' | 'claims'>;
  /** The report step's result as if the export had ended at these times. */
  computeAsOf(ends: TableEnds): Promise<BuiltReport>;
  /** What happens where the past is restated beyond the bound of the configuration; `warn` where it is left out. */
  restatements?: RestatementPolicy | undefined;
  /** Told what restates the past, where that is only warned of. */
  warn(texts: readonly string[]): void;
}

/** `stop`: nothing is published until a person accepts it. `warn`: it is printed. `accept`: a person has looked. */
export type RestatementPolicy = 'stop' | 'warn' | 'accept';

/**
 * Numbers the edition, compares it with the one before, and writes what pages and the next edition need of it to the working folder. A
 * build that finds its own edition there takes over its files, so that building again changes nothing. Gives one line that says so.
 */
export async function editionStep(options: EditionStepOptions): Promise<string> {
  const { workFolder, config, built } = options;
  const previous = await findPrevious(options);
  const edition = {
    config,
    demonstration: built.demonstration,
    sha256: hashContent(options),
  };
  if (previous !== null && isSameEdition(previous, edition)) {
    writeFiles(workFolder, previous.files);
    return `${previous.list.editions[0]!.number}, as it was published`;
  }
  const now = contentOf(options);
  const next = await makeNextEdition({
    ...edition,
    firstDate: formatDay(built.coverage.firstDay),
    lastDate: formatDay(built.coverage.lastDay),
    content: now,
    previous,
    asOf: () => tablesAsOf(options, previous!, now),
  });
  judgeRestatements(next.restatedMonths, options);
  writeEditionFiles(workFolder, next);
  const [record] = next.list.editions;
  return `${record!.number}. ${countChanges(record!.changes)}`;
}

/** Throws a `ReportError` for a past that differs beyond the bound, or warns of it. */
function judgeRestatements(
  months: readonly RestatedMonth[],
  { restatements = 'warn', config, warn }: EditionStepOptions,
): void {
  if (months.length === 0 || restatements === 'accept') return;
  const format = createFormatter(config);
  const shown = months.slice(0, SHOWN_MONTHS).map(({ period, measure, earlier, now, change }) => {
    const by = Number.isFinite(change) ? ` (${format.change(change)})` : '';
    return `${period} ${measure} ${earlier} then, ${now ?? 'absent'} now${by}`;
  });
  const more = months.length > shown.length ? `, and ${months.length - shown.length} more` : '';
  const message = `the data tell another past than the edition before, by more than ${format.percent(config.restatement_bound)} of a whole month: ${shown.join('; ')}${more}`;
  if (restatements === 'warn') {
    warn([`${message}. Run with --accept-restatements once you know why.`]);
    return;
  }
  throw new ReportError([
    {
      kind: 'restated-past',
      file: 'data/restatements.csv',
      message,
      hint: 'Export the tables again, whole; if this past is the right one, build with --accept-restatements.',
    },
  ]);
}

async function findPrevious({
  previous,
  outFolder,
}: EditionStepOptions): Promise<PreviousEdition | null> {
  if (previous === NO_PREVIOUS) return null;
  settleSite(previous ?? outFolder);
  if (previous === undefined)
    return existsSync(path.join(outFolder, CHANGES_FILE)) ? readPreviousEdition(outFolder) : null;
  const found = await readPreviousEdition(previous);
  if (found !== null) return found;
  throw new ReportError([
    {
      kind: 'previous-edition',
      file: previous,
      message: 'no edition of a report is published there',
      hint: 'Name a finished site after --previous, or begin anew with "--previous none".',
    },
  ]);
}

/** One hash over everything that the edition says: data files, chapters, configuration. */
function hashContent({ workFolder, contentFolder }: EditionStepOptions): string {
  const hash = createHash('sha256');
  for (const folder of [path.join(workFolder, 'data'), contentFolder])
    for (const file of listFiles(folder)) {
      const content = createHash('sha256').update(readFileSync(path.join(folder, file)));
      hash.update(`${file} ${content.digest('hex')}\n`);
    }
  return hash.digest('hex');
}

function contentOf({ built, config, changes, report }: EditionStepOptions): EditionContent {
  return {
    dataHash: built.dataHash,
    tables: storedTables(built, config),
    claims: report.claims,
    findings: report.chapters.map(({ id, title, finding }) => ({
      chapter: id,
      title,
      finding: textOf(finding),
    })),
    methodChanges: changes,
  };
}

function storedTables(built: BuiltReport, { currency }: ReportConfig): Map<string, StoredTable> {
  return new Map(
    built.tables.map((table) => [table.id, toStoredTable(table, renderTableCsv(table), currency)]),
  );
}

/**
 * The tables computed from the export cut where that of the edition before ended: today's own where no record is younger; null where
 * all sessions, or all orders, are.
 */
async function tablesAsOf(
  { built, config, computeAsOf }: EditionStepOptions,
  { lastTimes }: PreviousEdition,
  now: EditionContent,
): Promise<ReadonlyMap<string, StoredTable> | null> {
  const goesOn = built.inputs.some(({ table, last_created_at }) => {
    const end = lastTimes.get(table);
    return end !== undefined && last_created_at !== null && last_created_at > end;
  });
  if (!goesOn) return now.tables;
  const isAllYounger = built.inputs.some(
    ({ table, first_created_at }) =>
      (table === 'website_sessions' || table === 'orders') &&
      (first_created_at ?? '') > (lastTimes.get(table) ?? ''),
  );
  if (isAllYounger) return null;
  return storedTables(await computeAsOf(tableEnds(lastTimes)), config);
}
