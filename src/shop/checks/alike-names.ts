/** Names that people take for one and the program for several. */
import type { ReportConfig } from '../config/schema.ts';
import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { AnyTableName, Tables } from '../tables/schema.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type ColumnName, columnNames, rowsInWords } from './column-names.ts';
import { foldName, foldUrl, showName } from './fold-name.ts';

/** Columns whose texts name something that sessions are told apart by. */
export const SESSION_NAMES = [
  'device_type',
  'utm_source',
  'utm_campaign',
  'utm_content',
  'http_referer',
] as const;

/** A share of sessions above which the second spelling of a device changes what is said of devices. */
const SPLIT = 0.01;

/** A name that differs from a more frequent one in spelling alone. */
interface Alike {
  spelling: ColumnName;
  usual: ColumnName;
}

/** Each name but the most frequent of those that are alike, in a column at a time. */
function findAlike(names: readonly ColumnName[], config: ReportConfig): Alike[] {
  const keepsQuery = config.products.some(({ page }) => page.includes('?'));
  const usual = new Map<string, ColumnName>();
  return names.flatMap((spelling) => {
    const isUrl = spelling.column === 'pageview_url' || spelling.column === 'http_referer';
    const folded = isUrl ? foldUrl(spelling.name, keepsQuery) : foldName(spelling.name);
    const key = `${spelling.column}\n${folded}`;
    const before = usual.get(key);
    if (before === undefined) usual.set(key, spelling);
    return before === undefined ? [] : [{ spelling, usual: before }];
  });
}

function wordsOf({ spelling, usual }: Alike): string {
  const { column, name, rows } = spelling;
  return `${column} ${showName(name, usual.name)} in ${rowsInWords(rows)} beside ${showName(usual.name)} in ${usual.rows}`;
}

function findingsOf(names: readonly unknown[], alike: readonly Alike[]): Findings {
  return {
    checked: names.length,
    failures: alike.length,
    examples: alike.slice(0, SHOWN_EXAMPLES).map(wordsOf),
  };
}

function alikeIn(
  { tables, config }: CheckInput,
  table: AnyTableName,
  columns: readonly string[],
): Findings {
  const names = columnNames(tables, table, columns);
  return findingsOf(names, findAlike(names, config));
}

const MEND_NAMES =
  'Write each name in one spelling: without blanks at its ends, in one case, one Unicode form and one encoding.';

export const ALIKE_NAMES: readonly DataCheck[] = [
  {
    id: 'device-names-apart',
    table: 'website_sessions',
    unit: 'names',
    level: 'warn',
    threshold: 'the rarer spellings have more than 1 % of the sessions',
    meaning:
      'Spellings of one device, each of them counted as a device of its own: what is said of devices would be false.',
    effect: 'Each spelling is a device of its own, and none of them has all its sessions.',
    numbersStand: false,
    hint: MEND_NAMES,
    look({ tables, config }) {
      const names = columnNames(tables, 'website_sessions', ['device_type']);
      const alike = findAlike(names, config);
      const rows = alike.reduce((sum, { spelling }) => sum + spelling.rows, 0);
      return findingsOf(names, rows > tables.website_sessions.rows * SPLIT ? alike : []);
    },
  },
  {
    id: 'session-names-alike',
    table: 'website_sessions',
    unit: 'names',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Devices, sources, campaigns, contents and referers that differ from another in case, blanks, quotes, encoding, look-alike letters or the end of an address alone.',
    effect: 'Channels, devices and sources are divided among the spellings of their names.',
    numbersStand: false,
    hint: MEND_NAMES,
    look: (input) => alikeIn(input, 'website_sessions', SESSION_NAMES),
  },
  {
    id: 'page-names-alike',
    table: 'website_pageviews',
    unit: 'names',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Addresses of pages that differ from another in case, a slash at the end, a query, blanks, encoding or look-alike letters alone.',
    effect:
      'The views of a page are divided among its addresses, and a step of the funnel counts those alone that its pages name.',
    numbersStand: false,
    hint: 'Export addresses without their query, in one spelling, or name all of them under funnel in report.yaml.',
    look: (input) => alikeIn(input, 'website_pageviews', ['pageview_url']),
  },
  {
    id: 'product-names-alike',
    table: 'products',
    unit: 'names',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Products whose name is that of another, to the letter or in another spelling: a reader cannot tell them apart.',
    effect: 'None on sums; where they are one product, its sales are divided.',
    numbersStand: false,
    hint: 'Give each product a name of its own, or one id.',
    look: ({ tables, config }) => {
      const names = productNames(tables);
      return findingsOf(names, findAlike(names, config));
    },
  },
];

/** A name for each product, two of the same name being two. */
function productNames({ products }: Tables): ColumnName[] {
  const { codes, values } = products.columns.product_name;
  return Array.from(codes, (code) => ({
    column: 'product_name',
    name: values[code] ?? '',
    rows: 1,
  }));
}
