/** What stands in the export twice under two ids: a single row, or a day that was imported twice. */
import { dayOf, formatTimestamp } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { findRepeatedOrders } from './repeated-orders.ts';
import { findPlaces } from './say-days.ts';

type Doubled = 'website_sessions' | 'website_pageviews' | 'orders';

/** 1 for each row that says in all but its id what an earlier one says. */
const REPEATED: Readonly<Record<Doubled, (input: CheckInput) => Uint8Array>> = {
  website_sessions: ({ facts }) => facts.users.ofSession.isRepeated,
  website_pageviews: ({ facts }) => facts.pages.isRepeated,
  orders: findRepeatedOrders,
};

const NAMES: Readonly<Record<Doubled, readonly [one: string, many: string]>> = {
  website_sessions: ['session', 'sessions'],
  website_pageviews: ['page-view', 'page views'],
  orders: ['order', 'orders'],
};

function findRepeatedRows(input: CheckInput, table: Doubled): Findings {
  const repeated = REPEATED[table](input);
  if (!repeated.includes(1)) return findNone(input.tables[table].rows);
  const times = input.tables[table].columns.created_at;
  return findRows(
    input,
    table,
    (row) => repeated[row] === 1,
    (row) => formatTimestamp(times[row]!),
  );
}

/** A day was imported twice when so many of its rows are repeated, and at least one of three (of a whole day twice, one of two is). */
const FEWEST_REPEATED = 10;
const ONE_OF = 3;

function findRepeatedDays(input: CheckInput, table: Doubled): Findings {
  const repeated = REPEATED[table](input);
  const checked = dayCountsOf(input).days;
  if (!repeated.includes(1)) return findNone(checked);
  const days = new Map<number, { rows: number; repeated: number }>();
  let [day, counts] = [Number.NaN, { rows: 0, repeated: 0 }];
  input.tables[table].columns.created_at.forEach((time, row) => {
    // Rows mostly follow each other in time.
    if (dayOf(time) !== day) {
      day = dayOf(time);
      counts = days.get(day) ?? { rows: 0, repeated: 0 };
      days.set(day, counts);
    }
    counts.rows += 1;
    counts.repeated += repeated[row] ?? 0;
  });
  const failing = [...days]
    .filter(
      ([, ofDay]) => ofDay.repeated >= FEWEST_REPEATED && ofDay.repeated * ONE_OF >= ofDay.rows,
    )
    .map(([place]) => place)
    .sort((a, b) => a - b);
  return findPlaces('day', checked, failing, (place) => {
    const ofDay = days.get(place)!;
    return `${ofDay.repeated} of ${ofDay.rows} ${NAMES[table][1]} repeated`;
  });
}

/** A row that is there twice, and a day that is. */
function checksOf(table: Doubled, equal: string, effect: string): DataCheck[] {
  const [one, many] = NAMES[table];
  return [
    {
      id: `${one}-stands-once`,
      table,
      unit: 'rows',
      level: 'warn',
      threshold: equal,
      meaning: `${many.charAt(0).toUpperCase()}${many.slice(1)} with ${equal} as another: the same one may stand there twice under two ids.`,
      effect,
      numbersStand: false,
      hint: 'Remove the repeated rows, and look why they have ids of their own.',
      look: (input) => findRepeatedRows(input, table),
    },
    {
      id: `${one}s-of-a-day-stand-once`,
      table,
      unit: 'days',
      level: 'stop',
      threshold: 'ten of these, and a third of the day',
      meaning: `On no day does a third of the ${many} or more (ten at least) have ${equal} as another: the day would have been imported twice.`,
      effect,
      numbersStand: false,
      hint: 'Import the days anew, once.',
      look: (input) => findRepeatedDays(input, table),
    },
  ];
}

export const DOUBLES: readonly DataCheck[] = [
  ...checksOf(
    'website_sessions',
    'the same second, user, source and device',
    'Sessions count twice, and with them their page views and orders.',
  ),
  ...checksOf(
    'website_pageviews',
    'the same session and url within a second',
    'Page views count twice; bounce rates and what follows a page are wrong.',
  ),
  ...checksOf(
    'orders',
    'the same session, product, items, price and cost',
    'Orders, revenue and profit count twice.',
  ),
];
