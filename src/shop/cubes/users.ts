import { aggregate, flagRows, integerDimension, pick, rowsWhere } from './aggregate.ts';
import { channelDimension } from './channel-dimension.ts';
import { defineCube } from './cube.ts';
import { sessionCtes, sessionOfUserCte } from './session-sql.ts';

/** Months are counted as in the calendar: year * 12 + month - 1. */
export const MONTH_SQL = (time: string): string =>
  `extract(year from ${time}) * 12 + extract(month from ${time}) - 1`;

/** Users by the month and channel of their first session and their number of repeat sessions; `customers` are those with an order, `repeat_customers` with two or more. */
export const usersCube = defineCube({
  id: 'users',
  about: 'Users of one cohort, first channel and number of repeat sessions',
  grain: ['cohort', 'first_channel', 'repeat_sessions'],
  measures: () => ['users', 'customers', 'repeat_customers', 'orders', 'revenue', 'cogs'],
  build({ users, sessions }) {
    return aggregate(
      users.rows,
      {
        cohort: integerDimension(users.cohort),
        first_channel: channelDimension(users.firstChannel, sessions),
        repeat_sessions: integerDimension(users.repeatSessions),
      },
      'users',
      {
        customers: flagRows(users.rows, (user) => users.orders[user]! > 0),
        repeat_customers: flagRows(users.rows, (user) => users.orders[user]! > 1),
        orders: users.orders,
        revenue: users.revenue,
        cogs: users.cogs,
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select cohort, first_channel, repeat_sessions, count(*) as users,
  sum(case when orders > 0 then 1 else 0 end) as customers,
  sum(case when orders > 1 then 1 else 0 end) as repeat_customers,
  sum(orders) as orders, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select s.user_id, ${MONTH_SQL('min(s.created_at)')} as cohort,
    max(s.first_channel) as first_channel, sum(s.is_repeat_session) as repeat_sessions,
    sum(coalesce(o.orders, 0)) as orders, sum(coalesce(o.revenue, 0)) as revenue, sum(coalesce(o.cogs, 0)) as cogs
  from sessions_of_users s
  left join session_orders o on o.website_session_id = s.website_session_id
  group by s.user_id
) shop_users
group by cohort, first_channel, repeat_sessions`,
});

/**
 * Users by the day and channel of their first session, with all that they ordered since: a window of days need not begin with a month. How
 * long they were seen ends with the data, so `longest_life` is that of ids that have had the time.
 */
export const newUsersCube = defineCube({
  id: 'new_users',
  about: 'Users whose first session was on one day and through one channel',
  grain: ['day', 'first_channel'],
  measures: () => [
    'users',
    'returned_users',
    'most_sessions',
    'longest_life',
    'customers',
    'orders',
    'revenue',
    'cogs',
  ],
  build({ users, sessions }) {
    return aggregate(
      users.rows,
      {
        day: integerDimension(users.firstDay),
        first_channel: channelDimension(users.firstChannel, sessions),
      },
      'users',
      {
        returned_users: flagRows(users.rows, (user) => users.sessions[user]! > 1),
        most_sessions: { extreme: 'max', values: users.sessions },
        longest_life: { extreme: 'max', values: users.lifeDays },
        customers: flagRows(users.rows, (user) => users.orders[user]! > 0),
        orders: users.orders,
        revenue: users.revenue,
        cogs: users.cogs,
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select day, first_channel, count(*) as users, sum(case when sessions > 1 then 1 else 0 end) as returned_users,
  max(sessions) as most_sessions, max(life) as longest_life, sum(case when orders > 0 then 1 else 0 end) as customers,
  sum(orders) as orders, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select s.user_id, cast(min(s.created_at) as date) as day, max(s.first_channel) as first_channel,
    count(*) as sessions, cast(max(s.created_at) as date) - cast(min(s.created_at) as date) as life,
    sum(coalesce(o.orders, 0)) as orders, sum(coalesce(o.revenue, 0)) as revenue, sum(coalesce(o.cogs, 0)) as cogs
  from sessions_of_users s
  left join session_orders o on o.website_session_id = s.website_session_id
  group by s.user_id
) shop_users
group by day, first_channel`,
});

/** What a cohort did in each calendar month since its first sessions; `returning_users` are users with a later session in that month. */
export const cohortsCube = defineCube({
  id: 'cohorts',
  about: 'Sessions of one cohort, so many calendar months after its first sessions',
  grain: ['cohort', 'months_since'],
  measures: () => ['sessions', 'returning_users', 'orders', 'revenue', 'cogs'],
  build({ users, sessions }) {
    const { user, monthsSince, isReturn } = users.ofSession;
    return aggregate(
      sessions.rows,
      {
        cohort: integerDimension(pick(users.cohort, user)),
        months_since: integerDimension(monthsSince),
      },
      'sessions',
      {
        returning_users: isReturn,
        orders: sessions.orders,
        revenue: sessions.revenue,
        cogs: sessions.cogs,
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select cohort, months_since, count(*) as sessions,
  count(distinct case when visit > 1 then user_id end) as returning_users,
  sum(orders) as orders, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select s.user_id, s.visit, ${MONTH_SQL('s.first_time')} as cohort,
    (${MONTH_SQL('s.created_at')}) - (${MONTH_SQL('s.first_time')}) as months_since,
    coalesce(o.orders, 0) as orders, coalesce(o.revenue, 0) as revenue, coalesce(o.cogs, 0) as cogs
  from sessions_of_users s
  left join session_orders o on o.website_session_id = s.website_session_id
) cohort_sessions
group by cohort, months_since`,
});

/**
 * What visitors of a cohort and first channel spent, by the calendar days since their first session: sessions with an order only.
 * `customers` counts those whose first order it was, so that their sum is the users who had ordered by then.
 */
export const visitorValueCube = defineCube({
  id: 'visitor_value',
  about:
    'Orders of one cohort of visitors with one first channel, so many calendar days after their first session',
  grain: ['cohort', 'first_channel', 'days_since'],
  measures: () => ['buying_sessions', 'customers', 'orders', 'revenue', 'cogs', 'refunded_amount'],
  build({ users, sessions, orders }) {
    const bought = rowsWhere(sessions.rows, (row) => sessions.orders[row]! > 0);
    const { user, daysSinceFirst } = users.ofSession;
    const holdsFirst = new Uint8Array(sessions.rows);
    for (let order = 0; order < orders.rows; order += 1)
      if (users.ofOrder.isFirst[order] === 1) holdsFirst[orders.session[order]!] = 1;
    return aggregate(
      bought.length,
      {
        cohort: integerDimension(Int32Array.from(bought, (row) => users.cohort[user[row]!]!)),
        first_channel: channelDimension(
          Uint32Array.from(bought, (row) => users.firstChannel[user[row]!]!),
          sessions,
        ),
        days_since: integerDimension(pick(daysSinceFirst, bought)),
      },
      'buying_sessions',
      {
        customers: pick(holdsFirst, bought),
        orders: pick(sessions.orders, bought),
        revenue: pick(sessions.revenue, bought),
        cogs: pick(sessions.cogs, bought),
        refunded_amount: pick(sessions.refundedAmount, bought),
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select cohort, first_channel, days_since, count(*) as buying_sessions, sum(holds_first) as customers,
  sum(orders) as orders, sum(revenue) as revenue, sum(cogs) as cogs, sum(refunded_amount) as refunded_amount
from (
  select ${MONTH_SQL('s.first_time')} as cohort, s.first_channel,
    cast(s.created_at as date) - cast(s.first_time as date) as days_since, o.orders, o.revenue, o.cogs, o.refunded_amount,
    case when f.website_session_id is null then 0 else 1 end as holds_first
  from sessions_of_users s
  join session_orders o on o.website_session_id = s.website_session_id
  left join (
    select website_session_id, row_number() over (partition by user_id order by created_at, order_id) as place from orders
  ) f on f.website_session_id = s.website_session_id and f.place = 1
) buying_sessions
group by cohort, first_channel, days_since`,
});

/**
 * What customers spent, by the month of their first order and the calendar days since it; `customers` counts first orders,
 * `second_orders` second ones, and `most_orders` is the place of the latest among its customer's.
 */
export const customerValueCube = defineCube({
  id: 'customer_value',
  about: 'Orders of one cohort of customers, so many calendar days after their first order',
  grain: ['cohort', 'days_since'],
  measures: () => ['orders', 'customers', 'second_orders', 'most_orders', 'revenue', 'cogs'],
  build({ users, orders }) {
    const { cohort, daysSinceFirst, isFirst, isSecond, place } = users.ofOrder;
    return aggregate(
      orders.rows,
      { cohort: integerDimension(cohort), days_since: integerDimension(daysSinceFirst) },
      'orders',
      {
        customers: isFirst,
        second_orders: isSecond,
        most_orders: { extreme: 'max', values: place },
        revenue: orders.revenue,
        cogs: orders.cogs,
      },
    );
  },
  sql: ({ currency }) => `select cohort, days_since, count(*) as orders,
  sum(case when purchase = 1 then 1 else 0 end) as customers, sum(case when purchase = 2 then 1 else 0 end) as second_orders,
  max(purchase) as most_orders, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select ${MONTH_SQL('first_time')} as cohort, cast(created_at as date) - cast(first_time as date) as days_since,
    purchase, revenue, cogs
  from (
    select created_at, price_${currency.toLowerCase()} * 100 as revenue, cogs_${currency.toLowerCase()} * 100 as cogs,
      min(created_at) over (partition by user_id) as first_time,
      row_number() over (partition by user_id order by created_at, order_id) as purchase
    from orders
  ) ordered_purchases
) purchases
group by cohort, days_since`,
});
