/** What the checks of names, amounts, spend, steps, settings and clocks find, in SQL. */
import { exportsSpend } from './contract.ts';
import type { OpenShop } from './shops.ts';

/** Name, table, severity, unit, units looked at, units that fail. */
type Row = readonly [string, string, 'error' | 'warning', string, string, string];

const count = (from: string): string => `(select count(*) from ${from})`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const SESSION_COLUMNS = [
  'device_type',
  'utm_source',
  'utm_campaign',
  'utm_content',
  'http_referer',
];
const namesIn = (table: string, columns: readonly string[]): string =>
  `(${columns
    .map(
      (column) =>
        `select '${column}' as c, ${column} as n, count(*) as k from ${table} where ${column} is not null group by 2`,
    )
    .join(' union all ')})`;
const SESSION_NAMES = namesIn('website_sessions', SESSION_COLUMNS);
const PAGE_NAMES = namesIn('website_pageviews', ['pageview_url']);
const PRODUCT_NAMES = `(select 'product_name' as c, product_name as n from products)`;
const plain = `lower(trim(regexp_replace(nfc_normalize(n), '[-_.+[:space:]]+', ' ', 'g')))`;
const folded = `if(c in ('pageview_url', 'http_referer'), regexp_replace(regexp_replace(${plain}, '[?#].*', ''), '/+$', ''), ${plain})`;
const alike = (names: string): string =>
  `(select count(*) - count(distinct (c, ${folded})) from ${names})`;
const unreadable = (names: string): string =>
  count(
    `${names} where regexp_matches(n, '\\x{FFFD}|[ÃÂ]') or regexp_matches(n, '^\\W*(none|null|not set)\\W*$', 'i')`,
  );
const EMAIL = `regexp_matches(n, '[a-z0-9]@[a-z]+[.]')`;

const named = (): Row[] => [
  [
    'device-names-apart',
    'website_sessions',
    'error',
    'names',
    '(select count(distinct device_type) from website_sessions)',
    '(select count(distinct device_type) - count(distinct lower(trim(device_type))) from website_sessions)',
  ],
  ...(
    [
      ['session-names', 'website_sessions', SESSION_NAMES],
      ['page-names', 'website_pageviews', PAGE_NAMES],
      ['product-names', 'products', PRODUCT_NAMES],
    ] as const
  ).flatMap(([id, table, names]): Row[] => [
    [`${id}-alike`, table, 'warning', 'names', count(names), alike(names)],
    [
      `${id}-readable`,
      table,
      'warning',
      'names',
      id === 'product-names' ? '(select count(distinct product_name) from products)' : count(names),
      unreadable(names),
    ],
  ]),
  [
    'session-names-in-place',
    'website_sessions',
    'warning',
    'names',
    count(SESSION_NAMES),
    count(
      `${SESSION_NAMES} where ${EMAIL} or (c <> 'device_type' and n in ('desktop', 'mobile', 'tablet')) or (c = 'device_type' and n not in ('desktop', 'mobile', 'tablet')) or (c = 'http_referer' and n not like '%.%')`,
    ),
  ],
  [
    'session-names-repeat',
    'website_sessions',
    'warning',
    'names',
    count(SESSION_NAMES),
    `(select coalesce(sum(names), 0) from (select count(*) as names from ${SESSION_NAMES} group by c having count(*) > 20 and (c = 'device_type' or count(*) > 50 and count(*) * 10 > sum(k))))`,
  ],
  [
    'page-names-repeat',
    'website_pageviews',
    'warning',
    'names',
    count(PAGE_NAMES),
    `(select if(count(*) > 50 and count(*) * 10 > (select count(*) from s), count(*), 0) from ${PAGE_NAMES})`,
  ],
  [
    'page-names-in-place',
    'website_pageviews',
    'warning',
    'names',
    count(PAGE_NAMES),
    count(`${PAGE_NAMES} where ${EMAIL}`),
  ],
];

/** Names that last, with their days; and all names by how often they stand, without those of columns that have more than 300. */
const LIVES = `(${['device_type', 'utm_source', 'http_referer']
  .map(
    (column) =>
      `select '${column}' as c, ${column} as n, min(created_at)::date as a, max(created_at)::date as z, count(*) as k from s where ${column} is not null group by all`,
  )
  .join(' union all ')})`;
const SPELT = namesIn('website_sessions', ['device_type', 'utm_source', 'utm_campaign']);
/** Distance with changed places as one step, where no letter stands for another. */
const IS_SLIP = `damerau_levenshtein(a.n, b.n) = 1 and least(length(a.n), length(b.n)) >= 4
  and (length(a.n) <> length(b.n) or list_sort(string_split(a.n, '')) = list_sort(string_split(b.n, '')))`;

