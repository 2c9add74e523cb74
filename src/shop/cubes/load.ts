import type { Facts } from '../facts/facts.ts';
import { aggregate, integerDimension } from './aggregate.ts';
import { type CubeDefinition, defineCube } from './cube.ts';

/** Sessions by the day and hour in which they began. */
export const sessionHoursCube = hoursCube(
  'session_hours',
  'Sessions that began in one hour of one day',
  { counted: 'sessions', table: 'website_sessions' },
);

/** Orders by the day and hour in which they were placed. */
export const orderHoursCube = hoursCube('order_hours', 'Orders placed in one hour of one day', {
  counted: 'orders',
  table: 'orders',
});

function hoursCube<const Id extends string>(
  id: Id,
  about: string,
  { counted, table }: { counted: 'sessions' | 'orders'; table: string },
): CubeDefinition<Id> {
  return defineCube({
    id,
    about,
    grain: ['day', 'hour'],
    measures: () => [counted],
    build(facts: Facts) {
      const { rows, day, hour } = facts[counted];
      return aggregate(
        rows,
        { day: integerDimension(day), hour: integerDimension(hour) },
        counted,
        {},
      );
    },
    sql: () => `select day, hour, count(*) as ${counted}
from (
  select cast(created_at as date) as day, extract(hour from created_at) as hour from ${table}
) dated_${counted}
group by day, hour`,
  });
}
