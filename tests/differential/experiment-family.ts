import { adjustAll, evenSplit } from './comparisons.ts';
import {
  type Arm,
  type Compared,
  compare,
  declaredArms,
  type Experiment,
  MOMENTS,
  type Moments,
  type Outcome,
  rateOf,
  verdictOf,
} from './experiments.ts';
import type { Proof } from './prove.ts';
import { type Counts, stretchesOf } from './regimes.ts';
import type { OpenShop, Row } from './shops.ts';

/** A comparison with its p-value adjusted over all of them. */
type Judged<About> = About & { compared: Compared; adjusted: number };

interface Run {
  experiment: Experiment;
  start: string;
  end: string;
  arms: [Moments, Moments];
}
interface Replication {
  experiment: Experiment;
  channel: string;
  arms: [Moments, Moments];
}
interface Undeclared {
  step: string;
  where: string;
  first_week: string;
  last_week: string;
  arms: [Moments, Moments];
}

/** Makes `met`: sessions by the page on which they landed, or first met a step that several pages may serve. */
async function makeMet({ config, rules: { steps }, once }: OpenShop): Promise<void> {
  const several = config.funnel.filter(
    ({ step, pages }) =>
      step !== 'landing' &&
      Array.isArray(pages) &&
      (pages.length > 1 || pages.some((page) => page.endsWith('*'))),
  );
  const first = several.map(
    ({
      step,
    }) => `select '${step}', page, s.* from (select website_session_id, arg_min(pageview_url, (created_at, website_pageview_id)) as page
    from website_pageviews where ${steps.find((each) => each.step === step)!.test} group by all) join s using (website_session_id)`,
  );
  await once(
    'met',
    `select step, page, created_at::date as day, * exclude (step, page) from (
  select 'landing' as step, landing_page as page, s.* from s where landing_page is not null
  ${first.map((sql) => `union all ${sql}`).join(' ')})`,
  );
}

/** Sessions of an experiment's pages in their step, on its devices, as a condition on `met`. */
async function ofExperiment(
  { unit, control, variant, filter }: Experiment,
  shop: OpenShop,
): Promise<string> {
  const [row] =
    await shop.query(`select step from met where page in ('${control}', '${variant}') and (step = 'landing') = ${unit === 'landing'}
  group by step having count(distinct page) = 2`);
  const devices = filter?.device_type?.map((device) => `'${device}'`).join() ?? 'device_type';
  return `step = '${row?.step}' and page in ('${control}', '${variant}') and device_type in (${devices})`;
}

const channelsOf = ({ filter }: Experiment): string =>
  filter?.channel?.map((channel) => `'${channel}'`).join() ?? 'channel';

async function momentsOf(
  where: string,
  [control, variant]: readonly [string, string],
  shop: OpenShop,
): Promise<[Moments, Moments]> {
  const rows = (await shop.query(
    `select page, ${MOMENTS} from met where ${where} group by page`,
  )) as unknown as Moments[];
  return [control, variant].map((page) => rows.find((row) => row.page === page)!) as [
    Moments,
    Moments,
  ];
}

/** The days around the declared window over which the pages were split in one ratio. */
async function runOf(experiment: Experiment, shop: OpenShop): Promise<Run | null> {
  const { start_date, end_date, variant, control } = experiment;
  const where = `${await ofExperiment(experiment, shop)} and channel in (${channelsOf(experiment)})`;
  const days =
    (await shop.query(`with g as (select unnest(generate_series(date '${start_date}' - 28, greatest(date '${start_date}' - 28, least(date '${end_date}' + 182, end_whole()) - 1), interval 1 day))::date as day)
select day_of(g.day) as day, count(page) as of, count(page) filter (page = '${variant}') as some, g.day <= date '${start_date}' + (date '${end_date}' - date '${start_date}')::int // 2 as is_early
from g left join (select * from met where ${where}) met on met.day = g.day group by g.day order by g.day`)) as unknown as (Counts & {
      day: string;
      is_early: boolean;
    })[];
  const begins = stretchesOf(days);
  const middle = days.filter(({ is_early }) => is_early).length - 1;
  const from = begins.filter((begin) => begin <= middle).at(-1)!;
  const to = begins.find((begin) => begin > middle) ?? days.length;
  const served = days.slice(from, to).filter((day) => day.of > 0);
  if (served.length === 0) return null;
  const [start, end] = [served[0]!.day, served.at(-1)!.day];
  const arms = await momentsOf(
    `${where} and day between '${start}' and '${end}'`,
    [control, variant],
    shop,
  );
  return arms.every((arm) => arm !== undefined) ? { experiment, start, end, arms } : null;
}

