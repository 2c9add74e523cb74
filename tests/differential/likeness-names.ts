/** What the checks of names find, in SQL. */
import { count, type Row } from './likeness.ts';

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
const SESSION_NAMES = 'session_names';
const PAGE_NAMES = 'page_names';
/** What stands before the selects. */
export const NAME_TABLES = `session_names as materialized ${namesIn('website_sessions', SESSION_COLUMNS)},
  page_names as materialized ${namesIn('website_pageviews', ['pageview_url'])}`;
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

const named: readonly Row[] = [
  [
    'device-names-apart',
    'website_sessions',
    'warning',
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

export const likenessOfNames: readonly Row[] = [...named, ...lasting];
