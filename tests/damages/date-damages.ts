/** Damages of single dates in the small demonstration shop. */
import type { DayDamage } from './day-damages.ts';
import { type Export, moved, movedRow } from './small-demo.ts';

const MOVED_WITH_ORDERS = ['session-time-fits-id', 'order-time-fits-id', 'item-time-fits-id'];

export const DATE_DAMAGES: readonly DayDamage[] = [
  {
    name: 'an order a month after the last session',
    damage: (rows) => lateOrder(rows, rows.orders.length - 1, 30),
    stops: ['order-near-the-sessions'],
    warns: ['order-near-its-session'],
  },
  {
    name: 'an order three weeks after its session',
    damage: (rows) => lateOrder(rows, 600, 21),
    warns: ['order-near-its-session', 'order-time-fits-id', 'item-time-fits-id'],
  },
  {
    name: 'a page view a month after its session',
    damage: (rows) => movedRow(rows, 'website_pageviews', 30_000, 29),
    warns: ['page-view-on-day-of-session'],
  },
  {
    name: 'a refund four years late',
    damage: (rows) => movedRow(rows, 'order_item_refunds', 40, 1460),
    warns: ['refund-near-its-sale', 'refund-time-fits-id'],
  },
  {
    name: 'twenty sessions here and there a month late',
    damage: (rows) => moved(rows, (_, place) => place % 1000 === 500 && place < 20_000, 30),
    warns: ['session-time-fits-id'],
  },
  {
    name: 'twenty sessions in a row two months early',
    damage: (rows) => moved(rows, (_, place) => place >= 15_000 && place < 15_020, -61),
    warns: MOVED_WITH_ORDERS,
  },
  {
    name: 'an order and its visit a month late',
    damage: (rows) =>
      moved(rows, ({ website_session_id: id }) => id === rows.orders[600]!.website_session_id, 31),
    warns: MOVED_WITH_ORDERS,
  },
  {
    name: 'an item a month after its order',
    damage: (rows) => movedRow(rows, 'order_items', 900, 30),
    warns: ['item-time-fits-id'],
  },
  {
    name: 'three refunds two months late',
    damage: (rows) =>
      [20, 40, 60].reduce((all, place) => movedRow(all, 'order_item_refunds', place, 61), rows),
    warns: ['refund-time-fits-id'],
  },
];

/** An order with its items so many days later. */
function lateOrder(rows: Export, place: number, days: number): Export {
  const { order_id: order } = rows.orders[place]!;
  const items = rows.order_items.flatMap((row, at) => (row.order_id === order ? [at] : []));
  const ordered = movedRow(rows, 'orders', place, days);
  return items.reduce((changed, item) => movedRow(changed, 'order_items', item, days), ordered);
}
