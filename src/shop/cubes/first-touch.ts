import { monthOfDay } from '../../base/calendar.ts';
import { aggregate, flagRows, integerDimension, listedDimension, pick } from './aggregate.ts';
import { channelDimension } from './channel-dimension.ts';
import { defineCube } from './cube.ts';
import { sessionCtes, sessionOfUserCte } from './session-sql.ts';
import { MONTH_SQL } from './users.ts';

/** Days from the first session in which what a user buys is counted to it, the last one included. */
export const FIRST_TOUCH_DAYS = 90;

const MEASURES = ['orders', 'revenue', 'cogs', 'refunded_amount'] as const;
const WITHIN = `case when cast(s.created_at as date) - cast(s.first_time as date) <= ${FIRST_TOUCH_DAYS} then`;

/**
 * Users by the day, channel and device of their first session, with what they bought within `FIRST_TOUCH_DAYS` of it, through whichever
 * channel they came back; `customers` are those with an order in that time.
 */
export const firstTouchCube = defineCube({
  id: 'first_touch',
  about: 'Users whose first session was on one day, through one channel and on one device',
  grain: ['day', 'first_channel', 'first_device'],
  measures: () => ['users', 'customers', ...MEASURES],
  build({ users, sessions }) {
    const { user, daysSinceFirst } = users.ofSession;
    const within = (values: ArrayLike<number>): Float64Array => {
      const sums = new Float64Array(users.rows);
      for (let row = 0; row < sessions.rows; row += 1)
        if (daysSinceFirst[row]! <= FIRST_TOUCH_DAYS) sums[user[row]!]! += values[row]!;
      return sums;
    };
    const orders = within(sessions.orders);
    return aggregate(
      users.rows,
      {
        day: integerDimension(users.firstDay),
        first_channel: channelDimension(users.firstChannel, sessions),
        first_device: listedDimension(users.firstDevice, sessions.devices),
      },
      'users',
      {
        customers: flagRows(users.rows, (row) => orders[row]! > 0),
        orders,
        revenue: within(sessions.revenue),
        cogs: within(sessions.cogs),
        refunded_amount: within(sessions.refundedAmount),
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select day, first_channel, first_device, count(*) as users, sum(case when orders > 0 then 1 else 0 end) as customers,
  sum(orders) as orders, sum(revenue) as revenue, sum(cogs) as cogs, sum(refunded_amount) as refunded_amount
from (
  select s.user_id, cast(max(s.first_time) as date) as day, max(s.first_channel) as first_channel, coalesce(max(s.first_device), '') as first_device,
    ${MEASURES.map((measure) => `sum(${WITHIN} coalesce(o.${measure}, 0) else 0 end) as ${measure}`).join(', ')}
  from sessions_of_users s
  left join session_orders o on o.website_session_id = s.website_session_id
  group by s.user_id
) shop_users
group by day, first_channel, first_device`,
});

const PLACES = ['later', 'first'] as const;

/**
 * Sessions by their month, their own channel and owner and those of their user's first session; `place` says whether it is that first one. By
 * month, counted as in the calendar (year * 12 + month - 1), since by day the many combinations would be rows of few sessions.
 */
export const touchesCube = defineCube({
  id: 'touches',
  about:
    'Sessions of one month, channel and owner, of users whose first session had one channel and owner',
  grain: ['month', 'channel', 'owner', 'first_channel', 'first_owner', 'place'],
  measures: () => ['sessions', 'orders', 'revenue'],
  build({ users, sessions }) {
    const { user, isFirst } = users.ofSession;
    const monthOf = new Map<number, number>();
    const month = sessions.day.map((day) => {
      const known = monthOf.get(day) ?? monthOfDay(day);
      monthOf.set(day, known);
      return known;
    });
    return aggregate(
      sessions.rows,
      {
        month: integerDimension(month),
        channel: channelDimension(sessions.channel, sessions),
        owner: listedDimension(sessions.owner, sessions.owners),
        first_channel: channelDimension(pick(users.firstChannel, user), sessions),
        first_owner: listedDimension(pick(users.firstOwner, user), sessions.owners),
        place: listedDimension(isFirst, PLACES),
      },
      'sessions',
      { orders: sessions.orders, revenue: sessions.revenue },
    );
  },
  sql: (config) => `with ${sessionCtes(config)},
${sessionOfUserCte()}
select month, channel, owner, first_channel, first_owner, place, count(*) as sessions, sum(orders) as orders, sum(revenue) as revenue
from (
  select ${MONTH_SQL('s.created_at')} as month, s.channel, s.owner, s.first_channel, s.first_owner,
    case when s.visit = 1 then 'first' else 'later' end as place,
    coalesce(o.orders, 0) as orders, coalesce(o.revenue, 0) as revenue
  from sessions_of_users s
  left join session_orders o on o.website_session_id = s.website_session_id
) touching_sessions
group by month, channel, owner, first_channel, first_owner, place`,
});
