/** The demonstration shop's traffic: its channels, its landing pages and the tests between them. */
import type { Channel, Knots, LandingRule } from './shop-description.ts';

const GSEARCH = { utm_source: 'gsearch', http_referer: 'https://www.gsearch.com' };
const BSEARCH = { utm_source: 'bsearch', http_referer: 'https://www.bsearch.com' };
const SOCIALBOOK = { utm_source: 'socialbook', http_referer: 'https://www.socialbook.com' };
const UNTAGGED = { utm_source: null, utm_campaign: null, utm_content: null };

/** People who know the shop by name come by these, first and again; their number follows that of everybody else. */
const KNOWN: Knots = {
  '2012-03-19': 1,
  '2012-06-30': 3.5,
  '2012-12-31': 8,
  '2013-12-31': 20,
  '2014-12-31': 37,
  '2015-03-19': 40,
};

/** By which ways people come, how many, and how each is marked in the export. */
export const CHANNELS: readonly Channel[] = [
  {
    id: 'gsearch_nonbrand',
    sources: [{ share: 1, ...GSEARCH, utm_campaign: 'nonbrand', utm_content: 'g_ad_1' }],
    firstVisits: {
      '2012-03-19': 150,
      '2012-06-01': 125,
      '2012-10-15': 170,
      '2013-01-15': 155,
      '2013-07-01': 200,
      '2014-01-01': 265,
      '2014-04-15': 360,
      '2014-09-01': 380,
      '2015-01-01': 430,
      '2015-03-19': 450,
    },
    mobileShare: {
      '2012-03-19': 0.38,
      '2012-08-15': 0.25,
      '2013-06-15': 0.27,
      '2014-03-01': 0.36,
      '2014-10-01': 0.33,
      '2015-03-19': 0.3,
    },
    returnShare: 0,
  },
  {
    id: 'bsearch_nonbrand',
    sources: [{ share: 1, ...BSEARCH, utm_campaign: 'nonbrand', utm_content: 'b_ad_1' }],
    firstVisits: {
      '2012-08-21': 0,
      '2012-08-22': 48,
      '2013-01-15': 32,
      '2013-07-01': 39,
      '2014-01-01': 50,
      '2014-07-01': 68,
      '2015-03-19': 82,
    },
    mobileShare: { '2012-08-22': 0.09, '2015-03-19': 0.15 },
    returnShare: 0,
  },
  {
    id: 'paid_brand',
    sources: [
      { share: 4, ...GSEARCH, utm_campaign: 'brand', utm_content: 'g_ad_2' },
      { share: 1, ...BSEARCH, utm_campaign: 'brand', utm_content: 'b_ad_2' },
    ],
    firstVisits: KNOWN,
    mobileShare: 0.35,
    returnShare: 33,
  },
  {
    id: 'organic_search',
    sources: [
      { share: 4, ...UNTAGGED, http_referer: GSEARCH.http_referer },
      { share: 1, ...UNTAGGED, http_referer: BSEARCH.http_referer },
    ],
    firstVisits: KNOWN,
    mobileShare: 0.32,
    returnShare: 35,
  },
  {
    id: 'direct_type_in',
    sources: [{ share: 1, ...UNTAGGED, http_referer: null }],
    firstVisits: KNOWN,
    mobileShare: 0.44,
    returnShare: 32,
  },
  {
    id: 'social_pilot',
    sources: [{ share: 1, ...SOCIALBOOK, utm_campaign: 'pilot', utm_content: 'social_ad_1' }],
    firstVisits: { '2014-01-12': 0, '2014-01-13': 80, '2014-03-15': 80, '2014-03-16': 0 },
    mobileShare: 0.9,
    returnShare: 0,
  },
  {
    id: 'social_targeted',
    sources: [
      { share: 1, ...SOCIALBOOK, utm_campaign: 'desktop_targeted', utm_content: 'social_ad_2' },
    ],
    firstVisits: { '2014-08-17': 0, '2014-08-18': 32, '2014-12-31': 32, '2015-01-01': 0 },
    mobileShare: 0,
    returnShare: 0,
  },
];

const SEARCH = ['gsearch_nonbrand', 'bsearch_nonbrand'];
const HOME = { page: '/home', share: 1, goesOn: { desktop: 0.46, mobile: 0.31 } };
const LANDER_1 = { page: '/lander-1', share: 1, goesOn: { desktop: 0.53, mobile: 0.37 } };
const LANDER_2 = { page: '/lander-2', share: 1, goesOn: { desktop: 0.56, mobile: 0.43 } };
const LANDER_3 = { page: '/lander-3', share: 1, goesOn: { desktop: 0.56, mobile: 0.5 } };
const LANDER_4 = { page: '/lander-4', share: 1, goesOn: { desktop: 0.56, mobile: 0.5 } };
const LANDER_5 = { page: '/lander-5', share: 1, goesOn: { desktop: 0.64, mobile: 0.5 } };

/** Which page a session lands on. The tests of `examples/toy-shop/report.yaml` stand here as rules of equal share. */
export const LANDINGS: readonly LandingRule[] = [
  {
    page: '/home',
    channels: ['paid_brand', 'organic_search', 'direct_type_in'],
    share: 1,
    goesOn: { desktop: 0.65, mobile: 0.52 },
  },
  { ...HOME, channels: SEARCH, until: '2012-07-28' },
  { ...LANDER_1, channels: SEARCH, from: '2012-06-19', until: '2013-01-14' },
  { ...LANDER_1, channels: SEARCH, from: '2013-01-14', until: '2013-03-10' },
  { ...LANDER_2, channels: SEARCH, from: '2013-01-14', until: '2013-03-10' },
  { ...LANDER_2, channels: SEARCH, from: '2013-03-10', until: '2013-07-09' },
  { ...LANDER_2, channels: SEARCH, device: 'desktop', from: '2013-07-09', until: '2014-10-31' },
  { ...LANDER_3, channels: SEARCH, device: 'mobile', from: '2013-07-09' },
  {
    ...LANDER_4,
    channels: ['gsearch_nonbrand'],
    device: 'desktop',
    from: '2014-02-02',
    until: '2014-04-19',
  },
  {
    ...LANDER_5,
    channels: ['gsearch_nonbrand'],
    device: 'desktop',
    from: '2014-08-02',
    until: '2014-10-31',
  },
  { ...LANDER_5, channels: SEARCH, device: 'desktop', from: '2014-10-31' },
  {
    ...LANDER_2,
    channels: ['social_pilot', 'social_targeted'],
    device: 'desktop',
    goesOn: { desktop: 0.27, mobile: 0.17 },
  },
  {
    ...LANDER_3,
    channels: ['social_pilot'],
    device: 'mobile',
    goesOn: { desktop: 0.27, mobile: 0.17 },
  },
];
