import { type Damage, goodLines, ofCells, ofLines, ofText, together } from './export.ts';

/** Every cell of a column written otherwise; `ends` is the kind of the error, or `same`. */
const everyCell = (
  name: string,
  [table, column]: readonly [Parameters<typeof goodLines>[0], string],
  change: (cell: string) => string,
  ends: string,
): Damage => {
  const at = goodLines(table)[0]!.split(',').indexOf(column);
  return ofCells(
    name,
    table,
    (cells, line) => (line === 0 ? cells : cells.with(at, change(cells[at]!))),
    ends === 'same' ? ends : { error: ends, row: 2, column, alone: true },
  );
};

const TIMES = ['website_pageviews', 'created_at'] as const;
const PRICES = ['order_items', 'price_usd'] as const;
const IDS = ['orders', 'order_id'] as const;
const FLAGS = ['website_sessions', 'is_repeat_session'] as const;

const slashes = (time: string): string =>
  time.replace(/^(\d{4})-0?(\d+)-0?(\d+) 0?(\d+):(\d\d).*/, '$2/$3/$1 $4:$5');

const twoHoursBefore = (time: string): string =>
  new Date(Date.parse(`${time}Z`) - 7_200_000).toISOString().slice(0, 19).replace('T', ' ');

/** The lost quote of row 3 closes in row 5. */
const swallowing = (table: Parameters<typeof goodLines>[0], column: string): Damage => {
  const at = goodLines(table)[0]!.split(',').indexOf(column);
  return ofLines(
    `a quote is lost in ${column} and found two rows later`,
    table,
    (lines) =>
      lines.map((line, row) => {
        const cells = line.split(',');
        if (row === 2) return cells.with(at, `"${cells[at]}`).join(',');
        return row === 4 ? cells.with(at, `${cells[at]}"`).join(',') : line;
      }),
    { error: 'not-a-text', row: 3, column },
  );
};

/** Slips of an export that all rows share: one problem each, however many rows. */
export const DAMAGED_PATTERNS: readonly Damage[] = [
  everyCell('dates as Excel writes them', TIMES, slashes, 'not-a-timestamp'),
  everyCell(
    'times without their hours, from Excel',
    TIMES,
    (time) => `${time.slice(14)}.0`,
    'not-a-timestamp',
  ),
  everyCell('milliseconds', TIMES, (time) => `${time}.000`, 'same'),
  everyCell('T and Z', TIMES, (time) => `${time.replace(' ', 'T')}Z`, 'not-a-timestamp'),
  everyCell('offsets', TIMES, (time) => `${time}+02:00`, 'not-a-timestamp'),
  everyCell('days without times', TIMES, (time) => time.slice(0, 10), 'not-a-timestamp'),
  everyCell('four decimals', PRICES, (price) => `${price}00`, 'same'),
  everyCell('parts of cents', PRICES, (price) => `${price}5`, 'not-money'),
  everyCell('decimal commas', PRICES, (price) => `"${price}"`.replace('.', ','), 'not-money'),
  everyCell('currency signs', PRICES, (price) => `$${price}`, 'not-money'),
  everyCell('numbers of pandas', IDS, (id) => `${id}.0`, 'same'),
  everyCell('numbers of Excel', IDS, (id) => `${id}.00E+05`, 'not-an-id'),
  everyCell('flags in words', FLAGS, (flag) => (flag === '1' ? 'True' : 'False'), 'same'),
  everyCell('flags in other words', FLAGS, (flag) => (flag === '1' ? 'yes' : 'no'), 'not-a-flag'),
  everyCell('no users', ['orders', 'user_id'], () => '', 'not-an-id'),
  together(
    'zones in two tables',
    [
      everyCell('', ['orders', 'created_at'], (time) => `${time}Z`, ''),
      everyCell('', ['order_items', 'created_at'], (time) => `${time}Z`, ''),
    ],
    { error: 'not-a-timestamp', row: 2, column: 'created_at', alone: true },
  ),
  ofCells(
    'every row has a field too many',
    'orders',
    (cells, line) => (line === 0 ? cells : ['0', ...cells]),
    {
      error: 'field-count',
      row: 2,
      alone: true,
    },
  ),
  ofCells(
    'every row ends in a comma',
    'orders',
    (cells, line) => (line === 0 ? cells : [...cells, '']),
    {
      error: 'field-count',
      row: 2,
      alone: true,
    },
  ),
  ofText(
    'decimal commas without quotes',
    'order_items',
    (text) => text.replace(/(\d)\.(\d\d)/g, '$1,$2'),
    {
      error: 'field-count',
      row: 2,
      alone: true,
    },
  ),
  ofLines('a title above the header', 'orders', (lines) => ['Orders', '', ...lines], {
    error: 'title-row',
    row: 1,
    alone: true,
  }),
  ofLines("Excel's line for the separator", 'orders', (lines) => ['sep=,', ...lines], {
    error: 'title-row',
    row: 1,
    alone: true,
  }),
  ofLines(
    'names with the table before them',
    'orders',
    (lines) => lines.with(0, lines[0]!.replace(/(^|,)/g, '$1orders.')),
    'same',
  ),
  swallowing('website_pageviews', 'pageview_url'),
  swallowing('website_sessions', 'utm_campaign'),
  swallowing('website_sessions', 'device_type'),
  swallowing('website_sessions', 'http_referer'),
  ofLines(
    'a quote is lost in a column that is not read',
    'website_sessions',
    (lines) => {
      const noted = lines.map((line, row) => (row === 0 ? `note,${line}` : `x,${line}`));
      return noted.with(2, `"${noted[2]}`).with(4, `y"${noted[4]!.slice(1)}`);
    },
    { error: 'swallowed-rows', row: 3 },
  ),
  everyCell('page views by another clock', TIMES, twoHoursBefore, 'page-view-not-before-session'),
];
