import type { QualityCheck } from '../tables/validate-tables.ts';
import { OTHER_CHANNEL } from './channels.ts';
import type { Facts } from './facts.ts';

/**
 * Oddities that only the configuration can tell: sessions that no channel rule fits, orders whose session never saw the last page
 * of the purchase path, page views of the path that skip its first step. All are warnings: the numbers stand, but somebody should look.
 */
export function checkFacts({ sessions, orders }: Facts): QualityCheck[] {
  const other = sessions.channels.findIndex((channel) => channel.id === OTHER_CHANNEL);
  const lastStep = 1 << (sessions.steps.length - 1);
  return [
    {
      id: 'session-channel-known',
      table: 'website_sessions',
      severity: 'warning',
      rowsChecked: sessions.rows,
      failures:
        other === -1 ? 0 : countWhere(sessions.rows, (row) => sessions.channel[row] === other),
      meaning:
        'Sessions that no channel rule of the configuration fits; they are counted under "other".',
    },
    {
      id: 'order-page-seen',
      table: 'orders',
      severity: 'warning',
      rowsChecked: orders.rows,
      failures: countWhere(
        orders.rows,
        (row) => (sessions.reached[orders.session[row]!]! & lastStep) === 0,
      ),
      meaning:
        'Orders whose session has no view of the page that follows an order; the funnel would count too few.',
    },
    {
      id: 'order-page-has-order',
      table: 'website_sessions',
      severity: 'warning',
      rowsChecked: sessions.rows,
      failures: countWhere(
        sessions.rows,
        (row) => (sessions.reached[row]! & lastStep) !== 0 && sessions.orders[row] === 0,
      ),
      meaning:
        'Sessions that saw the page that follows an order but have none; the funnel would count too many.',
    },
  ];
}

function countWhere(rows: number, test: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < rows; row += 1) if (test(row)) count += 1;
  return count;
}
