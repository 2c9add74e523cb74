/** What the checks of advertising spend find, in SQL. */
import { count, type Row } from './likeness.ts';

/** Sessions that stand for a row of spend: those of its campaign, else those of its source whose campaign has no row of its own. */
export const PLACED = `(select s.*, coalesce(a.place, b.place) as place, created_at::date as day from s
  left join (select distinct utm_source, utm_campaign, utm_source || '/' || coalesce(utm_campaign, '') as place from marketing_spend) a
    on a.utm_source = s.utm_source and a.utm_campaign is not distinct from s.utm_campaign
  left join (select distinct utm_source, utm_source || '/' as place from marketing_spend where utm_campaign is null) b on b.utm_source = s.utm_source
  where coalesce(a.place, b.place) is not null)`;
export const PAID = `(select utm_source, utm_campaign, utm_source || '/' || coalesce(utm_campaign, '') as place, date as day, spend_usd as spend from marketing_spend)`;
const PAID_PLACES = `(select place, any_value(utm_campaign) as utm_campaign, any_value(utm_source) as source from ${PAID} group by place having sum(spend) > 0)`;
const ANSWERED = `(p.place in (select place from ${PLACED}) or p.utm_campaign is null and p.source in (select split_part(place, '/', 1) from ${PLACED}))`;
/** Days or months of the last year with sessions that are paid for; whether a half of these (or another part), or more, have no spend in that time. */
const unpaid = (
  period: string,
  part: number,
): string => `(select count(*) filter (paid = 0) * ${part} >= count(*) as unpaid
  from (select ${period} as period, exists (select 1 from ${PAID} x where x.place in (p.place, split_part(p.place, '/', 1) || '/') and x.spend > 0
    and ${period.replaceAll('p.day', 'x.day')} = ${period})::int as paid
    from ${PLACED} p where p.place in (select place from ${PAID_PLACES}) and day > (select max(created_at)::date from s) - 365) group by period)`;
const MONTHS = `(datediff('month', (select min(created_at) from s), (select greatest((select max(created_at) from s), max(created_at)) from orders)) + 1)`;
const SPEND_MONTHS = `(select month_of(day) as month, sum(spend) as spend, coalesce(any_value(r.revenue), 0) as revenue
  from ${PAID} left join (select month_of(created_at) as month, sum(price_usd) as revenue from orders group by 1) r on r.month = month_of(day) group by 1)`;
const RECENT = `> (select greatest((select max(created_at) from s), max(created_at))::date from orders) - 365`;
const BOUGHT = `(select distinct channel from s where kind like 'paid%' and created_at::date ${RECENT})`;
const PAID_CHANNELS = `(select case when utm_campaign = 'nonbrand' then utm_source || '_nonbrand' when utm_campaign = 'brand' then 'paid_brand' else 'paid_social' end
  from marketing_spend where spend_usd > 0 and date ${RECENT} and date <= (select greatest((select max(created_at) from s), max(created_at))::date from orders))`;
const isDaily = `(select count(distinct day) filter (spend > 0) * 2 >= max(day) filter (spend > 0) - min(day) filter (spend > 0) + 1 from ${PAID})`;

export const likenessOfSpend: readonly Row[] = [
  [
    'spend-has-sessions',
    'marketing_spend',
    'warning',
    'names',
    count(PAID_PLACES),
    count(`${PAID_PLACES} p where not ${ANSWERED}`),
  ],
  [
    'spend-month-has-sessions',
    'marketing_spend',
    'warning',
    'months',
    `(select count(distinct month_of(day)) from ${PAID} where spend > 0 and day between (select date_trunc('month', min(created_at)) from s) and (select last_day(max(created_at)) from s))`,
    `(select count(distinct month_of(day)) from ${PAID} p where spend > 0 and utm_campaign is not null and place in (select place from ${PLACED})
      and day between (select date_trunc('month', min(created_at)) from s) and (select last_day(max(created_at)) from s)
      and (place, month_of(day)) not in (select (place, month_of(day)) from ${PLACED}))`,
  ],
  [
    'spend-covers-month',
    'marketing_spend',
    'warning',
    'months',
    count(unpaid('month_of(p.day)', 10)),
    count(`${unpaid('month_of(p.day)', 10)} where unpaid`),
  ],
  [
    'spend-covers-day',
    'marketing_spend',
    'warning',
    'days',
    `if(${isDaily}, ${count(unpaid('p.day', 2))}, 0)`,
    `if(${isDaily}, ${count(`${unpaid('p.day', 2)} where unpaid`)}, 0)`,
  ],
  [
    'spend-covers-channel',
    'marketing_spend',
    'warning',
    'names',
    count(BOUGHT),
    count(`${BOUGHT} where channel not in ${PAID_CHANNELS}`),
  ],
  [
    'spend-within-revenue',
    'marketing_spend',
    'warning',
    'months',
    count(SPEND_MONTHS),
    count(
      `${SPEND_MONTHS} where spend > 4 * revenue and spend > 4 * (select sum(price_usd) from orders) / ${MONTHS}`,
    ),
  ],
  [
    'spend-usual',
    'marketing_spend',
    'warning',
    'rows',
    count('marketing_spend'),
    count(
      `${PAID} join (select place, quantile_disc(spend, 0.5) as usual from ${PAID} group by place having count(*) >= 3) using (place) where usual > 0 and spend >= 20 * usual`,
    ),
  ],
  [
    'spend-per-session',
    'marketing_spend',
    'warning',
    'names',
    `(select count(distinct place) from ${PAID})`,
    count(
      `(select place, count(*) as n from ${PLACED} where day between (select min(day) from ${PAID}) and (select max(day) from ${PAID}) group by place)
        join (select place, sum(spend) as spend from ${PAID} group by place) using (place) where spend * 100 < n`,
    ),
  ],
];