async function replicationsOf(experiment: Experiment, shop: OpenShop): Promise<Replication[]> {
  const { control, variant, end_date, filter } = experiment;
  if (filter?.channel === undefined) return [];
  const [arm] = await declaredArms(experiment, shop);
  const where = `${await ofExperiment(experiment, shop)} and day >= '${arm.window_start.slice(0, 10)}' and day < '${end_date}'`;
  const others =
    await shop.query(`select channel from met where ${where} and channel not in (${channelsOf(experiment)})
  group by channel having count(*) filter (page = '${control}') >= 100 and count(*) filter (page = '${variant}') >= 100 order by channel`);
  const found = [];
  for (const { channel } of others)
    found.push({
      experiment,
      channel: channel as string,
      arms: await momentsOf(`${where} and channel = '${channel}'`, [control, variant], shop),
    });
  return found;
}

interface WeekOfPair extends Counts {
  week: string;
  seen: boolean;
}

/** Weeks of each channel and device in which two pages shared its sessions evenly, as rows of SQL by pair. */
async function evenWeeks(shop: OpenShop) {
  const pairs =
    (await shop.query(`with w as (select step, page, channel, device_type, date_trunc('week', day)::date as week, count(*) as n from met group by all),
serving as (select step, page, channel, device_type from (select *, n / sum(n) over (partition by step, channel, device_type, week) as share from w) where share >= 0.05
  group by all having count(*) >= 3)
select distinct step, channel, device_type, a.page as a, b.page as b from serving a join serving b using (step, channel, device_type) where a.page < b.page
order by step, a, b, channel, device_type`)) as unknown as {
      step: string;
      channel: string;
      device_type: string;
      a: string;
      b: string;
    }[];
  const found = [];
  for (const pair of pairs) {
    const { step, channel, device_type, a, b } = pair;
    if (
      shop.config.experiments.some(
        ({ control, variant }) => [a, b].includes(control) && [a, b].includes(variant),
      )
    )
      continue;
    const weeks =
      (await shop.query(`with w as (select date_trunc('week', day)::date as week, count(*) as n, count(*) filter (page = '${a}') as k from met
  where step = '${step}' and channel = '${channel}' and device_type = '${device_type}' and page in ('${a}', '${b}') group by all),
g as (select unnest(generate_series(min(week), max(week), interval 7 day))::date as week from w)
select day_of(week) as week, coalesce(n, 0) as of, coalesce(k, 0) as some, n is not null as seen from g left join w using (week) order by week`)) as unknown as WeekOfPair[];
    const begins = stretchesOf(weeks);
    for (const [place, begin] of begins.entries()) {
      const stretch = weeks.slice(begin, begins[place + 1]).filter(({ seen }) => seen);
      const some = stretch.reduce((sum, week) => sum + week.some, 0);
      const rest = stretch.reduce((sum, week) => sum + week.of, 0) - some;
      if (stretch.length >= 3 && Math.min(some, rest) >= 100 && evenSplit(some, rest) >= 0.001)
        found.push({ ...pair, weeks: stretch.map(({ week }) => week) });
    }
  }
  return found;
}

async function undeclaredOf(shop: OpenShop): Promise<Undeclared[]> {
  const found = [];
  for (const ofPair of Map.groupBy(await evenWeeks(shop), ({ step, a, b }) =>
    [step, a, b].join(' '),
  ).values()) {
    const { step, a, b } = ofPair[0]!;
    const seen = await shop.query(
      `select page from met where page in ('${a}', '${b}') group by page order by min(day), page`,
    );
    const where = ofPair.map(
      ({ channel, device_type, weeks }) =>
        `(channel = '${channel}' and device_type = '${device_type}' and date_trunc('week', day)::date in (${weeks.map((week) => `'${week}'`).join()}))`,
    );
    const weeks = ofPair.flatMap((each) => each.weeks).sort();
    found.push({
      step,
      where: [...new Set(ofPair.map(({ channel, device_type }) => `${channel} ${device_type}`))]
        .sort()
        .join('; '),
      first_week: weeks[0]!,
      last_week: weeks.at(-1)!,
      arms: await momentsOf(
        `step = '${step}' and (${where.join(' or ')})`,
        [seen[0]!.page as string, seen[1]!.page as string],
        shop,
      ),
    });
  }
  return found;
}

const families = new WeakMap<OpenShop, ReturnType<typeof makeFamily>>();

/** Every comparison of pages that the report makes, adjusted together; made once for a shop. */
export function familyOf(shop: OpenShop): ReturnType<typeof makeFamily> {
  const family = families.get(shop) ?? makeFamily(shop);
  families.set(shop, family);
  return family;
}

