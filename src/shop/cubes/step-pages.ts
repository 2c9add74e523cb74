import { type ColumnTable, table } from 'arquero';
import { conditionSql, sqlText } from '../config/patterns.ts';
import type { SessionFacts } from '../facts/session-facts.ts';
import { LANDING_STEP, type StepPageFacts, stepsOfSeveralPages } from '../facts/step-page-facts.ts';
import {
  aggregate,
  flagRows,
  integerDimension,
  listedDimension,
  pick,
  rowsWhere,
} from './aggregate.ts';
import { channelDimension } from './channel-dimension.ts';
import { defineCube } from './cube.ts';
import { sessionCtes } from './session-sql.ts';

const GRAIN = ['step', 'page', 'day', 'channel', 'device_type'] as const;
const MEASURES = ['sessions', 'bounces', 'orders', 'buyers', 'revenue', 'revenue_squares'] as const;

/**
 * Sessions by the page on which they met a step: where they landed, and the first page of each step that several pages may serve. What became of
 * them has the measures of the cube of experiments, so that pages can be compared beyond a declared experiment's window and channels.
 */
export const stepPagesCube = defineCube({
  id: 'step_pages',
  about: 'Sessions of one day, channel and device that met one step on one page',
  grain: GRAIN,
  measures: () => MEASURES,
  build({ sessions, stepPages }) {
    const [first = emptyCube(), ...others] = stepPages.map((facts) => stepCube(facts, sessions));
    return others.reduce((all: ColumnTable, cube) => all.concat(cube), first);
  },
  sql: (config) => `with ${sessionCtes(config)}
${[
  stepSql(LANDING_STEP, 'select website_session_id, landing_page as page from session_views'),
  ...stepsOfSeveralPages(config.funnel).map(({ step, patterns }) =>
    stepSql(
      step,
      `select website_session_id, pageview_url as page from (
    select website_session_id, pageview_url, row_number() over (partition by website_session_id order by place) as sight
    from placed_views where ${conditionSql('pageview_url', patterns)}
  ) sights where sight = 1`,
    ),
  ),
].join('\nunion all\n')}`,
});

function emptyCube(): ColumnTable {
  return table(Object.fromEntries([...GRAIN, ...MEASURES].map((name) => [name, []])));
}

function stepCube({ step, firstPage }: StepPageFacts, sessions: SessionFacts): ColumnTable {
  const met = rowsWhere(sessions.rows, (row) => firstPage[row] !== 0);
  const revenue = pick(sessions.revenue, met);
  return aggregate(
    met.length,
    {
      step: listedDimension(new Uint8Array(met.length), [step]),
      page: listedDimension(pick(firstPage, met), sessions.pages),
      day: integerDimension(pick(sessions.day, met)),
      channel: channelDimension(pick(sessions.channel, met), sessions),
      device_type: listedDimension(pick(sessions.device, met), sessions.devices),
    },
    'sessions',
    {
      bounces: flagRows(met.length, (index) => sessions.pageviews[met[index]!] === 1),
      orders: pick(sessions.orders, met),
      buyers: flagRows(met.length, (index) => sessions.orders[met[index]!]! > 0),
      revenue,
      revenue_squares: revenue.map((cents) => cents * cents),
    },
  );
}

function stepSql(step: string, pages: string): string {
  return `select ${sqlText(step)} as step, page, day, channel, device_type, count(*) as sessions,
  sum(case when pageviews = 1 then 1 else 0 end) as bounces, sum(orders) as orders,
  sum(case when orders > 0 then 1 else 0 end) as buyers, sum(revenue) as revenue, sum(revenue * revenue) as revenue_squares
from (
  select p.page, cast(s.created_at as date) as day, s.channel, s.device_type, v.pageviews,
    coalesce(o.orders, 0) as orders, coalesce(o.revenue, 0) as revenue
  from (${pages}) p
  join channelled_sessions s on s.website_session_id = p.website_session_id
  join session_views v on v.website_session_id = p.website_session_id
  left join session_orders o on o.website_session_id = p.website_session_id
  where p.page is not null
) met_sessions
group by page, day, channel, device_type`;
}
