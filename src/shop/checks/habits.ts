/** What the customers of every shop do: some come back, some come at every hour, they enter at the front, send back within weeks, pay above cost. */
import { matchesAny } from '../config/patterns.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findNone, findRows } from './find-rows.ts';
import { countOf } from './say-days.ts';

/** Fewer sessions show no habit. */
const SESSIONS_TO_COME_BACK = 1000;
const SESSIONS_OF_A_CLOCK = 2400;
/** Later sessions of a user, of all. */
const LEAST_RETURNS = 0.001;

/** Landings on the page after an order that are no chance. */
const LEAST_LANDINGS = 10;
const SHARE_OF_LANDINGS = 0.02;

const LEAST_REFUNDS = 20;
const LATEST_MEDIAN_DAYS = 120;
const DAY = 86_400;

const LEAST_ITEMS = 20;
const LEAST_MARGIN = 0.01;

function wholeFile(fails: boolean, example: string): Findings {
  return { checked: 1, failures: fails ? 1 : 0, examples: fails ? [example] : [] };
}

function findNoReturns({ facts }: CheckInput): Findings {
  const { rows } = facts.sessions;
  const later = rows - facts.users.rows;
  return wholeFile(
    rows >= SESSIONS_TO_COME_BACK && later < rows * LEAST_RETURNS,
    `${countOf(later, 'later session')} of ${countOf(facts.users.rows, 'user')}`,
  );
}

function findEmptyHours({ facts: { sessions } }: CheckInput): Findings {
  if (sessions.rows < SESSIONS_OF_A_CLOCK) return findNone(24);
  const seen = new Uint8Array(24);
  for (let row = 0; row < sessions.rows; row += 1) seen[sessions.hour[row]!] = 1;
  const empty = [...seen.keys()].filter((hour) => seen[hour] === 0);
  return {
    checked: 24,
    failures: empty.length,
    examples: empty.slice(0, 3).map((hour) => `${String(hour).padStart(2, '0')}:00 to :59`),
  };
}

function findLateLandings(input: CheckInput): Findings {
  const { sessions } = input.facts;
  const { pages } = input.config.funnel.at(-1)!;
  const isLast = sessions.pages.map(
    (page) => page !== null && Array.isArray(pages) && matchesAny(page, pages),
  );
  let landings = 0;
  for (let row = 0; row < sessions.rows; row += 1)
    if (isLast[sessions.landingPage[row]!]) landings += 1;
  if (landings < LEAST_LANDINGS || landings <= sessions.rows * SHARE_OF_LANDINGS)
    return findNone(sessions.rows);
  return findRows(input, 'website_sessions', (row) => isLast[sessions.landingPage[row]!] === true);
}

function findLateRefunds({ tables, links }: CheckInput): Findings {
  const refunds = tables.order_item_refunds;
  if (refunds.rows < LEAST_REFUNDS) return findNone(1);
  const items = links.parentRows('order_item_refunds', 'order_item_id');
  const sold = tables.order_items.columns.created_at;
  const lags = Float64Array.from(
    refunds.columns.created_at,
    (time, row) => time - sold[items[row]!]!,
  ).sort();
  const half = lags.length / 2;
  const median = (lags[Math.ceil(half) - 1]! + lags[Math.floor(half)]!) / 2;
  return wholeFile(
    median > LATEST_MEDIAN_DAYS * DAY,
    `half of them ${Math.round(median / DAY)} days or more after the sale`,
  );
}

function findNoMargins({ facts: { items, products } }: CheckInput): Findings {
  const sums = products.name.map(() => ({ items: 0, revenue: 0, cogs: 0 }));
  for (let item = 0; item < items.rows; item += 1) {
    const sum = sums[items.product[item]!]!;
    sum.items += 1;
    sum.revenue += items.revenue[item]!;
    sum.cogs += items.cogs[item]!;
  }
  const failed = [...sums.keys()].filter((product) => {
    const { items: sold, revenue, cogs } = sums[product]!;
    return sold >= LEAST_ITEMS && revenue > 0 && cogs > revenue * (1 - LEAST_MARGIN);
  });
  return {
    checked: sums.filter(({ items: sold }) => sold > 0).length,
    failures: failed.length,
    examples: failed.slice(0, 3).map((product) => `"${products.name[product]}"`),
  };
}

export const HABITS: readonly DataCheck[] = [
  {
    id: 'users-come-back',
    table: 'website_sessions',
    unit: 'files',
    level: 'warn',
    threshold: 'one of a thousand, of a thousand sessions or more',
    meaning:
      'Sessions of which hardly any is a second one of its user: repeat sessions are not in the export, or each session has a user id of its own.',
    effect: 'What is said of repeat visits, cohorts and the worth of a customer is wrong.',
    numbersStand: false,
    hint: 'Export all sessions, with an id that a visitor keeps.',
    look: findNoReturns,
  },
  {
    id: 'hours-have-sessions',
    table: 'website_sessions',
    unit: 'hours',
    level: 'warn',
    threshold: 'one, of 2,400 sessions or more',
    meaning:
      'Hours of the day in which no session ever began, in a shop that is open day and night: a job that exports leaves them out, or times are cut.',
    effect: 'Sessions of these hours are missing, or stand in others.',
    numbersStand: false,
    hint: 'Look at how the export picks its rows and writes its times.',
    look: findEmptyHours,
  },
  {
    id: 'sessions-land-at-the-front',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'ten, and 2 % of the sessions',
    meaning:
      'Sessions that begin on the page that follows an order, too many for chance: the page views of a session stand in the wrong order, or it was cut in two there.',
    effect: 'Landing pages, bounces and what follows a page are wrong for these sessions.',
    numbersStand: false,
    hint: 'Export page views with the time at which each was opened.',
    look: findLateLandings,
  },
  {
    id: 'refunds-come-soon',
    table: 'order_item_refunds',
    unit: 'files',
    level: 'warn',
    threshold: 'a median of more than 120 days after the sale, of twenty refunds or more',
    meaning:
      'Refunds of which half come more than 120 days after the sale: their dates may be of another year, or of when they were booked.',
    effect: 'Net revenue and refunds stand in the wrong months.',
    numbersStand: false,
    hint: 'Export the day on which each refund was paid.',
    look: findLateRefunds,
  },
  {
    id: 'product-has-margin',
    table: 'order_items',
    unit: 'names',
    level: 'warn',
    threshold: 'a margin of less than 1 %, of twenty items or more',
    meaning:
      'Products whose items cost as much as they were sold for: the column of the cost may hold the price.',
    effect: 'The gross profit and the gross margin are too low.',
    numbersStand: false,
    hint: 'Export what each item cost.',
    look: findNoMargins,
  },
];
