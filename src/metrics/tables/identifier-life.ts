import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type CurveEnd, curveEnd } from '../statistics/sharp-end.ts';
import { followedUsers, RETURN_MEANING, RETURNS, type Return } from './followed.ts';

/** A silence that chance makes less often than this is an end. */
const CHANCE = 0.0001;
/** Of fewer returns nothing can be said. */
const FEWEST_RETURNS = 100;

const COLUMNS = [
  is.text('return_to', RETURN_MEANING),
  is.count('users', 'Users (customers) of all of the data', 'users'),
  is.count('returned', 'Of these, those with a second session (order)', 'users', 'returning-users'),
  is.count('most', 'The most sessions (orders) of one of them'),
  is.count('longest_return_days', 'The longest time from the first to the second', 'days'),
  is.count('longest_life_days', 'The longest time from the first to the last', 'days'),
  is.count('stretch_days', 'A fifth of the longest time to a return', 'days'),
  is.number(
    'decline',
    'Returns a day and user in the last fifth / in the fifth before it: near 1 where users return as often to the very end',
    'times',
    'identifier-life',
  ),
  is.number(
    'expected_after',
    'Returns that one more fifth would hold, were their rate to decline on as it did; there were none',
    'users',
    'identifier-life',
  ),
  is.number('p_value', 'The chance of none (exact Poisson)', '', 'identifier-life'),
  is.flag(
    'stops',
    `1 when returning stops sharply: that chance is below ${CHANCE}; 0 when it is not; empty with fewer than ${FEWEST_RETURNS} returns, or where the data end as soon`,
    'identifier-life',
  ),
];

/** Whether users stop returning as people do, fewer and fewer, or at a wall, as an identifier that expires would make them. */
export const identifierLifeTable = defineTable({
  id: 'identifier_life',
  title: 'How long the shop’s user ids are seen, and how returning ends',
  grain: ['return_to'],
  population: ['users', 'returned'],
  columns: COLUMNS,
  compute: (input) =>
    tableOfRows(
      RETURNS.map((return_to) => {
        const followed = followedUsers(return_to, input);
        const end = curveEnd(followed);
        const returned = followed.reduce((sum, row) => sum + row.events, 0);
        return {
          return_to,
          users: followed.reduce((sum, row) => sum + row.events + row.censored, 0),
          returned,
          ...longest(return_to, input),
          longest_return_days: followed.findLast((row) => row.events > 0)?.time ?? null,
          stretch_days: end?.stretch ?? null,
          decline: end?.decline ?? null,
          expected_after: end?.expected ?? null,
          p_value: end?.pValue ?? null,
          stops: stopsSharply(returned, end),
        };
      }),
      COLUMNS,
    ),
});

function stopsSharply(returned: number, end: CurveEnd | null): 0 | 1 | null {
  if (returned < FEWEST_RETURNS || !end?.isFollowed) return null;
  return end.pValue < CHANCE ? 1 : 0;
}

function longest(to: Return, { cubes }: MetricsInput) {
  const of = (values: ArrayLike<number>): number | null =>
    values.length === 0 ? null : Array.from(values).reduce((a, b) => Math.max(a, b));
  const column = (cube: 'new_users' | 'customer_value', name: string): ArrayLike<number> =>
    cubes[cube].array(name) as ArrayLike<number>;
  return to === 'second_session'
    ? {
        most: of(column('new_users', 'most_sessions')),
        longest_life_days: of(column('new_users', 'longest_life')),
      }
    : {
        most: of(column('customer_value', 'most_orders')),
        longest_life_days: of(column('customer_value', 'days_since')),
      };
}
