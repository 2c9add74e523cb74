import { type ColumnTable, table } from 'arquero';
import { sqlText } from '../config/patterns.ts';
import type { ReportConfig } from '../config/schema.ts';
import { CONTROL, type ExperimentFacts, VARIANT } from '../facts/experiment-facts.ts';
import type { SessionFacts } from '../facts/session-facts.ts';
import { aggregate, flagRows, listedDimension, pick, rowsWhere } from './aggregate.ts';
import { defineCube } from './cube.ts';
import { sessionCtes } from './session-sql.ts';

const GRAIN = ['experiment', 'arm'] as const;
const MEASURES = [
  'sessions',
  'bounces',
  'orders',
  'buyers',
  'revenue',
  'revenue_squares',
  'window_start',
] as const;
const ARMS: readonly (string | null)[] = [null, 'control', 'variant'];

/**
 * The declared experiments: sessions of each arm and what became of them. `buyers` are sessions with an order; `revenue_squares` sums
 * each session's squared revenue (square cents), which with the sum gives the variance; `window_start` is a time in seconds.
 */
export const experimentsCube = defineCube({
  id: 'experiments',
  about: 'Sessions in one arm of one experiment',
  grain: GRAIN,
  measures: () => MEASURES,
  times: ['window_start'],
  build({ experiments, sessions }) {
    const cubes = experiments.map((facts) => experimentCube(facts, sessions));
    const [first = emptyCube(), ...others] = cubes;
    return others.reduce((all: ColumnTable, cube) => all.concat(cube), first);
  },
  sql: (config) =>
    config.experiments.length === 0
      ? `select '' as experiment, '' as arm, ${MEASURES.map((measure) => `0 as ${measure}`).join(', ')} from website_sessions where 1 = 0`
      : `with ${sessionCtes(config)}
${config.experiments.map((experiment) => experimentSql(experiment)).join('\nunion all\n')}`,
});

function emptyCube(): ColumnTable {
  return table(Object.fromEntries([...GRAIN, ...MEASURES].map((name) => [name, []])));
}

function experimentCube(facts: ExperimentFacts, sessions: SessionFacts): ColumnTable {
  const counted = rowsWhere(
    sessions.rows,
    (row) => facts.arm[row] === CONTROL || facts.arm[row] === VARIANT,
  );
  const revenue = pick(sessions.revenue, counted);
  const flag = (test: (row: number) => boolean) =>
    flagRows(counted.length, (index) => test(counted[index]!));
  return aggregate(
    counted.length,
    {
      experiment: listedDimension(new Uint8Array(counted.length), [facts.experiment.id]),
      arm: listedDimension(pick(facts.arm, counted), ARMS),
    },
    'sessions',
    {
      bounces: flag((row) => sessions.pageviews[row] === 1),
      orders: pick(sessions.orders, counted),
      buyers: flag((row) => sessions.orders[row]! > 0),
      revenue,
      revenue_squares: revenue.map((cents) => cents * cents),
      window_start: {
        extreme: 'min',
        values: new Float64Array(counted.length).fill(facts.windowStart ?? 0),
      },
    },
  );
}

function experimentSql(experiment: ReportConfig['experiments'][number]): string {
  const { control, variant, unit, start_date, end_date, filter } = experiment;
  const pages = `(${sqlText(control)}, ${sqlText(variant)})`;
  const inList = (column: string, values: readonly string[] | undefined): string =>
    values === undefined ? '' : ` and s.${column} in (${values.map(sqlText).join(', ')})`;
  const inWindow = (time: string): string =>
    `${time} >= w.window_start and ${time} < timestamp '${end_date} 00:00:00'`;
  const shown =
    unit === 'landing'
      ? `select v.website_session_id, v.pageview_url as page from placed_views v
      join website_sessions b on b.website_session_id = v.website_session_id
      cross join window_of w
      where v.place = 1 and v.pageview_url in ${pages} and ${inWindow('b.created_at')}`
      : `select website_session_id, page from (
        select v.website_session_id, v.pageview_url as page,
          row_number() over (partition by v.website_session_id order by v.place) as sight
        from placed_views v cross join window_of w
        where v.pageview_url in ${pages} and ${inWindow('v.created_at')}
      ) sights where sight = 1`;
  const windowOf = `(select min(created_at) as window_start from website_pageviews
      where pageview_url = ${sqlText(variant)} and created_at >= timestamp '${start_date} 00:00:00'
        and created_at < timestamp '${end_date} 00:00:00')`;
  return `select ${sqlText(experiment.id)} as experiment,
  case when page = ${sqlText(control)} then 'control' else 'variant' end as arm,
  count(*) as sessions, sum(case when pageviews = 1 then 1 else 0 end) as bounces,
  sum(orders) as orders, sum(case when orders > 0 then 1 else 0 end) as buyers,
  sum(revenue) as revenue, sum(revenue * revenue) as revenue_squares, min(window_start) as window_start
from (
  select e.page, v.pageviews, coalesce(o.orders, 0) as orders, coalesce(o.revenue, 0) as revenue, w.window_start
  from (${shown.replaceAll('window_of w', `${windowOf} w`)}) e
  join channelled_sessions s on s.website_session_id = e.website_session_id
  join session_views v on v.website_session_id = e.website_session_id
  cross join ${windowOf} w
  left join session_orders o on o.website_session_id = e.website_session_id
  where 1 = 1${inList('channel', filter?.channel)}${inList('device_type', filter?.device_type)}
) shown_sessions
group by page`;
}
