import type { FunnelStep } from '../config/schema.ts';
import type { SessionFacts } from '../facts/session-facts.ts';
import { aggregate, flagRows, integerDimension, listedDimension } from './aggregate.ts';
import { channelDimension } from './channel-dimension.ts';
import { defineCube } from './cube.ts';
import { sessionCtes } from './session-sql.ts';

/** The name of the measure that counts sessions with a page view of the step. */
export function reachedMeasure(step: Pick<FunnelStep, 'step'>): string {
  return `reached_${step.step}`;
}

const VISIT_TYPES = ['new', 'repeat'] as const;

/**
 * Sessions by what they are: day of the session x channel x device x visit type x landing page. Orders and money are those of the
 * sessions in the row (attribution by session); `refunded_amount` is what was paid back of them, whenever that was.
 */
export const trafficCube = defineCube({
  id: 'traffic',
  about: 'Sessions of one day, channel, device, visit type and landing page',
  grain: ['day', 'channel', 'device_type', 'visit_type', 'landing_page'],
  measures: (config) => [
    'sessions',
    'bounces',
    'pageviews',
    ...config.funnel.map(reachedMeasure),
    'orders',
    'items',
    'revenue',
    'cogs',
    'refunded_amount',
  ],
  build({ sessions }, config) {
    return aggregate(
      sessions.rows,
      {
        day: integerDimension(sessions.day),
        channel: channelDimension(sessions.channel, sessions),
        device_type: listedDimension(sessions.device, sessions.devices),
        visit_type: listedDimension(sessions.isRepeat, VISIT_TYPES),
        landing_page: listedDimension(sessions.landingPage, sessions.pages),
      },
      'sessions',
      {
        bounces: flagRows(sessions.rows, (row) => sessions.pageviews[row] === 1),
        pageviews: sessions.pageviews,
        ...reachedColumns(sessions, config.funnel),
        orders: sessions.orders,
        items: sessions.items,
        revenue: sessions.revenue,
        cogs: sessions.cogs,
        refunded_amount: sessions.refundedAmount,
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)}
select day, channel, device_type, visit_type, landing_page,
  count(*) as sessions,
  sum(case when pageviews = 1 then 1 else 0 end) as bounces,
  sum(pageviews) as pageviews,
  ${config.funnel.map((step) => `sum(${reachedMeasure(step)}) as ${reachedMeasure(step)}`).join(',\n  ')},
  sum(orders) as orders, sum(items) as items, sum(revenue) as revenue, sum(cogs) as cogs,
  sum(refunded_amount) as refunded_amount
from (
  select cast(s.created_at as date) as day, s.channel, s.device_type,
    case when s.is_repeat_session = 1 then 'repeat' else 'new' end as visit_type,
    coalesce(v.landing_page, '') as landing_page, coalesce(v.pageviews, 0) as pageviews,
    ${config.funnel.map((step) => `coalesce(v.${reachedMeasure(step)}, 0) as ${reachedMeasure(step)}`).join(',\n    ')},
    coalesce(o.orders, 0) as orders, coalesce(o.items, 0) as items,
    coalesce(o.revenue, 0) as revenue, coalesce(o.cogs, 0) as cogs,
    coalesce(o.refunded_amount, 0) as refunded_amount
  from channelled_sessions s
  left join session_views v on v.website_session_id = s.website_session_id
  left join session_orders o on o.website_session_id = s.website_session_id
) attributed_sessions
group by day, channel, device_type, visit_type, landing_page`,
});

/** A flag a session for each step that it reached. */
export function reachedColumns(
  sessions: SessionFacts,
  funnel: readonly FunnelStep[],
): Record<string, Uint8Array> {
  return Object.fromEntries(
    funnel.map((step, index) => [
      reachedMeasure(step),
      flagRows(sessions.rows, (row) => ((sessions.reached[row]! >> index) & 1) === 1),
    ]),
  );
}
