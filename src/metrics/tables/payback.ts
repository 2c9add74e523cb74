import { type ColumnTable, escape as closure } from 'arquero';
import { firstOfMonth } from '../../base/calendar.ts';
import { sumBy } from './periods.ts';

/** Beyond a year few cohorts are old enough to say anything. */
const LONGEST_PAYBACK_DAYS = 365;

/** What one month's new users of a channel brought. */
interface Cohort {
  customers: number;
  /** Last day on which a user of the cohort may have come first. */
  lastDay: number;
  /** Contribution, gross profit less refunds, in cents by the calendar days since the user's first session. */
  profitAfter: ReadonlyMap<number, number>;
}

interface Spending {
  cohort: number;
  days_since: number;
  revenue: number;
  cogs: number;
  refunded_amount: number;
}

/** Where the customers and their orders stand: the `users` cube of those won, the `visitor_value` cube, and how far the data reach. */
export interface Won {
  users: ColumnTable;
  spending: ColumnTable;
  lastWholeDay: number;
}

/**
 * The days from the first session after which the customers won through a channel have earned back, after refunds, what winning one cost
 * (cents). A day is judged by the cohorts that have had it whole. Null when a year does not suffice, when no cohort is old enough, and
 * for a cost that does not exist.
 */
export function paybackDays(channel: string, cost: number, won: Won): number | null {
  if (!Number.isFinite(cost)) return null;
  const cohorts = cohortsOf(channel, won);
  const earned = cohorts.map(() => 0);
  for (let days = 0; days <= LONGEST_PAYBACK_DAYS; days += 1) {
    cohorts.forEach(({ profitAfter }, index) => {
      earned[index]! += profitAfter.get(days) ?? 0;
    });
    if (isEarned(cost, cohorts, earned, days, won.lastWholeDay)) return days;
  }
  return null;
}

function isEarned(
  cost: number,
  cohorts: readonly Cohort[],
  earned: readonly number[],
  days: number,
  lastWholeDay: number,
): boolean {
  let customers = 0;
  let profit = 0;
  cohorts.forEach((cohort, index) => {
    if (cohort.lastDay + days > lastWholeDay) return;
    customers += cohort.customers;
    profit += earned[index]!;
  });
  return customers > 0 && profit / customers >= cost;
}

function cohortsOf(channel: string, { users, spending }: Won): Cohort[] {
  const ofChannel = closure((d: { first_channel: string }) => d.first_channel === channel);
  const spent = Map.groupBy(
    spending.filter(ofChannel).objects() as Spending[],
    (row) => row.cohort,
  );
  const sizes = sumBy(users.filter(ofChannel), ['cohort'], ['customers']).objects() as {
    cohort: number;
    customers: number;
  }[];
  return sizes.map(({ cohort, customers }) => ({
    customers,
    lastDay: firstOfMonth(cohort + 1) - 1,
    profitAfter: new Map(
      spent
        .get(cohort)
        ?.map((row) => [row.days_since, row.revenue - row.cogs - row.refunded_amount]),
    ),
  }));
}
