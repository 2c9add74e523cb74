/** Pages of the configuration that the data do not know, or that they meet twice. */

import { nearestNames } from '../../base/nearest-names.ts';
import { matchesAny } from '../config/patterns.ts';
import type { ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';
import { stepPatterns } from '../facts/session-facts.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';

/** The addresses that were seen. */
export function seenPages({ pages, sessions }: Facts): string[] {
  return sessions.pages.filter(
    (page, code): page is string => page !== null && pages.pageviews[code]! > 0,
  );
}

/** A setting that the data do not know, with what they know that is nearest. */
export function withNearest(setting: string, wanted: string, known: readonly string[]): string {
  const [nearest] = nearestNames(wanted, known);
  return nearest === undefined
    ? `${setting} ${showName(wanted)}`
    : `${setting} ${showName(wanted)}, nearest in the data: ${showName(nearest)}`;
}

interface Page {
  /** What names it: a step, a product. */
  of: string;
  pattern: string;
}

/** Pages of the steps that name them themselves. */
function stepPages({ funnel }: ReportConfig): Page[] {
  return funnel.flatMap(({ step, pages }) =>
    Array.isArray(pages) ? pages.map((pattern) => ({ of: `step ${step}`, pattern })) : [],
  );
}

function unseen(pages: readonly Page[], facts: Facts): Findings {
  const seen = seenPages(facts);
  const failed = pages.filter(({ pattern }) => !seen.some((page) => matchesAny(page, [pattern])));
  return listed(
    pages.length,
    failed.map(({ of, pattern }) => withNearest(of, pattern, seen)),
  );
}

/** Steps that no session reached: there are orders, so that all must have been. */
function deadSteps({ facts, config }: CheckInput): Findings {
  const { steps, reached } = facts.sessions;
  const all = reached.reduce((bits, own) => bits | own, 0);
  const seen = seenPages(facts);
  const products = config.products.map(({ page }) => page);
  const failed = steps.filter((_, place) => ((all >> place) & 1) === 0);
  return listed(
    steps.length,
    failed.map((step) => {
      const patterns = stepPatterns(step, products);
      return withNearest(`step ${step.step}`, patterns === 'any' ? '*' : (patterns[0] ?? ''), seen);
    }),
  );
}

/** Steps and products that share an address with an earlier one. */
function pagesMetTwice({ facts, config }: CheckInput): Findings {
  const seen = seenPages(facts);
  const products = config.products.map(({ page }) => page);
  const steps = config.funnel
    .filter(({ pages }) => pages !== 'any')
    .map((step) => ({
      name: `step ${step.step}`,
      pages: stepPatterns(step, products) as readonly string[],
    }));
  const own = config.products.map(({ product_id, page }) => ({
    name: `product ${product_id}`,
    pages: [page],
  }));
  const failed = [steps, own].flatMap((entries) =>
    entries.flatMap(({ name, pages }, place) => {
      const shared = seen.find(
        (page) =>
          matchesAny(page, pages) &&
          entries.slice(0, place).some((earlier) => matchesAny(page, earlier.pages)),
      );
      return shared === undefined ? [] : [`${name} has ${showName(shared)}, as an earlier one has`];
    }),
  );
  return listed(steps.length + own.length, failed);
}

const SETTINGS = { unit: 'settings', table: 'website_pageviews' } as const;

export const PAGE_SETTINGS: readonly DataCheck[] = [
  {
    ...SETTINGS,
    id: 'step-has-views',
    level: 'stop',
    threshold: 'one',
    meaning:
      'Steps of the funnel that no session ever reached, though there are orders: the addresses of their pages are others.',
    effect: 'The funnel ends at the step before.',
    numbersStand: false,
    hint: 'Write the addresses of the export under pages of the step in report.yaml, or leave the step out.',
    look: deadSteps,
  },
  {
    ...SETTINGS,
    id: 'step-page-met',
    level: 'warn',
    threshold: 'one',
    meaning: 'Pages of a step of the funnel that no session ever saw.',
    effect: 'None, where they were not there in these data; else the step counts too few sessions.',
    numbersStand: false,
    hint: 'Compare the pages under funnel in report.yaml with the addresses of the export.',
    look: ({ facts, config }) => unseen(stepPages(config), facts),
  },
  {
    ...SETTINGS,
    id: 'page-met-once',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Steps of the funnel that have a page of an earlier step, and products that have the page of an earlier product.',
    effect: 'A view of such a page counts for both steps, or for the first of the products alone.',
    numbersStand: false,
    hint: 'Give each step and each product pages of its own.',
    look: pagesMetTwice,
  },
];
