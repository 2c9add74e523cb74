/** What the checks of channel rules, experiments and events find, in SQL. */

import { armedSessions } from './experiments.ts';
import { FIRST, LAST, type Row, text } from './likeness.ts';
import { any, isSeen, matches, sum } from './likeness-urls.ts';
import type { OpenShop } from './shops.ts';

const CONDITIONS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

/** What a rule asks of a session. */
export function ruleConditions(rule: OpenShop['config']['channels'][number]): string[] {
  return CONDITIONS.flatMap((column) => {
    const wanted = rule[column];
    if (wanted === undefined) return [];
    return wanted === null
      ? `${column} is null`
      : any(wanted.map((pattern) => matches(column, pattern)));
  });
}

export function likenessOfRules({ config }: OpenShop): Row[] {
  const conditions = config.channels.map(ruleConditions);
  const whens = conditions.map(
    (own, place) => `when ${own.length === 0 ? 'true' : own.join(' and ')} then ${place}`,
  );
  const used = `(select distinct case ${whens.join(' ')} else -1 end as rule from s)`;
  const idle = conditions.map(
    (own, place) =>
      `${place} not in (select rule from ${used}) and (${place} > (select max(rule) from ${used}) or ${any(own.map((one) => `not exists (select 1 from s where ${one})`))})`,
  );
  const launches = config.events.filter(({ kind }) => kind === 'launch');
  const offLaunch = (id: number): string =>
    `(select min(abs(date_diff('day', p.created_at::date, e.day))) from products p, (values ${launches
      .filter(({ product_id }) => product_id === id)
      .map(({ date }) => `(date '${date}')`)
      .join(', ')}) e(day) where p.product_id = ${id}) > 31`;
  const outside = config.events.map(
    ({ date, kind, product_id: id }) =>
      `${kind === 'launch' && id !== undefined ? `coalesce(${offLaunch(id)}, false)` : 'false'} or date '${date}' not between ${FIRST} and ${LAST} or ${id === undefined ? 'false' : `${id} not in (select product_id from products)`}`,
  );
  const tests = config.experiments;
  return [
    ['channel-rule-met', 'website_sessions', 'warning', 'settings', `${idle.length}`, sum(idle)],
    [
      'channel-label-once',
      'website_sessions',
      'warning',
      'settings',
      '(select count(distinct channel) from s)',
      '0',
    ],
    [
      'experiment-known',
      'website_sessions',
      'error',
      'settings',
      `${tests.length}`,
      sum(tests.map(unknown)),
    ],
    [
      'experiment-has-sessions',
      'website_sessions',
      'warning',
      'settings',
      `${tests.length}`,
      sum(tests.map(withoutArm)),
    ],
    ['event-met', 'website_sessions', 'warning', 'settings', `${outside.length}`, sum(outside)],
    [
      'experiment-arms-run',
      'website_sessions',
      'warning',
      'settings',
      `${tests.length}`,
      sum(tests.map((one) => any([one.control, one.variant].map((page) => isAbsent(one, page))))),
    ],
    [
      'experiment-told-once',
      'website_sessions',
      'warning',
      'settings',
      `${tests.length}`,
      sum(tests.map((one, at) => any(tests.slice(0, at).map((other) => isSame(one, other))))),
    ],
  ];
}

type Experiment = OpenShop['config']['experiments'][number];

function unknown({ start_date, end_date, control, variant, filter }: Experiment): string {
  const seen = [control, variant].map((page) => `not ${isSeen(page)}`);
  const channels = (filter?.channel ?? []).map(
    (name) => `${text(name)} not in (select channel from s)`,
  );
  const devices = (filter?.device_type ?? []).map(
    (name) => `${text(name)} not in (select device_type from s)`,
  );
  return `least(date '${end_date}' - 1, ${LAST}) - greatest(date '${start_date}', ${FIRST}) >= 6 and ${any([...seen, ...channels, ...devices])}`;
}

function withoutArm({ unit, start_date, end_date, control, variant, filter }: Experiment): string {
  const kept = [
    ...(filter?.channel === undefined ? [] : [`s.channel in (${filter.channel.map(text)})`]),
    ...(filter?.device_type === undefined
      ? []
      : [`s.device_type in (${filter.device_type.map(text)})`]),
  ].map((one) => ` and ${one}`);
  const begin = `(select min(created_at) from website_pageviews where pageview_url = ${text(variant)} and created_at >= date '${start_date}' and created_at < date '${end_date}')`;
  const arm = (page: string): string =>
    unit === 'landing'
      ? `exists (select 1 from s where landing_page = ${text(page)} and created_at >= ${begin} and created_at < date '${end_date}'${kept.join('')})`
      : `exists (select 1 from s join website_pageviews v using (website_session_id) where pageview_url = ${text(page)} and v.created_at >= ${begin} and v.created_at < date '${end_date}'${kept.join('')})`;
  return `not (${arm(control)} and ${arm(variant)})`;
}

/** Whether two experiments of the same pages have a session in common. */
function isSame(one: Experiment, other: Experiment): string {
  const pages = ({ control, variant }: Experiment) => [control, variant].sort().join();
  if (pages(one) !== pages(other)) return 'false';
  return `exists (select website_session_id from (${armedSessions(one)}) intersect select website_session_id from (${armedSessions(other)}))`;
}

/** Whether the days on which an arm is missed are a fifth of those of its experiment. */
function isAbsent(own: Experiment, page: string): string {
  const [from, to] = [
    `greatest(date '${own.start_date}', ${FIRST})`,
    `least(date '${own.end_date}' - 1, ${LAST})`,
  ];
  return `(with a as (select greatest(created_at::date, ${from}) as day from (${armedSessions(own)}) join s using (website_session_id) where arm = ${text(page)}),
    d as (select day from a union select ${from} - 1 union select ${to} + 1),
    g as (select gap from (select day - lag(day) over (order by day) - 1 as gap from d) where gap >= 7),
    t as (select ${to} - ${from} + 1 as days, (select count(*) from a) as n)
    select n > 0 and coalesce((select sum(gap) from g where n * gap >= 10 * (days - gap)), 0) * 5 >= days from t)`;
}
