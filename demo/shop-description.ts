/**
 * What lives in `demo/`: a seeded simulator of a shop, for people who have no export at hand, for tests and for benchmarks.
 * This file declares what must be said about a shop before it can be simulated; `shop.ts` says it about one. The machinery
 * (traffic, funnel, orders, refunds) knows no product, page, campaign or date of its own.
 */

/**
 * A value by day: one for all time, or straight lines between the days given, level before the first and after the last.
 * A step is two neighbouring days.
 */
export type Knots = number | Readonly<Record<string, number>>;

export const DEVICES = ['desktop', 'mobile'] as const;
export type PerDevice<T> = Readonly<Record<(typeof DEVICES)[number], T>>;

/** From the start of day `from` to the start of day `until`; an end left out is open. */
export interface Window {
  from?: string;
  until?: string;
}

/** Shortest and longest stay on a page in seconds; the middle is the likeliest. */
export type Stay = readonly [shortest: number, longest: number];

/** Rows at scale 1. They are met exactly; rates elsewhere decide who, not how many. */
export interface Totals {
  sessions: number;
  /** Of the sessions, those of a visitor who was there before. */
  repeatSessions: number;
  /** Sessions that reach each step. */
  products: number;
  product: number;
  cart: number;
  shipping: number;
  billing: number;
  orders: number;
  /** Orders with a second item. */
  additions: number;
  refunds: number;
}

/** One way in which a channel's sessions are marked, with its share of them. */
export interface TrafficSource {
  share: number;
  utm_source: string | null;
  utm_campaign: string | null;
  utm_content: string | null;
  http_referer: string | null;
}

export interface Channel {
  id: string;
  sources: readonly TrafficSource[];
  /** First visits on an ordinary day at scale 1, before season and rhythm. */
  firstVisits: Knots;
  /** Share of its first visits that come on a phone. */
  mobileShare: Knots;
  /** Weight among the ways by which earlier visitors come back. */
  returnShare: number;
}

/** Where sessions of some channels land, and how likely such a session is to go on to the product list. */
export interface LandingRule extends Window {
  page: string;
  channels: readonly string[];
  device?: keyof PerDevice<unknown>;
  /** Weight among the rules that fit a session. */
  share: number;
  goesOn: PerDevice<number>;
}

export interface Product {
  id: number;
  name: string;
  page: string;
  /** Launch, the first second at which it can be bought with another product. */
  launched: string;
  /** First second at which it is sold on a page of its own. */
  ownPage: string;
  priceCents: number;
  costCents: number;
  /** Weight among the product pages. */
  interest: Knots;
  /** Its page's effect on the step to the cart; 1 is none. */
  appeal: number;
  /** Chance that an item is sent back, by day of sale. */
  refundRate: Knots;
  /** Its effect, as the primary product, on the chance that a second item is added. */
  openness: number;
  /** Weight as a second item, by the primary product's id. */
  addedTo: Readonly<Record<number, number>>;
}

/** A step of the funnel with one page: the chance to reach it from the step before. */
export interface Step {
  page: string;
  rate: PerDevice<Knots>;
  stay: Stay;
}

/** A version of the billing page, the windows in which it is shown, and the chance that who sees it orders. */
export interface BillingPage {
  page: string;
  shown: readonly (Window & { share: number })[];
  orders: PerDevice<number>;
}

export interface ShopDescription {
  currency: string;
  /** `tidy`: ids from 1, rows in the order of time. `scattered`: large ids with gaps, rows in no order. */
  layout: 'tidy' | 'scattered';
  /** First moment at which a session can begin, and the first at which none does any more. */
  opens: string;
  closes: string;
  totals: Totals;
  /** Weights from Monday to Sunday, and of the 24 hours. */
  weekdays: readonly number[];
  hours: readonly number[];
  /** Factor on first visits through the year; days as `MM-DD`. */
  season: Readonly<Record<string, number>>;
  /** Single days that stand out. */
  peaks: readonly { day: string; factor: number }[];
  channels: readonly Channel[];
  returning: {
    /** Chance, by day of the first visit, that a visitor considered for return does come back. */
    willingness: Knots;
    /** Weights of coming back once, twice, and so on. */
    visits: readonly number[];
    /** Weights of the weeks after the first visit. */
    weeks: readonly number[];
  };
  landings: readonly LandingRule[];
  landingStay: Stay;
  productList: { page: string; stay: Stay };
  /** The step to any product's page. */
  productPage: { rate: PerDevice<Knots>; stay: Stay };
  cart: Step;
  shipping: Step;
  billing: { rate: PerDevice<Knots>; stay: Stay; pages: readonly BillingPage[] };
  orderPage: string;
  /** A repeat session's effect on the steps to the cart, to shipping and to the order; 1 is none. */
  repeatFactor: number;
  products: readonly Product[];
  /** Chance that a second item is added, by day; 0 where the cart page does not offer one. */
  additionRate: Knots;
  /** Days from sale to refund, fewest and most. */
  refundLagDays: readonly [fewest: number, most: number];
}