const lasting: readonly Row[] = [
  [
    'session-names-last',
    'website_sessions',
    'warning',
    'names',
    count(LIVES),
    `(select count(*) from ${LIVES} l where z - a >= 28 and (select greatest((select max(created_at) from s), max(created_at))::date from orders) - z >= 28
      and k * 20 >= (select count(*) from s where created_at::date between l.a and l.z))`,
  ],
  [
    'session-names-spelt',
    'website_sessions',
    'warning',
    'names',
    count(SPELT),
    `(select count(distinct (a.c, a.n)) from ${SPELT} a join ${SPELT} b on a.c = b.c and (a.k < b.k or a.k = b.k and a.n > b.n) where ${IS_SLIP})`,
  ],
];

/** Items with the lower median of an amount over their product's items, where there are three or more. */
const usual = (amount: string): string =>
  `(select i.*, u.usual from order_items i left join (select product_id, ${amount} as usual from (select product_id, ${amount},
    row_number() over (partition by product_id order by ${amount}) as place, count(*) over (partition by product_id) as n from order_items)
    where place = ceil(n / 2) and n >= 3) u using (product_id))`;
const far = (amount: string): string =>
  `usual > 0 and (${amount} >= 5 * usual or ${amount} * 5 <= usual)`;
const MARGINS = `(select month_of(created_at) as month, 1 - sum(cogs_usd)::double / sum(price_usd)::double as margin from order_items group by all having sum(price_usd) > 0)`;
const ITEM_MONTHS = `(select count(distinct month_of(created_at)) from order_items)`;
const itemMonths = (having: string): string =>
  count(`(select month_of(created_at) from ${usual('price_usd')} group by all having ${having})`);

const amounts: readonly Row[] = [
  [
    'month-revenue-usual',
    'order_items',
    'error',
    'months',
    ITEM_MONTHS,
    itemMonths(
      `abs(sum(price_usd) - sum(if(${far('price_usd')}, usual, price_usd))) > 0.1 * sum(if(${far('price_usd')}, usual, price_usd))`,
    ),
  ],
  [
    'month-has-revenue',
    'order_items',
    'error',
    'months',
    ITEM_MONTHS,
    itemMonths('sum(price_usd) = 0'),
  ],
  [
    'item-price-usual',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    count(`${usual('price_usd')} where ${far('price_usd')}`),
  ],
  [
    'item-cost-usual',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    count(`${usual('cogs_usd')} where ${far('cogs_usd')}`),
  ],
  [
    'month-has-cost',
    'order_items',
    'warning',
    'months',
    ITEM_MONTHS,
    itemMonths(
      'sum(price_usd) filter (cogs_usd = 0) > 0 and sum(price_usd) filter (cogs_usd = 0) * 10 >= sum(price_usd)',
    ),
  ],
  [
    'refund-amount-usual',
    'order_item_refunds',
    'warning',
    'rows',
    count('order_item_refunds'),
    count(
      'order_item_refunds join order_items using (order_item_id) where refund_amount_usd <= price_usd / 20',
    ),
  ],
  [
    'order-size-usual',
    'orders',
    'warning',
    'rows',
    count('orders'),
    count(
      'orders where items_purchased >= 20 * (select quantile_disc(items_purchased, 0.5) from orders)',
    ),
  ],
];

const sizes: readonly Row[] = [
  [
    'month-margin-usual',
    'order_items',
    'warning',
    'months',
    ITEM_MONTHS,
    `(select count(*) filter (margin < 0.01 or abs(margin - (select quantile_disc(margin, 0.5) from ${MARGINS})) > 0.15) from ${MARGINS})`,
  ],
  [
    'refund-whole-price',
    'order_item_refunds',
    'warning',
    'rows',
    count('order_item_refunds'),
    `(select if(count(*) >= 10 and count(*) filter (refund_amount_usd = price_usd) = 0, count(*), 0) from order_item_refunds join order_items using (order_item_id))`,
  ],
  [
    'amounts-in-units',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    `(select if(bool_and(price_usd % 1 = 0 and cogs_usd % 1 = 0) and median(price_usd) >= 500 and count(*) filter (cogs_usd % 5 <> 0) * 2 > count(*), count(*), 0) from order_items)`,
  ],
];

/** Sessions that stand for a row of spend: those of its campaign, else those of its source whose campaign has no row of its own. */
const PLACED = `(select s.*, coalesce(a.place, b.place) as place, created_at::date as day from s
  left join (select distinct utm_source, utm_campaign, utm_source || '/' || coalesce(utm_campaign, '') as place from marketing_spend) a
    on a.utm_source = s.utm_source and a.utm_campaign is not distinct from s.utm_campaign
  left join (select distinct utm_source, utm_source || '/' as place from marketing_spend where utm_campaign is null) b on b.utm_source = s.utm_source
  where coalesce(a.place, b.place) is not null)`;