async function makeFamily(shop: OpenShop) {
  await makeMet(shop);
  const { experiments } = shop.config;
  const declared: { experiment: Experiment; arms: [Arm, Arm]; compared: Compared }[] = [];
  const runs: (Run & { compared: Compared })[] = [];
  const replications: (Replication & { compared: Compared })[] = [];
  for (const experiment of experiments) {
    const arms = await declaredArms(experiment, shop);
    declared.push(
      ...experiment.outcomes.map((outcome) => ({
        experiment,
        arms,
        compared: compare(outcome, ...arms),
      })),
    );
    const run = await runOf(experiment, shop);
    if (run !== null) runs.push({ ...run, compared: compare('conversion', ...run.arms) });
    for (const each of await replicationsOf(experiment, shop))
      replications.push(
        ...experiment.outcomes.map((outcome) => ({
          ...each,
          compared: compare(outcome, ...each.arms),
        })),
      );
  }
  const undeclared = (await undeclaredOf(shop)).flatMap((each) => {
    const outcomes: Outcome[] = ['bounce', 'conversion', 'revenue_per_session'];
    return outcomes
      .filter((outcome) => each.step === 'landing' || outcome !== 'bounce')
      .map((outcome) => ({ ...each, compared: compare(outcome, ...each.arms) }));
  });
  const all = [...declared, ...runs, ...replications, ...undeclared].map(
    ({ compared }) => compared,
  );
  const tested = all.filter(({ p_value }) => Number.isFinite(p_value));
  const adjusted = adjustAll(tested.map(({ p_value }) => p_value));
  const judged = <About extends { compared: Compared }>(each: About): Judged<About> => ({
    ...each,
    adjusted: adjusted[tested.indexOf(each.compared)]!,
  });
  return {
    declared: declared.map(judged),
    runs: runs.map(judged),
    replications: replications.map(judged),
    undeclared: undeclared.map(judged),
  };
}

function resultOf({
  compared,
  adjusted,
  arms: [control, variant],
}: Judged<{ arms: [Moments, Moments] }>) {
  const { outcome } = compared;
  return {
    ...compared,
    sessions_control: control.sessions,
    sessions_variant: variant.sessions,
    conversions_control: control[outcome],
    conversions_variant: variant[outcome],
    rate_control: rateOf(control, outcome),
    rate_variant: rateOf(variant, outcome),
    p_value_adjusted: adjusted,
    verdict: verdictOf(compared, adjusted),
  };
}

async function followUp(shop: OpenShop): Promise<Row[]> {
  const rows = [];
  for (const run of (await familyOf(shop)).runs) {
    const { experiment, start, end } = run;
    const { control, variant, start_date, end_date } = experiment;
    const where = `${await ofExperiment(experiment, shop)} and channel in (${channelsOf(experiment)}) and day > '${end}'`;
    const [met_in] = await shop.query(
      `select any_value(step) as step from met where ${await ofExperiment(experiment, shop)}`,
    );
    const step = met_in!.step as string;
    const [after] =
      await shop.query(`select avg((page = '${variant}')::int) filter (day <= date '${end}' + 28) as share_after,
  end_whole() - date '${end}' - 1 < 28 as is_early, date '${end}' - date '${start}' + 1 as run_days,
  date '${end}' - date '${start}' + 1 - greatest(0, least(date '${end}' + 1, date '${end_date}') - greatest(date '${start}', date '${start_date}')) as days_left_out
  from (select 1) left join met on ${where}`);
    const share = after!.share_after as number | null;
    const kept = share === null ? null : share >= 0.95 ? variant : share <= 0.05 ? control : null;
    const served = share === null ? 'neither served' : 'both served';
    const told = kept === null ? served : kept === variant ? 'variant kept' : 'control kept';
    const [since] =
      kept === null || after!.is_early
        ? [null]
        : await shop.query(`with   l as (select * from met where ${where} and page = '${kept}'),
  months as (select sum(n) / count(*) as rate from l where end_of(month_of(day)) <= end_whole() group by month_of(day) having count(*) >= 100)
  select count(*) as since_sessions, sum(n) / count(*) as since_rate, (select min(rate) from months) as since_lowest_month, (select max(rate) from months) as since_highest_month from l`);
    rows.push({
      since_sessions: null,
      since_rate: null,
      since_lowest_month: null,
      since_highest_month: null,
      ...after,
      ...since,
      ...resultOf(run),
      experiment: experiment.id,
      control,
      variant,
      step,
      base:
        step === 'landing'
          ? 'those who land on it'
          : `those who reach the step “${shop.config.funnel.find((each) => each.step === step)!.label}”`,
      run_start: start,
      run_end: end,
      aftermath: after!.is_early ? 'not yet known' : told,
    });
  }
  return rows;
}

async function replications(shop: OpenShop): Promise<Row[]> {
  const { declared, replications: found } = await familyOf(shop);
  return found.map((each) => {
    const first = declared.find(
      ({ experiment, compared }) =>
        experiment === each.experiment && compared.outcome === each.compared.outcome,
    )!;
    return {
      ...resultOf(each),
      experiment: each.experiment.id,
      channel: each.channel,
      agrees: Number(Math.sign(first.compared.difference) === Math.sign(each.compared.difference)),
    };
  });
}

async function undeclared(shop: OpenShop): Promise<Row[]> {
  return (await familyOf(shop)).undeclared.map((each) => ({
    ...resultOf(each),
    step: each.step,
    control: each.arms[0].page,
    variant: each.arms[1].page,
    where: each.where,
    first_week: each.first_week,
    last_week: each.last_week,
  }));
}

export const proofs: readonly Proof[] = [
  { table: 'experiment_follow_up', rows: followUp },
  { table: 'experiment_replications', rows: replications },
  { table: 'undeclared_tests', rows: undeclared },
];
