import type { Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

/** Makes `page_lives`: the pages of each step from their first to their last week, and their share of the step's sessions. */
export async function makePageLives({ rules: { steps }, once }: OpenShop): Promise<void> {
  const seen = steps.slice(1).map(
    (
      { step, test },
      place,
    ) => `select '${step}', ${place + 1}, pageview_url, date_trunc('week', s.created_at)::date, count(distinct website_session_id)
    from website_pageviews v join s using (website_session_id) where ${test} group by all`,
  );
  const reached = steps
    .slice(1)
    .map(
      ({ step }) =>
        `select '${step}', date_trunc('week', created_at)::date, count(*) from s where saw_${step} group by all`,
    );
  const lives = `with weekly(step, place, page, week, n) as (select 'landing', 0, landing_page, date_trunc('week', created_at)::date, count(*) from s where landing_page is not null group by all
  union all ${seen.join('\n  union all ')}),
of_step(step, week, n) as (select 'landing', date_trunc('week', created_at)::date, count(*) from s where landing_page is not null group by all
  union all ${reached.join('\n  union all ')}),
spans as (select step, place, page, sum(n) as sessions, min(week) as a, max(week) as b from weekly group by all),
ends as (select step, place, page, sessions, a, b, least(b, a + 21) as early, greatest(a, b - 21) as late from spans),
shares as (select e.step, e.place, e.page, e.sessions,
  (select sum(n) from weekly w where w.step = e.step and w.page = e.page) / (select sum(n) from of_step o where o.step = e.step and week between a and b) as share_of_step,
  (select sum(n) from weekly w where w.step = e.step and w.page = e.page and week between a and early) / (select sum(n) from of_step o where o.step = e.step and week between a and early) as share_at_first,
  (select sum(n) from weekly w where w.step = e.step and w.page = e.page and week between late and b) / (select sum(n) from of_step o where o.step = e.step and week between late and b) as share_at_last
  from ends e),
views as (select pageview_url as page, min(created_at) as first_seen, max(created_at) as last_seen from website_pageviews group by all),
told as (select min(t)::date as first_day, max(t)::date as last_day from (select created_at as t from s union all select created_at from orders))
select shares.*, first_seen, last_seen, first_seen::date - first_day > 7 as appeared, last_day - last_seen::date > 7 as disappeared
  from shares join views using (page), told where greatest(share_of_step, share_at_first, share_at_last) >= 0.05`;
  await once('page_lives', lives);
}

async function pageChanges(shop: OpenShop): Promise<Row[]> {
  await makePageLives(shop);
  return shop.query(`select * exclude (place) replace (time_of(first_seen) as first_seen, time_of(last_seen) as last_seen,
  appeared::int as appeared, disappeared::int as disappeared) from page_lives`);
}

export const proofs: readonly Proof[] = [{ table: 'page_changes', rows: pageChanges }];
