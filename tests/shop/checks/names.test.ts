import { describe, expect, test } from 'vitest';
import { type Cells, changeRows, set } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

type Table = Parameters<typeof changeRows>[1];

const S = 'website_sessions';
const V = 'website_pageviews';

/** Check, what was changed, the table, the change, and how many names fail. */
const ALIKE: readonly [string, string, Table, (cells: Cells, place: number) => Cells, number][] = [
  ['session-names-alike', 'a source in capitals', S, sourceOf('GSearch', 1), 1],
  ['session-names-alike', 'a source with a Cyrillic letter', S, sourceOf('gѕearch', 1), 1],
  [
    'session-names-alike',
    'a source in two more spellings',
    S,
    sourceOf('gsearch ', 1, '%67search'),
    2,
  ],
  [
    'session-names-alike',
    'a campaign',
    S,
    set('utm_campaign', (old) => (old === 'brand' ? 'NONBRAND' : old)),
    1,
  ],
  [
    'session-names-alike',
    'a content',
    S,
    set('utm_content', (old) => old.replace('g_ad_2', 'g-ad-1')),
    1,
  ],
  [
    'session-names-alike',
    'a referer with a slash',
    S,
    set('http_referer', (old, at) => (at === 0 ? `${old}/` : old)),
    1,
  ],
  ['page-names-alike', 'a page with a slash', V, pageOf('/cart', '/cart/'), 1],
  ['page-names-alike', 'a page with a query', V, pageOf('/home', '/home?gclid=1'), 1],
  ['page-names-alike', 'a page in capitals', V, pageOf('/home', '/HOME'), 1],
  [
    'product-names-alike',
    'two products of one name',
    'products',
    set('product_name', () => 'The Toy'),
    1,
  ],
  [
    'product-names-alike',
    'names but for a blank',
    'products',
    set('product_name', (_, at) => (at === 0 ? 'Toy' : ' toy')),
    1,
  ],
  ['session-names-readable', 'a source in two scripts', S, sourceOf('gѕearch', 1), 1],
  ['session-names-readable', 'a source in a wrong encoding', S, sourceOf('cafÃ©', 1), 1],
  ['session-names-readable', 'a source without its letters', S, sourceOf('caf\ufffd', 1), 1],
  ['session-names-readable', 'a source with an entity', S, sourceOf('a&amp;b', 1), 1],
  ['session-names-readable', 'a source that says it is none', S, sourceOf('none', 1, 'NA'), 2],
  ['page-names-readable', 'a page in a wrong encoding', V, pageOf('/home', '/cafÃ©'), 1],
  [
    'product-names-readable',
    'a product of no letters',
    'products',
    set('product_name', (old, at) => (at === 0 ? '12' : old)),
    1,
  ],
  [
    'session-names-in-place',
    'a device among contents',
    S,
    set('utm_content', (old, at) => (at === 0 ? 'desktop' : old)),
    2,
  ],
  [
    'session-names-in-place',
    'a campaign among devices',
    S,
    set('device_type', (old, at) => (at === 0 ? 'brand' : old)),
    1,
  ],
  [
    'session-names-in-place',
    'a user agent',
    S,
    set('device_type', (old, at) => (at === 0 ? 'Mozilla/5.0 (X11)' : old)),
    1,
  ],
  [
    'session-names-in-place',
    'an address for a content',
    S,
    set('utm_content', (old, at) => (at === 0 ? 'https://x.com' : old)),
    1,
  ],
  [
    'session-names-in-place',
    'a referer that is no address',
    S,
    set('http_referer', (old, at) => (at === 0 ? 'g_ad_1' : old)),
    1,
  ],
  [
    'session-names-in-place',
    'ids for a source',
    S,
    sourceOf('1234567', 1, '0f8fad5b-d9cb-469f-a165-70867728950e'),
    2,
  ],
  [
    'session-names-in-place',
    'an e-mail address',
    S,
    set('utm_content', (old, at) => (at === 0 ? 'to=ann@mail.org' : old)),
    1,
  ],
  [
    'page-names-in-place',
    'an e-mail address in a url',
    V,
    pageOf('/home', '/home?e=ann%40mail.org'),
    1,
  ],
  [
    'session-names-spelt',
    'a device in the plural',
    S,
    set('device_type', (old, at) => (at === 0 ? 'desktops' : old)),
    1,
  ],
  [
    'session-names-spelt',
    'two letters changed',
    S,
    set('device_type', (old, at) => (at === 0 ? 'dekstop' : old)),
    1,
  ],
  [
    'session-names-spelt',
    'a campaign cut short',
    S,
    set('utm_campaign', (old, at) => (at === 0 ? 'nonbran' : old)),
    1,
  ],
];

function sourceOf(first: string, at: number, second?: string) {
  return set('utm_source', (old, place) => {
    if (place === at) return first;
    return place === at + 4 && second !== undefined ? second : old;
  });
}

/** The first view of a page, at another address. */
function pageOf(page: string, url: string) {
  let isDone = false;
  return (cells: Cells): Cells => {
    if (cells.pageview_url !== page || isDone) return cells;
    isDone = true;
    return { ...cells, pageview_url: url };
  };
}

describe('names', () => {
  test.each(ALIKE)('%s counts %s', async (id, _, table, change, failures) => {
    const found = await checkTinyShop((folder) => changeRows(folder, table, change));
    expect(checkOf(id, found)).toMatchObject({ failures, unit: 'names', severity: 'warning' });
  });

  test('a device in three spellings is three devices, and the spellings are named', async () => {
    const spell = (folder: string) =>
      changeRows(
        folder,
        S,
        set('device_type', (old, at) => (at < 2 ? ['Desktop', 'DESKTOP '][at]! : old)),
      );
    expect(checkOf('device-names-apart', await checkTinyShop(spell))).toMatchObject({
      severity: 'warning',
      numbersStand: false,
      failures: 2,
      examples: [
        'device_type "DESKTOP " in 1 row beside "desktop" in 5',
        'device_type "Desktop" in 1 row beside "desktop" in 5',
      ],
    });
  });
});
