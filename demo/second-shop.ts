/**
 * A second shop, unlike the first in everything that may differ: a coffee roastery of seven products, with its own urls, sources, campaigns
 * and currency, fourteen months old, without tests of pages and without refunds. Its configuration is `examples/second-shop/report.yaml`.
 */
import type { Channel, LandingRule, Product, ShopDescription } from './shop-description.ts';

const FINDA = { utm_source: 'finda', http_referer: 'https://finda.example/' };
const QUICKQUEST = { utm_source: 'quickquest', http_referer: 'https://www.quickquest.example' };
const CHATTERBOX = { utm_source: 'chatterbox', http_referer: 'https://m.chatterbox.example' };
const LETTERS = { utm_source: 'letters', utm_campaign: 'monthly', http_referer: null };
const UNTAGGED = { utm_source: null, utm_campaign: null, utm_content: null };

const CHANNELS: readonly Channel[] = [
  {
    id: 'finda_generic',
    sources: [
      { share: 3, ...FINDA, utm_campaign: 'generic-beans', utm_content: 'f-text-a' },
      { share: 1, ...FINDA, utm_campaign: 'generic-tools', utm_content: 'f-text-b' },
    ],
    firstVisits: { '2021-02-08': 40, '2021-06-01': 70, '2021-12-01': 120, '2022-04-11': 130 },
    mobileShare: { '2021-02-08': 0.5, '2022-04-11': 0.6 },
    returnShare: 0,
  },
  {
    id: 'quickquest_generic',
    sources: [{ share: 1, ...QUICKQUEST, utm_campaign: 'generic-beans', utm_content: null }],
    firstVisits: { '2021-02-08': 10, '2022-04-11': 25 },
    mobileShare: 0.35,
    returnShare: 0,
  },
  {
    id: 'name_search',
    sources: [{ share: 1, ...FINDA, utm_campaign: 'own-name', utm_content: 'f-name' }],
    firstVisits: { '2021-02-08': 2, '2022-04-11': 15 },
    mobileShare: 0.45,
    returnShare: 20,
  },
  {
    id: 'chatterbox',
    sources: [{ share: 1, ...CHATTERBOX, utm_campaign: 'clips', utm_content: 'clip-7' }],
    firstVisits: { '2021-08-31': 0, '2021-09-01': 35, '2022-04-11': 45 },
    mobileShare: 0.93,
    returnShare: 5,
  },
  {
    id: 'letter',
    sources: [{ share: 1, ...LETTERS, utm_content: 'button' }],
    firstVisits: { '2021-02-08': 1, '2022-04-11': 6 },
    mobileShare: 0.4,
    returnShare: 45,
  },
  {
    id: 'free_search',
    sources: [
      { share: 5, ...UNTAGGED, http_referer: FINDA.http_referer },
      { share: 1, ...UNTAGGED, http_referer: QUICKQUEST.http_referer },
    ],
    firstVisits: { '2021-02-08': 8, '2022-04-11': 30 },
    mobileShare: 0.5,
    returnShare: 15,
  },
  {
    id: 'typed',
    sources: [{ share: 1, ...UNTAGGED, http_referer: null }],
    firstVisits: { '2021-02-08': 6, '2022-04-11': 22 },
    mobileShare: 0.5,
    returnShare: 15,
  },
];

const EVERYWHERE = CHANNELS.map((channel) => channel.id);

const LANDINGS: readonly LandingRule[] = [
  { page: '/', channels: EVERYWHERE, share: 3, goesOn: { desktop: 0.55, mobile: 0.41 } },
  {
    page: '/journal/how-to-brew',
    channels: EVERYWHERE,
    share: 1,
    goesOn: { desktop: 0.3, mobile: 0.22 },
  },
];

const product = (
  id: number,
  name: string,
  page: string,
  day: string,
  [priceCents, costCents]: readonly [number, number],
  interest: number,
): Product => ({
  id,
  name,
  page,
  launched: `${day} 06:00:00`,
  ownPage: `${day} 06:00:00`,
  priceCents,
  costCents,
  interest,
  appeal: 1,
  refundRate: 0,
  openness: 1,
  addedTo: {},
});

const RANGE: readonly Product[] = [
  product(
    70_413,
    'Morning Harbour Espresso, 1 kg',
    '/range/beans/morning-harbour',
    '2021-02-08',
    [2490, 1180],
    40,
  ),
  product(70_988, 'Fjord Filter Roast', '/range/beans/fjord', '2021-02-08', [1250, 560], 35),
  product(71_020, 'Café Olé Decaf', '/range/beans/cafe-ole', '2021-04-19', [1390, 640], 12),
  product(88_001, 'Hand Grinder "No. 3"', '/range/tools/grinder-3', '2021-02-08', [6900, 3150], 10),
  product(88_002, 'Paper Filters, 200', '/range/tools/paper-200', '2021-02-08', [590, 190], 8),
  product(90_100_777, 'Stoneware Cup', '/range/tools/cup', '2021-09-06', [1800, 700], 9),
  product(
    90_100_778,
    'Gift Box Four Harbours',
    '/range/gifts/four-harbours',
    '2021-11-08',
    [4200, 1990],
    14,
  ),
];

/** What goes with a purchase: filters and cups with anything, beans with tools. */
const ADDED: Readonly<Record<number, number>> = Object.fromEntries(RANGE.map(({ id }) => [id, 10]));

/** Everything about the roastery; see the types for what each part means. */
export const SECOND_SHOP: ShopDescription = {
  currency: 'EUR',
  layout: 'scattered',
  opens: '2021-02-08 06:30:00',
  closes: '2022-04-11 21:00:00',
  totals: {
    sessions: 68_000,
    repeatSessions: 15_500,
    products: 29_000,
    product: 21_500,
    cart: 8_200,
    shipping: 5_900,
    billing: 5_000,
    orders: 3_350,
    additions: 840,
    refunds: 0,
  },
  weekdays: [1, 0.95, 0.95, 1, 1.1, 1.3, 1.25],
  hours: [4, 3, 2, 2, 3, 9, 22, 40, 48, 45, 42, 40, 38, 36, 36, 38, 42, 48, 55, 60, 58, 44, 25, 10],
  season: {
    '01-06': 0.95,
    '05-01': 1,
    '07-15': 0.8,
    '09-01': 1,
    '11-15': 1.3,
    '12-15': 1.7,
    '12-28': 1,
  },
  peaks: [{ day: '2021-11-26', factor: 2 }],
  channels: CHANNELS,
  returning: { willingness: 0.9, visits: [50, 25, 25], weeks: [4, 10, 20, 20, 16, 12, 10, 8] },
  landings: LANDINGS,
  landingStay: [8, 240],
  productList: { page: '/range', stay: [10, 180] },
  productPage: { rate: { desktop: 0.78, mobile: 0.7 }, stay: [15, 300] },
  cart: { page: '/basket', rate: { desktop: 0.42, mobile: 0.35 }, stay: [10, 200] },
  shipping: { page: '/checkout/delivery', rate: { desktop: 0.76, mobile: 0.68 }, stay: [20, 240] },
  billing: {
    rate: { desktop: 0.88, mobile: 0.82 },
    stay: [25, 400],
    pages: [
      {
        page: '/checkout/pay',
        shown: [{ share: 1 }],
        orders: { desktop: 0.7, mobile: 0.62 },
      },
    ],
  },
  orderPage: '/checkout/done',
  repeatFactor: 1.3,
  products: RANGE.map((one) => ({ ...one, addedTo: ADDED })),
  additionRate: 0.25,
  refundLagDays: [2, 20],
};