const PAID = `(select utm_source, utm_campaign, utm_source || '/' || coalesce(utm_campaign, '') as place, date as day, spend_usd as spend from marketing_spend)`;
const PAID_PLACES = `(select place, any_value(utm_campaign) as utm_campaign, any_value(utm_source) as source from ${PAID} group by place having sum(spend) > 0)`;
const ANSWERED = `(p.place in (select place from ${PLACED}) or p.utm_campaign is null and p.source in (select split_part(place, '/', 1) from ${PLACED}))`;
/** Days or months of the last year with sessions that are paid for; whether a half of these (or another part), or more, have no spend in that time. */
const unpaid = (
  period: string,
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

const spending: readonly Row[] = [
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
      `${SPEND_MONTHS} where spend > 10 * revenue and spend > 10 * (select sum(price_usd) from orders) / ${MONTHS}`,
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

const FIRST = '(select min(created_at)::date from s)';
const LAST =
  '(select greatest((select max(created_at) from s), max(created_at))::date from orders)';

function steps({ rules }: OpenShop): Row[] {
  const saw = rules.steps.map(({ step }) => `count(*) filter (saw_${step})`);
  const above = saw.slice(1).map(
    (later, place) =>
      `(select bool_or(above)::int from (select ${later} > ${saw[place]} as above from s
        group by grouping sets ((), (month_of(created_at)), (device_type), (month_of(created_at), device_type))))`,
  );
  const missing = saw.flatMap((earlier, place) =>
    saw.slice(place + 1).map((later) => `${earlier} = 0 and ${later} >= 3`),
  );
  const last = rules.steps.at(-1)!.step;
  const unseen = `(select coalesce(sum(n), 0) from s where saw_${last} is distinct from true)`;
  const dead = rules.steps.map(
    ({ step }) => `(select (not coalesce(bool_or(saw_${step}), false))::int from s)`,
  );
  return [
    [
      'order-page-seen-mostly',
      'orders',
      'error',
      'rows',
      count('orders'),
      `if(${unseen} * 5 > ${count('orders')}, ${unseen}, 0)`,
    ],
    [
      'step-within-earlier',
      'website_pageviews',
      'warning',
      'settings',
      `${above.length}`,
      above.join(' + '),
    ],
    [
      'day-has-each-step',
      'website_pageviews',
      'warning',
      'days',
      `(${LAST} - ${FIRST} + 1)`,
      `(select count(distinct day) from (select created_at::date as day from s group by day, device_type having ${missing.join(' or ')}))`,
    ],
    [
      'step-has-views',
      'website_pageviews',
      'error',
      'settings',
      `${dead.length}`,
      dead.join(' + '),
    ],
  ];
}

const matches = (url: string, pattern: string): string =>
  pattern.endsWith('*')
    ? `starts_with(${url}, ${text(pattern.slice(0, -1))})`
    : `${url} = ${text(pattern)}`;
const any = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
const sum = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '0' : conditions.map((one) => `(${one})::int`).join(' + ');
const isSeen = (pattern: string): string =>
  `exists (select 1 from urls where ${matches('pageview_url', pattern)})`;
const isSeenOfBoth = (one: string, others: readonly string[]): string =>
  `exists (select 1 from urls where ${one} and ${any(others)})`;

/** For each product: whether its buyers of a month looked at another first, nearly all of them, or nobody bought it of many who looked. */
function elsewhere(products: OpenShop['config']['products']): string[] {
  return products.map(
    ({ product_id: id }) =>
      `exists (select month_of(created_at) from orders join looks using (website_session_id) where primary_product_id = ${id}
        group by all having count(*) >= 5 and count(*) filter (seen = ${id}) * 10 < count(*))
      or (select count(*) >= 200 from looks where seen = ${id}) and not exists (select 1 from orders where primary_product_id = ${id})`,
  );
}

/** Tables that several of the checks need: the addresses, and the first product that a session looked at. */
export function likenessTables({ config: { products } }: OpenShop): string {
  const whens = products.map(
    ({ product_id, page }) => `when ${matches('pageview_url', page)} then ${product_id}`,
  );
  return `urls as materialized (select distinct pageview_url from website_pageviews),
    looks as materialized (select website_session_id, arg_min(product, (created_at, website_pageview_id)) as seen
      from (select *, case ${whens.join(' ')} when true then null end as product from website_pageviews) where product is not null group by all)`;
}

function pages({ config: { products, funnel } }: OpenShop): Row[] {
  const own = funnel.flatMap(({ pages: patterns }) => (Array.isArray(patterns) ? patterns : []));
  const ofSteps = funnel
    .filter(({ pages: patterns }) => patterns !== 'any')
    .map(({ pages: patterns }) =>
      any(
        (Array.isArray(patterns) ? patterns : products.map(({ page }) => page)).map((page) =>
          matches('pageview_url', page),
        ),
      ),
    );
  const ofProducts = products.map(({ page }) => matches('pageview_url', page));
  const twice = [ofSteps, ofProducts].flatMap((entries) =>
    entries.map((entry, place) => isSeenOfBoth(entry, entries.slice(0, place))),
  );
  const listed =
    products.length === 0
      ? 'true'
      : `product_id in (${products.map(({ product_id }) => product_id)})`;
  const dead = products.map(
    ({ product_id, page }) =>
      `not ${isSeen(page)} and (select count(*) >= 2 from orders where primary_product_id = ${product_id})`,
  );
  const unmet = products.map(
    ({ product_id, page }) =>
      `not ${isSeen(page)} or not exists (select 1 from products where product_id = ${product_id})`,
  );
  return [
    [
      'product-page-of-orders',
      'website_pageviews',
      'warning',
      'settings',
      `${products.length}`,
      sum(elsewhere(products)),
    ],
    [
      'product-page-has-views',
      'website_pageviews',
      'error',
      'settings',
      `${products.length}`,
      sum(dead),
    ],
    [
      'step-page-met',
      'website_pageviews',
      'warning',
      'settings',
      `${own.length}`,
      sum(own.map((page) => `not ${isSeen(page)}`)),
    ],
    [
      'product-setting-met',
      'website_pageviews',
      'warning',
      'settings',
      `${products.length}`,
      sum(unmet),
    ],
    [
      'product-listed',
      'products',
      'warning',
      'settings',
      '(select count(distinct product_id) from order_items)',
      `(select count(distinct product_id) from order_items where not (${listed}))`,
    ],
    ['page-met-once', 'website_pageviews', 'warning', 'settings', `${twice.length}`, sum(twice)],
  ];
}

const CONDITIONS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

function ruleConditions(rule: OpenShop['config']['channels'][number]): string[] {
  return CONDITIONS.flatMap((column) => {
    const wanted = rule[column];
    if (wanted === undefined) return [];
    return wanted === null
      ? `${column} is null`
      : any(wanted.map((pattern) => matches(column, pattern)));
  });
}

function rulesOfConfig({ config }: OpenShop): Row[] {
  const conditions = config.channels.map(ruleConditions);
  const whens = conditions.map(
    (own, place) => `when ${own.length === 0 ? 'true' : own.join(' and ')} then ${place}`,
  );
  const used = `(select distinct case ${whens.join(' ')} else -1 end as rule from s)`;
  const idle = conditions.map(
    (own, place) =>
      `${place} not in (select rule from ${used}) and (${place} > (select max(rule) from ${used}) or ${any(own.map((one) => `not exists (select 1 from s where ${one})`))})`,
  );
  const outside = config.events.map(
    ({ date, product_id: id }) =>
      `date '${date}' not between ${FIRST} and ${LAST} or ${id === undefined ? 'false' : `${id} not in (select product_id from products)`}`,
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

const late = (id: string, table: string, parent: string, key: string): Row => {
  const months = `(select month_of(p.created_at) as month, count(*) filter (c.created_at - p.created_at >= interval 1 hour) * 2 > count(*) as late
    from ${table} c join ${parent} p using (${key}) group by 1)`;
  return [id, table, 'warning', 'months', count(months), count(`${months} where late`)];
};
const ON_THE_HOUR = count(`s where created_at = date_trunc('hour', created_at)`);

const clocks: readonly Row[] = [
  late('order-clock', 'orders', 'website_sessions', 'website_session_id'),
  late('page-view-clock', 'website_pageviews', 'website_sessions', 'website_session_id'),
  late('item-clock', 'order_items', 'orders', 'order_id'),
  [
    'session-has-time',
    'website_sessions',
    'warning',
    'rows',
    count('s'),
    `if(${ON_THE_HOUR} >= 10 and ${ON_THE_HOUR} * 10 > ${count('s')}, ${ON_THE_HOUR}, 0)`,
  ],
];

/** All of them, for a shop. */
export const likenessChecks = (shop: OpenShop): readonly Row[] => [
  ...named(),
  ...lasting,
  ...amounts,
  ...sizes,
  ...(exportsSpend(shop.dataFolder) ? spending : []),
  ...steps(shop),
  ...pages(shop),
  ...rulesOfConfig(shop),
  ...clocks,
];

/** Those whose findings leave the numbers right. */
export const LIKENESS_STANDS = new Set([
  'channel-label-once',
  'experiment-has-sessions',
  'event-met',
]);
