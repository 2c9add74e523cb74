import { VERDICTS, type Verdict } from '../../src/metrics/tables/experiment-verdicts.ts';
import type { ReportConfig } from '../../src/shop/config/schema.ts';
import {
  detectableDifference,
  evenSplit,
  independence,
  jointFreedom,
  rateChange,
  rateDifference,
  type Share,
  studentQuantile,
} from './comparisons.ts';
import { familyOf } from './experiment-family.ts';
import { studentTail } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

export type Experiment = ReportConfig['experiments'][number];
export type Outcome = Experiment['outcomes'][number];

/** What became of the sessions on one page; money in the currency's unit. */
export interface Moments {
  page: string;
  sessions: number;
  bounce: number;
  conversion: number;
  revenue_per_session: number;
  mean: number;
  variance: number;
}

export interface Arm extends Moments {
  window_start: string;
}

/** The sessions of an experiment with the page of their arm: who landed on its pages, or saw one of them first, from the variant's first view on. */
export function armedSessions(experiment: Experiment): string {
  const { unit, control, variant, start_date, end_date, filter } = experiment;
  const anyOf = (column: string, values: readonly string[] | undefined): string =>
    values === undefined ? 'true' : `${column} in (${values.map((each) => `'${each}'`).join()})`;
  const shown =
    unit === 'landing'
      ? 'select website_session_id, created_at as t, landing_page as page from s'
      : 'select website_session_id, created_at as t, pageview_url as page, website_pageview_id from website_pageviews';
  return `with w as (select min(created_at) as window_start from website_pageviews
  where pageview_url = '${variant}' and created_at >= '${start_date}' and created_at < '${end_date}'),
shown as (${shown}),
armed as (select website_session_id, arg_min(page, ${unit === 'landing' ? 't' : '(t, website_pageview_id)'}) as arm, any_value(window_start) as window_start
  from shown, w where page in ('${control}', '${variant}') and t >= window_start and t < '${end_date}' group by 1)
select armed.* from armed join s using (website_session_id)
where ${anyOf('channel', filter?.channel)} and ${anyOf('device_type', filter?.device_type)}`;
}

/** The columns of `Moments`, of sessions as they stand in `s`. */
export const MOMENTS = `count(*) as sessions, count(*) filter (views = 1) as bounce, sum(n) as conversion,
  count(*) filter (n > 0) as revenue_per_session, avg(revenue)::double as mean, var_samp(revenue::double) as variance`;

/** What became of the sessions of each arm. */
function armsOf(experiment: Experiment): string {
  return `select arm as page, time_of(any_value(window_start)) as window_start, ${MOMENTS}
from (${armedSessions(experiment)}) join s using (website_session_id) group by arm`;
}

const LIMITS = ['', '_low', '_high'];

/** `name`, `name_low`, `name_high`. */
function withLimits(name: string, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(LIMITS.map((end, place) => [name + end, values[place]!]));
}

function compareRates(a: Share, b: Share) {
  return {
    ...withLimits('difference', rateDifference(a, b)),
    ...withLimits('lift', rateChange(a, b)),
    p_value: independence(a, b).pValue,
    minimum_detectable_effect: detectableDifference(a.k / a.n, Math.min(a.n, b.n)),
  };
}

/** Welch's comparison of two means, and the logarithm of their ratio with both variances. */
function compareRevenue(a: Moments, b: Moments) {
  const arms = [a, b];
  const interval = (variances: readonly number[], centre: number): number[] => {
    const freedom = jointFreedom(
      arms.map(({ sessions }, place) => ({ variance: variances[place]!, freedom: sessions - 1 })),
    );
    const half = studentQuantile(0.025, freedom) * Math.sqrt(variances[0]! + variances[1]!);
    return [centre, centre - half, centre + half];
  };
  const ofMeans = arms.map(({ variance, sessions }) => variance / sessions);
  const limits = interval(ofMeans, b.mean - a.mean);
  const ofLogs = arms.map(({ mean }, place) => ofMeans[place]! / mean ** 2);
  const error = Math.sqrt(ofMeans[0]! + ofMeans[1]!);
  const freedom = jointFreedom(
    arms.map(({ sessions }, place) => ({ variance: ofMeans[place]!, freedom: sessions - 1 })),
  );
  return {
    ...withLimits('difference', limits),
    ...withLimits('lift', interval(ofLogs, Math.log(b.mean / a.mean)).map(Math.expm1)),
    p_value: 2 * studentTail(Math.abs(b.mean - a.mean) / error, freedom),
    minimum_detectable_effect: null,
  };
}

const NOT_COMPARED = Object.fromEntries(
  [
    ...LIMITS.flatMap((end) => [`difference${end}`, `lift${end}`]),
    'p_value',
    'p_value_adjusted',
    'minimum_detectable_effect',
    'verdict',
    'verdict_text',
  ].map((name) => [name, null]),
);

