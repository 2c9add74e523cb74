/** Whether the times of the tables are those of one clock, and times at all. */
import { formatMonth, monthOfDay, SECONDS_PER_DAY } from '../../base/calendar.ts';
import { timeOf } from '../tables/quality-check.ts';
import type { TableName } from '../tables/schema.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';

const HOUR = 3600;
/** Part of a month's rows that must come late for the month to fail. */
const LATE = 0.5;
/** Part of all rows that may stand at the full hour: by chance it is one of 3,600. */
const ON_THE_HOUR = 0.1;
const FEW_ROWS = 10;

interface Follows {
  table: TableName;
  column: string;
  parent: TableName;
}

/** Months, by the parent's time, in which half of the rows or more follow their parent by an hour or more. */
function monthsOfLateRows(
  { tables, links }: CheckInput,
  { table, column, parent }: Follows,
): Findings {
  const times = tables[table].columns.created_at;
  const parentTimes = tables[parent].columns.created_at;
  const parents = links.parentRows(table, column);
  const months = new Map<number, { rows: number; late: number }>();
  let day = Number.NaN;
  let sum = { rows: 0, late: 0 };
  for (let row = 0; row < times.length; row += 1) {
    const began = parentTimes[parents[row]!]!;
    const ownDay = Math.floor(began / SECONDS_PER_DAY);
    if (ownDay !== day) {
      day = ownDay;
      const month = monthOfDay(day);
      sum = months.get(month) ?? { rows: 0, late: 0 };
      months.set(month, sum);
    }
    sum.rows += 1;
    if (times[row]! - began >= HOUR) sum.late += 1;
  }
  const failed = [...months]
    .filter(([, { rows, late }]) => late > rows * LATE)
    .sort(([a], [b]) => a - b);
  return listed(
    months.size,
    failed.map(([month, { rows, late }]) => `${formatMonth(month)} (${late} of ${rows} rows)`),
  );
}

function sessionsOnTheHour({ tables }: CheckInput): Findings {
  const { created_at: times } = tables.website_sessions.columns;
  const failed = times.reduce((sum, time) => (time % HOUR === 0 ? sum + 1 : sum), 0);
  const isOdd = failed >= FEW_ROWS && failed > times.length * ON_THE_HOUR;
  return {
    checked: times.length,
    failures: isOdd ? failed : 0,
    examples: isOdd
      ? [`${failed} sessions, such as one at ${timeOf(times.find((time) => time % HOUR === 0)!)}`]
      : [],
  };
}

const late = (
  id: string,
  follows: Follows,
  words: { meaning: string; effect: string },
): DataCheck => ({
  id,
  table: follows.table,
  unit: 'months',
  level: 'warn',
  threshold: 'more than half of a month, an hour or more',
  numbersStand: false,
  hint: 'Export all tables by the same clock.',
  ...words,
  look: (input) => monthsOfLateRows(input, follows),
});

export const CLOCKS: readonly DataCheck[] = [
  late(
    'order-clock',
    { table: 'orders', column: 'website_session_id', parent: 'website_sessions' },
    {
      meaning:
        'Months in which more than half of the orders come an hour or more after their session began: the clocks of the two tables may differ.',
      effect: 'Orders stand in another hour, and some on another day, than their sessions.',
    },
  ),
  late(
    'page-view-clock',
    { table: 'website_pageviews', column: 'website_session_id', parent: 'website_sessions' },
    {
      meaning:
        'Months in which more than half of the page views come an hour or more after their session began: the clocks of the two tables may differ.',
      effect: 'Views stand in another hour, and some on another day, than their sessions.',
    },
  ),
  late(
    'item-clock',
    { table: 'order_items', column: 'order_id', parent: 'orders' },
    {
      meaning:
        'Months in which more than half of the items come an hour or more after their order: the clocks of the two tables may differ.',
      effect: 'Some sales of products stand on another day than their orders.',
    },
  ),
  {
    id: 'session-has-time',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'ten, and a tenth',
    meaning:
      'Sessions that began at a full hour to the second, such as midnight, where more than a tenth of all did: the export holds days or hours, and no times.',
    effect: 'Hours of the day, and which of two sessions came first, cannot be known.',
    numbersStand: false,
    hint: 'Export the time of each session, not only its day.',
    look: sessionsOnTheHour,
  },
];
