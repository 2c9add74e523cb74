/** Names that name nothing: those that cannot be read, that say they are none, or that are something else than their column holds. */
import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { AnyTableName } from '../tables/schema.ts';
import { SESSION_NAMES } from './alike-names.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type ColumnName, columnNames, rowsInWords } from './column-names.ts';
import { misreadUtf8, showName } from './fold-name.ts';

/** A column has so many names that they are no names when it has more than this, and more than one for so many rows that have one. */
const MANY_NAMES = 50;
const ROWS_A_NAME = 10;
/** Kinds of device that a shop may know. */
const MANY_DEVICES = 20;

const DEVICES = /^(?:desktop|mobile|tablet|smartphone|phone)s?$/i;
const LONGEST_NO_NAME = 20;
const NO_NAME =
  /^(?:null|none|nil|undefined|nan|n\/?a|#n\/a|not set|not provided|unset|empty|[-–—?.]+)$/i;
/** A user agent, an address, a time, an id. */
const NOT_A_NAME =
  /mozilla\/|applewebkit|\(khtml|^\w+:\/\/|^\/|^\d{4}-\d\d-\d\d|^\d{5,}$|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^(?=.*\d)(?=.*[a-f])[0-9a-f]{12,}$/i;
const ADDRESS = /^[\w-]+:\/\//;
/** An e-mail address. These patterns meet texts of any length: none of them looks at a letter more than a few times. */
const PERSON = /[^\s@/?&=](?:@|%40)[\w-]{1,63}\.[\w-]/;
const SCRAP =
  /\ufffd|&(?:[a-z]{2,8}|#x?[0-9a-f]+);|\\u[0-9a-f]{4}|\p{L}\?\p{L}|[\u202a-\u202e\u2066-\u2069]/iu;
const SCRAP_IN_URL = /\ufffd|%EF%BF%BD|[\u202a-\u202e\u2066-\u2069]|[\r\n\t]/iu;

/** Whether a name has letters of two scripts in one word, which no language has. */
function mixesScripts(name: string): boolean {
  return /[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}|\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(
    name,
  );
}

function isUnreadable({ column, name }: ColumnName): boolean {
  const isUrl = column === 'pageview_url' || column === 'http_referer';
  if ((isUrl ? SCRAP_IN_URL : SCRAP).test(name) || mixesScripts(name)) return true;
  if (misreadUtf8(name) !== undefined) return true;
  return (
    !isUrl &&
    name.length <= LONGEST_NO_NAME &&
    NO_NAME.test(name.replace(/[\s()"'<>[\]]+/g, ' ').trim())
  );
}

function find(
  { tables }: CheckInput,
  table: AnyTableName,
  columns: readonly string[],
  failing: (names: readonly ColumnName[]) => readonly ColumnName[],
): Findings {
  const names = columnNames(tables, table, columns);
  const failed = failing(names);
  return {
    checked: names.length,
    failures: failed.length,
    examples: failed
      .slice(0, SHOWN_EXAMPLES)
      .map(({ column, name, rows }) => `${column} ${showName(name)} in ${rowsInWords(rows)}`),
  };
}

/** All names of each column that has too many to be names. */
function tooMany(names: readonly ColumnName[]): ColumnName[] {
  return Object.values(Object.groupBy(names, ({ column }) => column)).flatMap((own = []) => {
    const rows = own.reduce((sum, name) => sum + name.rows, 0);
    const many = own[0]?.column === 'device_type' ? MANY_DEVICES : MANY_NAMES;
    const isFull = own[0]?.column === 'device_type' || own.length * ROWS_A_NAME > rows;
    return own.length > many && isFull ? own : [];
  });
}

/** Devices outside of their column, what else stands among devices, and sources and devices that look like no name. */
function outOfPlace(names: readonly ColumnName[]): ColumnName[] {
  const others = new Set(
    names.filter(({ column }) => column !== 'device_type').map(({ name }) => name),
  );
  return names.filter(({ column, name }) => {
    if (PERSON.test(name)) return true;
    if (column === 'http_referer') return !/[./:]/.test(name);
    if (column === 'device_type') return others.has(name) || NOT_A_NAME.test(name);
    if (column === 'utm_source') return DEVICES.test(name) || NOT_A_NAME.test(name);
    return DEVICES.test(name) || ADDRESS.test(name);
  });
}

const READABLE = {
  unit: 'names',
  level: 'warn',
  numbersStand: false,
} as const;

export const ODD_NAMES: readonly DataCheck[] = [
  {
    ...READABLE,
    id: 'session-names-readable',
    threshold: 'one',
    table: 'website_sessions',
    meaning:
      'Devices, sources, campaigns, contents and referers that were read in a wrong encoding, mix letters of two scripts, or say that there is none.',
    effect: 'Each of them is a name of its own, beside the right one or beside "no source".',
    hint: 'Export the table as UTF-8, and leave a field empty where there is no value.',
    look: (input) =>
      find(input, 'website_sessions', SESSION_NAMES, (names) => names.filter(isUnreadable)),
  },
  {
    ...READABLE,
    id: 'page-names-readable',
    threshold: 'one',
    table: 'website_pageviews',
    meaning:
      'Addresses of pages that were read in a wrong encoding, hold a line end or a tab or mix letters of two scripts.',
    effect: 'Each of them is a page of its own, beside the right one.',
    hint: 'Export the table as UTF-8.',
    look: (input) =>
      find(input, 'website_pageviews', ['pageview_url'], (names) => names.filter(isUnreadable)),
  },
  {
    ...READABLE,
    id: 'product-names-readable',
    threshold: 'one',
    table: 'products',
    meaning:
      'Products whose name was read in a wrong encoding, mixes letters of two scripts, has no letters, or says that there is none.',
    effect: 'None on numbers; the name is published as it stands.',
    hint: 'Export the table as UTF-8.',
    look: (input) =>
      find(input, 'products', ['product_name'], (names) =>
        names.filter((name) => isUnreadable(name) || !/\p{L}/u.test(name.name)),
      ),
  },
  {
    ...READABLE,
    id: 'session-names-in-place',
    threshold: 'one',
    table: 'website_sessions',
    meaning:
      'Names in a column that they do not belong to: devices or addresses among campaigns, user agents, addresses or ids for a device or a source, referers that are no address, e-mail addresses anywhere. Columns may have changed places.',
    effect: 'Comparisons of devices, sources or campaigns compare something else.',
    hint: 'Compare the header of the export with its columns, and export no e-mail addresses.',
    look: (input) => find(input, 'website_sessions', SESSION_NAMES, outOfPlace),
  },
  {
    ...READABLE,
    id: 'session-names-repeat',
    threshold: 'more than 50 names, and one for fewer than ten rows; of devices more than 20',
    table: 'website_sessions',
    meaning:
      'Names of a column that has more than 50, and more than one for every ten rows (of devices: more than 20): they are no names, but differ from session to session.',
    effect: 'What is told apart by such a column falls into groups too small to be published.',
    hint: 'Export the name alone, without ids, versions or a query.',
    look: (input) => find(input, 'website_sessions', SESSION_NAMES, tooMany),
  },
  {
    ...READABLE,
    id: 'page-names-repeat',
    threshold: 'more than 50, and one for fewer than ten sessions',
    table: 'website_pageviews',
    meaning:
      'Addresses of pages, where there are more than 50 and more than one for every ten sessions: they differ from session to session.',
    effect: 'Pages and landing pages fall into groups too small to be published.',
    hint: 'Export addresses without their query and without ids of sessions or persons.',
    look: (input) =>
      find(input, 'website_pageviews', ['pageview_url'], (names) =>
        names.length > MANY_NAMES && names.length * ROWS_A_NAME > input.tables.website_sessions.rows
          ? names
          : [],
      ),
  },
  {
    ...READABLE,
    id: 'page-names-in-place',
    threshold: 'one',
    table: 'website_pageviews',
    meaning: 'Addresses of pages that hold an e-mail address: they would be published.',
    effect: 'Each of them is a page of its own; a table may show whose it was.',
    hint: 'Export addresses without their query and without ids of sessions or persons.',
    look: (input) =>
      find(input, 'website_pageviews', ['pageview_url'], (names) =>
        names.filter(({ name }) => PERSON.test(name)),
      ),
  },
];
