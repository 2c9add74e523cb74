import { matchesAny } from '../config/patterns.ts';
import type { FunnelStep } from '../config/schema.ts';
import type { Tables } from '../tables/schema.ts';
import type { GroupedRows } from './group-rows.ts';
import type { SessionFacts } from './session-facts.ts';

/** Where a session met a step that several pages may serve. */
export interface StepPageFacts {
  step: string;
  /** The first page of the step that each session saw: a code into the session facts' `pages`; 0 for a session that did not reach it. */
  firstPage: Uint32Array;
}

/** The name under which sessions are told apart by where they land. */
export const LANDING_STEP = 'landing';

/** Steps of the configuration that more than one page may serve; landing is told by itself. */
export function stepsOfSeveralPages(
  funnel: readonly FunnelStep[],
): { step: string; patterns: readonly string[] }[] {
  return funnel.flatMap(({ step, pages }) =>
    step !== LANDING_STEP &&
    Array.isArray(pages) &&
    (pages.length > 1 || pages.some((page) => page.endsWith('*')))
      ? [{ step, patterns: pages }]
      : [],
  );
}

/** The pages by which each session landed and met the steps of several pages, in the order of the views. */
export function buildStepPageFacts(
  tables: Tables,
  sessions: SessionFacts,
  views: GroupedRows,
  funnel: readonly FunnelStep[],
): StepPageFacts[] {
  const steps = stepsOfSeveralPages(funnel).map(({ step, patterns }) => ({
    step,
    isOf: Uint8Array.from(sessions.pages, (page) =>
      page !== null && matchesAny(page, patterns) ? 1 : 0,
    ),
    firstPage: new Uint32Array(sessions.rows),
  }));
  const pageOf = tables.website_pageviews.columns.pageview_url.codes;
  for (const { isOf, firstPage } of steps) {
    for (let session = 0; session < sessions.rows; session += 1) {
      const end = views.start[session + 1]!;
      for (let index = views.start[session]!; index < end; index += 1) {
        const page = pageOf[views.rows[index]!]!;
        if (isOf[page] === 0) continue;
        firstPage[session] = page;
        break;
      }
    }
  }
  return [
    { step: LANDING_STEP, firstPage: sessions.landingPage },
    ...steps.map(({ step, firstPage }) => ({ step, firstPage })),
  ];
}
