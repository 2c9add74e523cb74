/** A group of three visitors in a large export, whom every text and amount of theirs tells apart. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** Stands in every text of the group: its source, campaign, pages and referer. */
export const WORD = 'canary';

/** What each of the three paid, in dollars; what the product cost. */
const PRICES = ['98765.43', '87654.32', '76543.21'];
const COST = '65432.10';

/** The amounts, their sum and that of the costs, as a file or a page may write them. */
export const AMOUNTS: readonly RegExp[] = [...PRICES, COST, '262962.96', '196296.30'].map(written);

const SESSIONS = 9_000_001;
const DAY = '2014-11-12';

/** An amount to the unit, cut or rounded, plain or with separators, and no part of a longer number. */
function written(amount: string): RegExp {
  const wholes = [Math.floor(Number(amount)), Math.ceil(Number(amount))];
  const plain = wholes.join('|');
  const parted = wholes.map((whole) => whole.toLocaleString('en-US')).join('|');
  return new RegExp(`(?<![\\w.])(?:${plain})(?!\\w)|(?<![\\w.]|\\d,)(?:${parted})(?!\\w)`);
}

/** Adds the group to the demonstration shop's export: each comes once, from a source and to a page of their own, and buys a product of their own. */
export function plantSmallGroup(data: string): void {
  const add = (table: string, row: readonly (string | number)[]): void =>
    appendFileSync(path.join(data, `${table}.csv`), `${row.join(',')}\n`);
  add('products', [99, '2014-11-01 08:00:00', 'Kite']);
  for (const [place, price] of PRICES.entries()) {
    const id = SESSIONS + place;
    const at = (minute: number): string => `${DAY} 1${place}:0${minute}:00`;
    const source = [`${WORD}source`, 'nonbrand', `${WORD}ad`];
    add('website_sessions', [
      id,
      at(0),
      id,
      0,
      ...source,
      'desktop',
      `https://www.${WORD}.example`,
    ]);
    for (const [step, page] of [`/${WORD}-lander`, `/the-${WORD}-kite`, '/cart'].entries())
      add('website_pageviews', [10 * id + step, at(step), id, page]);
    for (const [step, page] of ['/shipping', '/billing-2', '/thank-you-for-your-order'].entries())
      add('website_pageviews', [10 * id + 3 + step, at(3 + step), id, page]);
    add('orders', [id, at(5), id, id, 99, 1, price, COST]);
    add('order_items', [id, at(5), id, 99, 1, price, COST]);
  }
}
