import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type CurveEnd, curveEnd } from '../statistics/sharp-end.ts';
import { followedUsers, RETURN_MEANING, RETURNS, type Return } from './followed.ts';

/** Below this share of the usual rate a curve has run out before it ends. */
const LEVEL = 0.5;
/** A silence that chance alone makes less often than this is an end. */
const CHANCE = 0.001;

const COLUMNS = [
  is.text('event', RETURN_MEANING),
  is.count('users', 'Users (customers) of all of the data', 'users'),
  is.count('returned', 'Of these, those with a second session (order)', 'users', 'returning-users'),
  is.count('most', 'The most sessions (orders) of one of them'),
  is.count('longest_return_days', 'The longest time from the first to the second', 'days'),
  is.count('longest_life_days', 'The longest time from the first to the last', 'days'),
  is.count(
    'stretch_days',
    'The last fifth of the longest return, whose rate is looked at, and as long a time after it',
    'days',
  ),
  is.number(
    'level',
    'Returns a day and user in that fifth / in all of the longest return: near 1 where users return as often to the very end',
    'times',
    'identifier-life',
  ),
  is.number(
    'expected_after',
    'Returns that as long a time after the longest would hold at that rate; there were none',
    'users',
    'identifier-life',
  ),
  is.number('p_value', 'The chance of none (exact Poisson)', '', 'identifier-life'),
  is.flag(
    'stops',
    `1 when returning stops sharply: a level of ${LEVEL} at least, and a chance below ${CHANCE}; 0 when it ran out before; empty where the data are too few to tell`,
    'identifier-life',
  ),
];

/** Whether users stop returning as people do, fewer and fewer, or at a wall, as an identifier that expires would make them. */
export const identifierLifeTable = defineTable({
  id: 'identifier_life',
  title: 'How long the shop’s user ids are seen, and how returning ends',
  grain: ['event'],
  population: ['users', 'returned'],
  columns: COLUMNS,
  compute: (input) =>
    tableOfRows(
      RETURNS.map((event) => {
        const followed = followedUsers(event, input);
        const end = curveEnd(followed);
        return {
          event,
          users: followed.reduce((sum, row) => sum + row.events + row.censored, 0),
          returned: followed.reduce((sum, row) => sum + row.events, 0),
          ...longest(event, input),
          longest_return_days: followed.findLast((row) => row.events > 0)?.time ?? null,
          stretch_days: end?.stretch ?? null,
          level: end?.level ?? null,
          expected_after: end?.expected ?? null,
          p_value: end?.pValue ?? null,
          stops: stopsSharply(end),
        };
      }),
      COLUMNS,
    ),
});

function stopsSharply(end: CurveEnd | null): 0 | 1 | null {
  if (end === null) return null;
  if (end.level < LEVEL) return 0;
  return end.pValue < CHANCE ? 1 : null;
}

function longest(event: Return, { cubes }: MetricsInput) {
  const of = (values: ArrayLike<number>): number | null =>
    values.length === 0 ? null : Array.from(values).reduce((a, b) => Math.max(a, b));
  const column = (cube: 'new_users' | 'customer_value', name: string): ArrayLike<number> =>
    cubes[cube].array(name) as ArrayLike<number>;
  return event === 'second_session'
    ? {
        most: of(column('new_users', 'most_sessions')),
        longest_life_days: of(column('new_users', 'longest_life')),
      }
    : {
        most: of(column('customer_value', 'most_orders')),
        longest_life_days: of(column('customer_value', 'days_since')),
      };
}
