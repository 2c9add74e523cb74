import type { Facts } from '../facts/facts.ts';
import { aggregate, integerDimension } from './aggregate.ts';
import type { CubeDefinition } from './cube.ts';

/** Sessions by the day and hour in which they began. */
export const sessionHoursCube: CubeDefinition = {
  id: 'session_hours',
  about: 'Sessions that began in one hour of one day',
  grain: ['day', 'hour'],
  measures: () => ['sessions'],
  build: ({ sessions }) =>
    aggregate(
      sessions.rows,
      { day: integerDimension(sessions.day), hour: integerDimension(sessions.hour) },
      'sessions',
      {},
    ),
  sql: () => `select day, hour, count(*) as sessions
from (
  select cast(created_at as date) as day, extract(hour from created_at) as hour from website_sessions
) dated_sessions
group by day, hour`,
};

/** Orders by the day and hour in which they were placed. */
export const orderHoursCube: CubeDefinition = {
  id: 'order_hours',
  about: 'Orders placed in one hour of one day',
  grain: ['day', 'hour'],
  measures: () => ['orders'],
  build: ({ orders }: Facts) =>
    aggregate(
      orders.rows,
      { day: integerDimension(orders.day), hour: integerDimension(orders.hour) },
      'orders',
      {},
    ),
  sql: () => `select day, hour, count(*) as orders
from (
  select cast(created_at as date) as day, extract(hour from created_at) as hour from orders
) dated_orders
group by day, hour`,
};
