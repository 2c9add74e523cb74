import { describe, expect, test } from 'vitest';
import { type Files, failures, TINY_SHOP, text, withAdded, withRow } from './tiny-shop.ts';

const SESSION_5 = '5,2014-03-06 09:00:00,10,0,,,,mobile,';
const SESSION_5_SEEN = '7,2014-03-06 09:00:00,5,/home';

describe('validateTables(tables) only counts what is odd', () => {
  test.each<[string, Files]>([
    ['item-not-before-launch', withRow('products', 3, '2,2014-03-05 13:09:01,Panda')],
    ['session-has-page-view', withAdded('website_sessions', SESSION_5)],
    ['new-visit-is-first', withRow('website_sessions', 5, '4,2014-03-05 13:00:00,7,0,,,,desktop,')],
    [
      'repeat-visit-has-earlier',
      withRow('website_sessions', 4, '3,2014-03-02 12:00:00,9,1,,,,mobile,'),
    ],
    [
      'session-orders-once',
      {
        ...withAdded('orders', '3,2014-03-05 13:10:00,4,7,1,1,49.99,19.49'),
        ...withAdded('order_items', '4,2014-03-05 13:10:00,3,1,1,49.99,19.49'),
      },
    ],
  ])('%s', async (id, files) => {
    expect(await failures(files)).toEqual({ 'refund-after-last-session': 1, [id]: 1 });
  });

  test('and of two sessions of a user in one second takes the lower id as the first', async () => {
    const rows = TINY_SHOP.website_sessions.with(4, '4,2014-03-01 10:00:00,7,1,,,,desktop,');
    const shuffled = [rows[0]!, rows[4]!, ...rows.slice(1, 4)];
    const files = { 'website_sessions.csv': text(shuffled) };
    expect(await failures(files)).toEqual({ 'refund-after-last-session': 1 });
  });

  test('and nothing at all in a shop whose refund came before its last session', async () => {
    const files = {
      ...withAdded('website_sessions', SESSION_5.replace('03-06', '03-08')),
      ...withAdded('website_pageviews', SESSION_5_SEEN.replace('03-06', '03-08')),
    };
    expect(await failures(files)).toEqual({});
  });
});