/** Two pages compared by one outcome. */
export interface Compared extends Row {
  outcome: Outcome;
  p_value: number;
  sample_ratio_p_value: number;
  difference: number;
  isTooSmall: boolean;
}

export function compare(outcome: Outcome, control: Moments, variant: Moments): Compared {
  const shares = [control, variant].map((arm): Share => ({ k: arm[outcome], n: arm.sessions }));
  const comparison =
    outcome === 'revenue_per_session'
      ? compareRevenue(control, variant)
      : compareRates(shares[0]!, shares[1]!);
  return {
    outcome,
    ...comparison,
    sample_ratio_p_value: evenSplit(control.sessions, variant.sessions),
    isTooSmall: independence(shares[0]!, shares[1]!).expected.some((count) => count < 5),
  } as unknown as Compared;
}

export function rateOf(arm: Moments, outcome: Outcome): number {
  return outcome === 'revenue_per_session' ? arm.mean : arm[outcome] / arm.sessions;
}

export function verdictOf(row: Compared, adjusted: number): Verdict {
  if (row.sample_ratio_p_value < 0.001) return 'uneven split';
  if (row.isTooSmall) return 'too small';
  if (adjusted >= 0.05) return 'no difference shown';
  const isMore = row.difference > 0;
  return isMore === (row.outcome === 'bounce') ? 'worse' : 'better';
}

/** Both arms of a declared experiment in its window. */
export async function declaredArms(
  experiment: Experiment,
  { query }: OpenShop,
): Promise<[Arm, Arm]> {
  const arms = (await query(armsOf(experiment))) as unknown as Arm[];
  return [experiment.control, experiment.variant].map(
    (page) => arms.find((arm) => arm.page === page)!,
  ) as [Arm, Arm];
}

async function experimentRows(shop: OpenShop): Promise<Row[]> {
  const { declared } = await familyOf(shop);
  const rows = [];
  for (const { experiment, arms, compared, adjusted } of declared) {
    const { outcome, sample_ratio_p_value } = compared;
    const { channel = [], device_type = [] } = experiment.filter ?? {};
    const verdict = verdictOf(compared, adjusted);
    for (const [place, arm] of arms.entries()) {
      rows.push({
        experiment: experiment.id,
        variant: arm.page,
        outcome,
        arm: place === 0 ? 'control' : 'variant',
        unit: experiment.unit,
        window_start: arm.window_start,
        window_end: experiment.end_date,
        filter: [...channel, ...device_type].join(' ') || null,
        sessions: arm.sessions,
        conversions: arm[outcome],
        rate: rateOf(arm, outcome),
        ...(place === 0
          ? NOT_COMPARED
          : { ...compared, p_value_adjusted: adjusted, verdict, verdict_text: VERDICTS[verdict] }),
        sample_ratio_p_value,
      });
    }
  }
  return rows;
}

/** Pages of one step, landing among the steps, that each had a twentieth of its sessions in the same three weeks or more. */
const candidates = bySql('experiment_candidates', ({ rules: { steps }, config }) => {
  const listed = steps.filter(({ step }) => step !== 'landing' && step !== 'product');
  const experiments = config.experiments.map(
    ({ control, variant, start_date, end_date }) =>
      `(['${control}', '${variant}'], date '${start_date}', date '${end_date}')`,
  );
  return `with seen as (
  select 'landing' as step, date_trunc('week', created_at)::date as week, landing_page as page, count(*) as sessions from s where landing_page is not null group by all
  ${listed
    .map(
      ({
        step,
        test,
      }) => `union all select '${step}', date_trunc('week', s.created_at)::date, pageview_url, count(distinct website_session_id)
    from website_pageviews v join s using (website_session_id) where ${test} group by all`,
    )
    .join('\n  ')}),
served as (select * from seen qualify sessions / sum(sessions) over (partition by step, week) >= 0.05),
pairs as (select step, a.page as page_a, b.page as page_b, min(week) as first_week, max(week) as last_week, count(*) as weeks,
    sum(a.sessions) as sessions_a, sum(b.sessions) as sessions_b
  from served a join served b using (step, week) where a.page < b.page group by all having weeks >= 3),
declared(pages, start_date, end_date) as (values ${[...experiments, "([''], null, null)"].join(', ')})
select p.* replace (day_of(first_week) as first_week, day_of(last_week) as last_week), exists (from declared
    where list_has_all(pages, [page_a, page_b]) and start_date < p.last_week + 7 and end_date > p.first_week)::int as declared from pairs p`;
});

export const proofs: readonly Proof[] = [
  { table: 'experiments', rows: experimentRows },
  candidates,
];
