import type { TableName } from '../../src/shop/tables/schema.ts';
import { type Damage, type Ending, ofBadCell, ofCell, ofLines, together } from './export.ts';

const PRICE = ['orders', 2, 'price_usd'] as const;
const ID = ['orders', 3, 'order_id'] as const;
const TIME = ['orders', 3, 'created_at'] as const;

/** Numbers, flags and dates that are none, or not what they can be. */
export const DAMAGED_VALUES: readonly Damage[] = [
  ...(
    [
      ['a negative amount', '-49.99'],
      ['a huge amount', '99999999999999999999'],
      ['an amount with an exponent', '4.999e1'],
      ['an amount with a decimal comma', '"49,99"'],
      ['an amount with separated thousands', '"1,049.99"'],
      ['an amount with its currency', '$49.99'],
      ['an amount in brackets', '(49.99)'],
      ['an amount of three decimals', '49.995'],
      ['an amount that is no number', 'NaN'],
      ['an infinite amount', 'Infinity'],
      ['no amount', ''],
      ['an amount after a blank', ' 49.99'],
    ] as const
  ).map(([name, value]) => ofCellOf(name, value)),
  ofBadCell('a negative id', ID, '-2', 'not-an-id'),
  ofBadCell('an id with decimals', ID, '2.5', 'not-an-id'),
  ofCell('an id with a zero behind its point', ID, '2.0', 'same'),
  ofCell('an amount with zeros behind its cents', ['orders', 2, 'price_usd'], '49.9900', 'same'),
  ofBadCell('an id in hexadecimal', ID, '0x2', 'not-an-id'),
  ofBadCell('an id with an exponent', ID, '2e0', 'not-an-id'),
  ofBadCell('an id beyond what a number holds', ID, '9007199254740993', 'not-an-id'),
  ofBadCell('an id of Arabic digits', ID, '٢', 'not-an-id'),
  ofBadCell('an id after a character without width', ID, '\u200b2', 'not-an-id'),
  ofBadCell('no id', ID, 'NULL', 'not-an-id'),
  ofBadCell('a formula for an id', ID, '=1+1', 'not-an-id'),
  ofBadCell('a flag in other words', ['order_items', 2, 'is_primary_item'], 'yes', 'not-a-flag'),
  ofCell('a flag in words', ['order_items', 2, 'is_primary_item'], 'true', 'same'),
  ofBadCell('a flag of two', ['order_items', 2, 'is_primary_item'], '2', 'not-a-flag'),
  ofBadCell('a negative count', ['orders', 2, 'items_purchased'], '-1', 'not-a-count'),
  ofBadCell('no device', ['website_sessions', 2, 'device_type'], '', 'not-a-text'),
  ofLines(
    'amounts that add up to more than can be summed to the cent',
    'orders',
    (lines) =>
      lines.map((line, at) =>
        at === 0 ? line : line.replace(/,[\d.]+,([\d.]+)$/, ',60000000000000,$1'),
      ),
    { error: 'huge-total', column: 'price_usd' },
  ),
  ...(
    [
      ['29 February of a year that has none', '2014-02-29 12:06:00'],
      ['31 April', '2014-04-31 12:06:00'],
      ['month thirteen', '2014-13-03 12:06:00'],
      ['the year 9999', '9999-12-03 12:06:00'],
      ['the year 0000', '0000-00-00 00:00:00'],
      ['hour twenty-four', '2014-12-03 24:00:00'],
      ['a leap second', '2014-12-31 23:59:60'],
      ['a time zone', '2014-12-03 12:06:00+02:00'],
      ['fractions of a second that cannot be', '2014-12-03 12:60:00.5'],
      ['month before day with strokes', '12/03/2014 12:06:00'],
      ['seconds since 1970', '1417608360'],
      ['a day without a time', '2014-12-03'],
      ['a time in words', 'yesterday'],
    ] as const
  ).map(([name, value]) => ofBadCell(name, TIME, value, 'not-a-timestamp')),
  ofCell(
    '29 February of a year that has one',
    ['products', 2, 'created_at'],
    '2012-02-29 09:00:00',
    {
      reads: { orders: 4, revenue: 245.95 },
    },
  ),
  ofCell('fractions of a second', TIME, '2014-12-03 12:06:00.5', 'same'),
  ofCell('a T between day and time', TIME, '2014-12-03T12:06:00', 'same'),
  later(
    'a session of twenty years later',
    '2035-01-06 11:00:00',
    [
      ['website_sessions', 11],
      ['website_pageviews', 40],
    ],
    { error: 'session-after-long-silence', row: 11, column: 'created_at' },
  ),
  later(
    'a session of twenty years before',
    '1994-11-29 10:00:00',
    [
      ['website_sessions', 2],
      ['website_pageviews', 2],
    ],
    { error: 'session-after-long-silence', row: 3, column: 'created_at' },
  ),
  later(
    'a session of a year later',
    '2015-12-24 11:00:00',
    [
      ['website_sessions', 11],
      ['website_pageviews', 40],
    ],
    { error: 'session-near-the-others' },
  ),
  later(
    'a session of a year before',
    '2013-11-29 10:00:00',
    [
      ['website_sessions', 2],
      ['website_pageviews', 2],
    ],
    { error: 'session-near-the-others' },
  ),
  later(
    'an order a year after its session',
    '2016-01-02 09:06:00',
    [
      ['orders', 5],
      ['order_items', 6],
    ],
    { error: 'order-soon-after-session', row: 5, column: 'created_at' },
  ),
  later('a page view a year after its session', '2015-11-29 10:00:00', [['website_pageviews', 2]], {
    error: 'page-view-soon-after-session',
    row: 2,
    column: 'created_at',
  }),
  later('an item a year after its order', '2016-01-02 09:06:00', [['order_items', 6]], {
    error: 'item-soon-after-order',
    row: 6,
    column: 'created_at',
  }),
  later(
    'a refund twenty years after its sale',
    '2034-12-20 10:00:00',
    [['order_item_refunds', 2]],
    {
      error: 'refund-soon-after-item',
      row: 2,
      column: 'created_at',
    },
  ),
  ofCell('an item that cost more than it fetched', ['order_items', 2, 'cogs_usd'], '59.99', {
    error: 'order-cogs-sum',
    row: 2,
    column: 'cogs_usd',
    file: 'orders.csv',
  }),
];

/** The same time written in several tables. */
function later(
  name: string,
  time: string,
  places: readonly (readonly [TableName, number])[],
  ends: Ending,
): Damage {
  const damages = places.map(([table, row]) =>
    ofCell(name, [table, row, 'created_at'], time, ends),
  );
  return together(name, damages, ends);
}

function ofCellOf(name: string, value: string): Damage {
  const quotedComma = value.includes(',');
  return quotedComma
    ? ofLines(
        name,
        'orders',
        (lines) => lines.with(1, lines[1]!.replace(',49.99,', `,${value},`)),
        {
          error: 'not-money',
          row: 2,
          column: 'price_usd',
        },
      )
    : ofBadCell(name, PRICE, value, 'not-money');
}
