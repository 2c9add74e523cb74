import { bySql, type Proof } from './prove.ts';
import { named, SESSION_MEASURES } from './sessions.ts';

const MONTH = 'month_of(created_at)';
const QUARTER = 'quarter_of(created_at)';

/** Sessions grouped by these expressions, with other measures of the group. */
function sessionsBy(
  table: string,
  keys: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>> = {},
): Proof {
  const complete = 'period' in keys ? { complete: `complete_of(${keys.period})` } : {};
  return bySql(
    table,
    `select ${named({ ...keys, ...complete, ...extra })}, ${SESSION_MEASURES}
from s group by ${Object.values(keys).join(', ')}`,
  );
}

const shareOf = (measure: string, whole: string): string =>
  `ratio(${measure}, sum(${measure}) over (partition by ${whole}))`;

/** A text of the export that may be empty, or may say itself that it is. */
const written = (name: string): string => `coalesce(${name}, '(none)')`;

const campaigns = sessionsBy(
  'campaigns',
  {
    utm_source: written('utm_source'),
    utm_campaign: written('utm_campaign'),
    utm_content: written('utm_content'),
    http_referer: written('http_referer'),
    channel: 'channel',
  },
  { first_seen: 'time_of(min(created_at))', last_seen: 'time_of(max(created_at))' },
);

const concentration = bySql(
  'concentration',
  `with g as (select ${QUARTER} as period, 'channel' as dimension, channel as member, sum(revenue) as revenue, count(*) as size from s group by all
  union all select ${QUARTER}, 'device', device_type, sum(revenue), count(*) from s group by all
  union all select quarter_of(i.created_at), 'product', p.product_name, sum(i.price_usd), count(*)
    from order_items i join products p using (product_id) group by quarter_of(i.created_at), product_id, p.product_name),
h as (select *, ratio(revenue, sum(revenue) over w) as share, row_number() over (w order by revenue desc, member) as place from g
  window w as (partition by period, dimension))
select period, dimension, complete_of(period) as complete, any_value(member) filter (place = 1) as top, max(share) as top_share,
  any_value(size) filter (place = 1) as top_size,
  sum(share * share) as herfindahl_index, count(*) as members
from h group by 1, 2 having sum(revenue) > 0`,
);

export const proofs: readonly Proof[] = [
  sessionsBy(
    'channels_by_month',
    { period: MONTH, channel: 'channel' },
    { share_of_sessions: shareOf('count(*)', MONTH) },
  ),
  sessionsBy(
    'channels_by_quarter',
    { period: QUARTER, channel: 'channel' },
    { share_of_sessions: shareOf('count(*)', QUARTER) },
  ),
  sessionsBy('channel_devices_by_quarter', {
    period: QUARTER,
    channel: 'channel',
    device_type: 'device_type',
  }),
  sessionsBy(
    'traffic_kinds_by_quarter',
    { period: QUARTER, kind: 'kind' },
    {
      share_of_sessions: shareOf('count(*)', QUARTER),
      share_of_revenue: shareOf('sum(revenue)', QUARTER),
    },
  ),
  sessionsBy(
    'visit_types_by_quarter',
    { period: QUARTER, visit_type: 'visit_type' },
    { share_of_sessions: shareOf('count(*)', QUARTER) },
  ),
  sessionsBy(
    'visit_types_by_channel',
    { channel: 'channel', visit_type: 'visit_type' },
    { share_of_channel: shareOf('count(*)', 'channel') },
  ),
  campaigns,
  concentration,
];
