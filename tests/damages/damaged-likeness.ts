import { changeAmounts, changeRows, set, writeSpend } from '../shop/checks/change-tables.ts';
import type { Damage, Ending } from './export.ts';
import { ofCells } from './export.ts';

const moved =
  (from: string, to: string, since = '') =>
  (cells: string[]) =>
    cells[3] === from && cells[1]! >= since ? cells.with(3, to) : cells;

/** A source, in the third row of sessions, in another spelling. */
const ofSource = (name: string, source: string, ends: Ending): Damage =>
  ofCells(
    name,
    'website_sessions',
    (cells, line) => (line === 2 ? cells.with(4, source) : cells),
    ends,
  );
const ofDevice = (name: string, devices: readonly string[], ends: Ending): Damage =>
  ofCells(
    name,
    'website_sessions',
    (cells, line) =>
      line > 0 && line <= devices.length ? cells.with(7, devices[line - 1]!) : cells,
    ends,
  );
const ofFolder = (
  name: string,
  table: Damage['table'],
  damage: Damage['damage'],
  ends: Ending,
): Damage => ({ name, table, damage, ends });

const alike = { counts: 'session-names-alike', rows: 1 } as const;
const SPEND = ['2014-11-29,gsearch,nonbrand,0.50', '2014-12-15,gsearch,brand,0.20'];

/** Exports that read well and say something else than was: names in two spellings, amounts of another size, steps at another address, other clocks. */
export const DAMAGED_LIKENESS: readonly Damage[] = [
  ofDevice('devices in three spellings', ['Desktop', 'DESKTOP'], {
    counts: 'device-names-apart',
    rows: 2,
  }),
  ofDevice('a device with a blank after it', ['desktop '], {
    counts: 'device-names-apart',
    rows: 1,
  }),
  ofDevice('a device in the plural', ['desktops'], { counts: 'session-names-spelt', rows: 1 }),
  ofDevice('user agents for devices', ['Mozilla/5.0 (X11)', 'Mozilla/5.0 (iPhone)'], {
    counts: 'session-names-in-place',
    rows: 2,
  }),
  ofSource('a source in capitals', 'GSearch', alike),
  ofSource('a source with a character without width', 'g\u200bsearch', alike),
  ofSource('a source of full width', 'ｇｓｅａｒｃｈ', alike),
  ofSource('a source with a Cyrillic letter', 'gѕearch', alike),
  ofSource('a source with percent signs', 'g%73earch', alike),
  ofSource('a source that says it is none', '(not set)', {
    counts: 'website-sessions-words-for-nothing',
    rows: 1,
  }),
  ofSource('a source that may say it is none', 'none', {
    counts: 'session-names-readable',
    rows: 1,
  }),
  ofSource('a source in a wrong encoding', 'cafÃ©', { counts: 'session-names-readable', rows: 1 }),
  ofSource('an id for a source', '0f8fad5b-d9cb-469f-a165-70867728950e', {
    counts: 'session-names-in-place',
    rows: 1,
  }),
  ofCells(
    'device and content in each other’s column',
    'website_sessions',
    (cells, line) => (line === 1 ? cells.with(6, cells[7]!).with(7, cells[6]!) : cells),
    { counts: 'session-names-in-place', rows: 3 },
  ),
  ofCells(
    'two products of one name',
    'products',
    (cells, line) => (line === 0 ? cells : cells.with(2, 'The Toy')),
    { counts: 'product-names-alike', rows: 1 },
  ),
  ofCells(
    'a slash after a step’s address from a day on',
    'website_pageviews',
    moved('/cart', '/cart/', '2014-12-03'),
    { counts: 'step-within-earlier', rows: 1 },
  ),
  ofCells('the same, as a name', 'website_pageviews', moved('/cart', '/cart/', '2014-12-03'), {
    counts: 'page-names-alike',
    rows: 1,
  }),
  ofCells(
    'a query after each address',
    'website_pageviews',
    (cells, line) => (line === 0 ? cells : cells.with(3, `${cells[3]}?sid=${cells[2]}`)),
    { error: 'step-has-views' },
  ),
  ofCells('another address after an order', 'website_pageviews', moved('/thank-you', '/thanks'), {
    error: 'order-page-seen-mostly',
    file: 'orders.csv',
  }),
  ofCells('another address of a product', 'website_pageviews', moved('/tiny-bear', '/bear'), {
    error: 'product-page-has-views',
  }),
  ofFolder(
    'a price a hundred thousand times too high',
    'order_items',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { order_id }) =>
        order_id === '3' ? cents * 1e5 : cents,
      ),
    { error: 'month-revenue-usual' },
  ),
  ofFolder(
    'a month in cents',
    'order_items',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { created_at }) =>
        created_at! < '2015' ? cents : cents * 100,
      ),
    { error: 'month-revenue-usual' },
  ),
  ofFolder(
    'a month of nothing',
    'order_items',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { created_at }) =>
        created_at! < '2015' ? cents : 0,
      ),
    { error: 'month-has-revenue' },
  ),
  ofFolder('no costs', 'order_items', (folder) => changeAmounts(folder, 'cogs_usd', () => 0), {
    counts: 'month-has-cost',
    rows: 2,
  }),
  ofFolder(
    'costs that are the prices',
    'order_items',
    (folder) => changeAmounts(folder, 'cogs_usd', (_, { price_usd }) => Number(price_usd) * 100),
    { counts: 'month-margin-usual', rows: 2 },
  ),
  ofCells(
    'refunds of nothing',
    'order_item_refunds',
    (cells, line) => (line === 0 ? cells : cells.with(4, '0.00')),
    { counts: 'refund-amount-usual', rows: 2 },
  ),
  ofFolder(
    'spend in millionths',
    'orders',
    (folder) =>
      writeSpend(
        folder,
        SPEND.map((row) => row.replace(/0\.(\d)0$/, '$100000')),
      ),
    { counts: 'spend-within-revenue', rows: 2 },
  ),
  ofFolder(
    'spend on a campaign in another spelling',
    'orders',
    (folder) =>
      writeSpend(
        folder,
        SPEND.map((row) => row.replace(',brand', ',Brand')),
      ),
    { counts: 'spend-has-sessions', rows: 1 },
  ),
  ofFolder('spend without one of the channels', 'orders', (folder) => writeSpend(folder, SPEND), {
    counts: 'spend-covers-channel',
    rows: 2,
  }),
  ofFolder(
    'orders by another clock',
    'orders',
    (folder) => {
      for (const table of ['orders', 'order_items'] as const)
        changeRows(
          folder,
          table,
          set('created_at', (old) => old.replace(/ \d\d/, ' 23')),
        );
    },
    { counts: 'order-clock', rows: 3 },
  ),
  ofFolder(
    'days without times',
    'website_sessions',
    (folder) => {
      for (const table of [
        'website_sessions',
        'website_pageviews',
        'orders',
        'order_items',
      ] as const)
        changeRows(
          folder,
          table,
          set('created_at', (old) => `${old.slice(0, 10)} 00:00:00`),
        );
    },
    { counts: 'session-has-time', rows: 10 },
  ),
];
