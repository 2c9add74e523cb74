import type { ReportConfig } from '../../shop/config/schema.ts';
import { compareEditions } from './compare-editions.ts';
import {
  EDITIONS_FORM,
  type EditionChanges,
  type EditionList,
  type EditionRecord,
  type NoComparison,
  type RestatedValue,
} from './edition.ts';
import type { EditionContent } from './edition-content.ts';
import type { PreviousEdition } from './previous-edition.ts';
import { findRestatedMonths, type RestatedMonth } from './restated-months.ts';
import type { StoredTable } from './stored-table.ts';

export interface NextEditionOptions {
  config: Pick<ReportConfig, 'company' | 'currency' | 'restatement_bound'>;
  demonstration: boolean;
  /** First and last day of the data. */
  firstDate: string;
  lastDate: string;
  /** Hash of what the edition says. */
  sha256: string;
  content: EditionContent;
  previous: PreviousEdition | null;
  /** Today's tables, computed from the export cut where that of the edition before ended; null where nothing would be left. */
  asOf: () => Promise<ReadonlyMap<string, StoredTable> | null>;
}

/** What an edition publishes about itself. */
export interface NextEdition {
  list: EditionList;
  changes: EditionChanges;
  restated: readonly RestatedValue[];
  /** Whole months of the past that differ by more than the bound, the first reason to ask before this is published. */
  restatedMonths: readonly RestatedMonth[];
}

/** Whether the edition before is this very one: the same report, saying the same. */
export function isSameEdition(
  previous: PreviousEdition | null,
  edition: Pick<NextEditionOptions, 'config' | 'demonstration' | 'sha256'>,
): boolean {
  return (
    previous !== null &&
    reasonNotToFollow(previous.list, edition) === null &&
    previous.list.editions[0]?.sha256 === edition.sha256
  );
}

/** The edition that follows on the one before: its number, and what differs. */
export async function makeNextEdition(options: NextEditionOptions): Promise<NextEdition> {
  const { config, demonstration, content, previous } = options;
  const unrelated = previous === null ? 'first' : reasonNotToFollow(previous.list, options);
  const history = previous === null || unrelated !== null ? [] : previous.list.editions;
  const compared = history[0] === undefined ? null : await compareWith(previous!, options);
  const comparison = compared?.comparison ?? null;
  const number = (history[0]?.number ?? 0) + 1;
  const record: EditionRecord = {
    number,
    first_date: options.firstDate,
    last_date: options.lastDate,
    sha256: options.sha256,
    changes: comparison && {
      restated_values: compared!.restated.length,
      flipped_claims: comparison.claims.filter(
        ({ earlier, now }) => earlier !== null && now !== null,
      ).length,
      new_alerts: comparison.alerts.length,
    },
  };
  return {
    list: {
      form: EDITIONS_FORM,
      company: config.company.name,
      demonstration,
      editions: [record, ...history],
    },
    changes: {
      form: EDITIONS_FORM,
      edition: number,
      findings: content.findings,
      method_changes: content.methodChanges,
      compared_with: comparison && history[0]!,
      not_compared: unrelated ?? (comparison === null ? 'other-time' : null),
      comparison,
    },
    restated: compared?.restated ?? [],
    restatedMonths: findRestatedMonths(
      compared?.restated ?? [],
      previous?.content.tables.get('performance_by_month'),
      config.restatement_bound,
    ),
  };
}

/** Demonstration data and a company's own are never editions of one report, nor are two companies'. */
function reasonNotToFollow(
  list: EditionList,
  { config, demonstration }: Pick<NextEditionOptions, 'config' | 'demonstration'>,
): NoComparison | null {
  if (list.demonstration !== demonstration) return 'demonstration';
  return list.company === config.company.name ? null : 'other-company';
}

async function compareWith(
  previous: PreviousEdition,
  { content, asOf, config }: NextEditionOptions,
): Promise<ReturnType<typeof compareEditions> | null> {
  const cut = await asOf();
  if (cut === null) return null;
  return compareEditions({
    earlier: previous.content,
    now: content,
    asOf: cut,
    currency: config.currency,
  });
}
