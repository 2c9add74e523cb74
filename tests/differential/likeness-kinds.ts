/** What the checks of paid and free channels find, in SQL. */
import { exportsSpend } from './contract.ts';
import { count, type Row } from './likeness.ts';
import { ruleConditions } from './likeness-rules.ts';
import type { OpenShop } from './shops.ts';

const PAID = `(select channel, count(*) as n, count(*) filter (utm_source is null) as bare from s where kind like 'paid%' group by channel)`;

/** The place of the first rule whose source and campaign fit an amount, by place and source; -1 where there is none. */
function bought({ config: { channels } }: OpenShop): string {
  const whens = channels.map(({ utm_source, utm_campaign }, place) => {
    const own = ruleConditions({
      ...channels[place]!,
      utm_source,
      utm_campaign,
      utm_content: undefined,
      http_referer: undefined,
    });
    return `when ${own.length === 0 ? 'true' : own.join(' and ')} then ${place}`;
  });
  const names = channels.map(
    ({ channel }, place) => `when ${place} then replace('${channel}', '{utm_source}', utm_source)`,
  );
  const free = channels.flatMap(({ kind }, place) => (kind === 'free' ? [place] : []));
  return `(select channel, bool_or(rule in (${[-1, ...free].join()})) as is_free from (select rule, case rule ${names.join(' ')} end as channel
    from (select utm_source, case ${whens.join(' ')} else -1 end as rule from marketing_spend where spend_usd > 0)) group by channel)`;
}

export function likenessOfKinds(shop: OpenShop): Row[] {
  const sources: Row = [
    'paid-channel-has-source',
    'website_sessions',
    'warning',
    'names',
    count(PAID),
    count(`${PAID} where bare * 100 > n`),
  ];
  if (!exportsSpend(shop.dataFolder)) return [sources];
  return [
    sources,
    [
      'free-channel-has-no-spend',
      'marketing_spend',
      'warning',
      'names',
      count(bought(shop)),
      count(`${bought(shop)} where is_free`),
    ],
  ];
}
