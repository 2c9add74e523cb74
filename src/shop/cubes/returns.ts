import {
  aggregate,
  flagRows,
  integerDimension,
  listedDimension,
  pick,
  rowsWhere,
} from './aggregate.ts';
import { defineCube } from './cube.ts';
import { sessionCtes, sessionOfUserCte } from './session-sql.ts';
import { MONTH_SQL } from './users.ts';

/** Users with a second session, by the month of the first and the calendar days from the first to the second. */
export const secondSessionsCube = defineCube({
  id: 'second_sessions',
  about: 'Users of one cohort whose second session came so many calendar days after the first',
  grain: ['cohort', 'days'],
  measures: () => ['users'],
  build({ users }) {
    const came = rowsWhere(users.rows, (user) => users.daysToSecond[user]! >= 0);
    return aggregate(
      came.length,
      {
        cohort: integerDimension(pick(users.cohort, came)),
        days: integerDimension(pick(users.daysToSecond, came)),
      },
      'users',
      {},
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select cohort, days, count(*) as users
from (
  select ${MONTH_SQL('first_time')} as cohort, cast(created_at as date) - cast(first_time as date) as days
  from sessions_of_users where visit = 2
) second_visits
group by cohort, days`,
});

/**
 * Users by the month and device of their first session, whether a later session shows them on another, and the device of their first order ('' without
 * one): whether the shop's ids follow people from device to device.
 */
export const userDevicesCube = defineCube({
  id: 'user_devices',
  about:
    'Users of one cohort first seen on one device, by whether they changed it, and the device of their first order',
  grain: ['cohort', 'first_device', 'changes_device', 'order_device'],
  measures: () => [
    'users',
    'returned_users',
    'customers',
    'repeat_customers',
    'repeat_customers_on_two',
  ],
  build({ users, sessions }) {
    const { firstOrder, device, changesDevice } = users.ofOrder;
    const none = sessions.devices.length;
    const orderDevice = Uint32Array.from(firstOrder, (order) =>
      order < 0 ? none : device[order]!,
    );
    return aggregate(
      users.rows,
      {
        cohort: integerDimension(users.cohort),
        first_device: listedDimension(users.firstDevice, sessions.devices),
        changes_device: integerDimension(users.changesDevice),
        order_device: listedDimension(orderDevice, [...sessions.devices, '']),
      },
      'users',
      {
        returned_users: flagRows(users.rows, (user) => users.sessions[user]! > 1),
        customers: flagRows(users.rows, (user) => firstOrder[user]! >= 0),
        repeat_customers: flagRows(users.rows, (user) => users.orders[user]! > 1),
        repeat_customers_on_two: changesDevice,
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select cohort, first_device, changes_device, order_device, count(*) as users,
  sum(case when sessions > 1 then 1 else 0 end) as returned_users,
  sum(case when orders > 0 then 1 else 0 end) as customers,
  sum(case when orders > 1 then 1 else 0 end) as repeat_customers,
  sum(case when order_devices > 1 then 1 else 0 end) as repeat_customers_on_two
from (
  select s.user_id, ${MONTH_SQL('min(s.created_at)')} as cohort, max(case when s.visit = 1 then s.device_type end) as first_device,
    case when count(distinct s.device_type) > 1 then 1 else 0 end as changes_device, count(*) as sessions,
    coalesce(max(b.order_device), '') as order_device, coalesce(max(b.orders), 0) as orders, coalesce(max(b.order_devices), 0) as order_devices
  from sessions_of_users s
  left join (
    select user_id, max(case when purchase = 1 then device_type end) as order_device, count(*) as orders,
      count(distinct device_type) as order_devices
    from (
      select o.user_id, c.device_type, row_number() over (partition by o.user_id order by o.created_at, o.order_id) as purchase
      from orders o
      join channelled_sessions c on c.website_session_id = o.website_session_id
    ) purchases
    group by user_id
  ) b on b.user_id = s.user_id
  group by s.user_id
) shop_users
group by cohort, first_device, changes_device, order_device`,
});
