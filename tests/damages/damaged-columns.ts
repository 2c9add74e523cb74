import { type Damage, goodText, ofCells, ofLines, ofText } from './export.ts';

const swapped = (cells: string[], one: number, other: number): string[] =>
  cells.with(one, cells[other]!).with(other, cells[one]!);

/** Columns missing, swapped, named otherwise, too many, and rows that do not fit them. */
export const DAMAGED_COLUMNS: readonly Damage[] = [
  ofCells('a column is missing', 'orders', (cells) => cells.toSpliced(3, 1), {
    error: 'missing-column',
    row: 1,
    column: 'user_id',
  }),
  ofText(
    'a column bears another name',
    'order_items',
    (text) => text.replace('price_usd', 'unit_price'),
    {
      error: 'missing-column',
      row: 1,
      column: 'price_usd',
    },
  ),
  ofText('amounts are in another currency', 'orders', (text) => text.replaceAll('_usd', '_eur'), {
    error: 'missing-column',
    row: 1,
    column: 'price_usd',
  }),
  ofLines(
    'the header is in capitals',
    'products',
    (lines) => lines.with(0, lines[0]!.toUpperCase()),
    'same',
  ),
  ofLines(
    'names in the header are padded',
    'orders',
    (lines) => lines.with(0, lines[0]!.replaceAll(',', ' , ')),
    'same',
  ),
  ofCells('a column stands there twice', 'orders', (cells) => [...cells, cells[6]!], {
    error: 'duplicated-column',
    row: 1,
    column: 'price_usd',
  }),
  ofCells(
    'a column too many',
    'orders',
    (cells, line) => [...cells, line === 0 ? 'note' : 'gift'],
    'same',
  ),
  ofCells('a column too many, without a name', 'orders', (cells) => [...cells, ''], 'same'),
  ofCells(
    'the columns stand in another order',
    'website_sessions',
    (cells) => cells.toReversed(),
    'same',
  ),
  ofCells(
    'two columns changed places in the header alone: session and user',
    'orders',
    (cells, line) => (line === 0 ? swapped(cells, 2, 3) : cells),
    { error: 'order-user-of-session', row: 4, column: 'user_id' },
  ),
  ofCells(
    'two columns changed places in the header alone: price and cost of orders',
    'orders',
    (cells, line) => (line === 0 ? swapped(cells, 6, 7) : cells),
    { error: 'order-price-sum', row: 2, column: 'price_usd' },
  ),
  ofCells(
    'two columns changed places in the header alone: item and order',
    'order_items',
    (cells, line) => (line === 0 ? swapped(cells, 0, 2) : cells),
    { error: 'order-items-key-unique', row: 4, column: 'order_item_id' },
  ),
  ofCells(
    'two columns changed places in the header alone: session and page view',
    'website_pageviews',
    (cells, line) => (line === 0 ? swapped(cells, 0, 2) : cells),
    { error: 'website-pageviews-key-unique', row: 4, column: 'website_pageview_id' },
  ),
  ofCells(
    'two columns changed places in the header alone: source and campaign',
    'website_sessions',
    (cells, line) => (line === 0 ? swapped(cells, 4, 5) : cells),
    { counts: 'session-channel-known', rows: 5 },
  ),
  ofLines('the header is missing', 'orders', (lines) => lines.slice(1), {
    error: 'missing-header',
    row: 1,
    alone: true,
  }),
  ofLines(
    'the file stands in itself twice, header and all',
    'orders',
    (lines) => [...lines, ...lines],
    { error: 'repeated-header', row: 6, alone: true },
  ),
  ofLines(
    'the whole header is one quoted field',
    'orders',
    (lines) => lines.with(0, `"${lines[0]}"`),
    { error: 'quoted-lines', row: 1, alone: true },
  ),
  ofCells(
    'a field is missing from a row',
    'orders',
    (cells, line) => (line === 2 ? cells.slice(1) : cells),
    { error: 'field-count', row: 3 },
  ),
  ofCells(
    'a row has a field too many',
    'orders',
    (cells, line) => (line === 2 ? [...cells, ''] : cells),
    { error: 'field-count', row: 3 },
  ),
  ofText('the file is that of another table', 'orders', () => goodText('order_items'), {
    error: 'missing-column',
    row: 1,
    column: 'website_session_id',
  }),
];
