import { matchesAny } from '../config/patterns.ts';
import type { FunnelStep, ReportConfig } from '../config/schema.ts';
import { KeyIndex } from '../tables/key-index.ts';
import type { Tables, TextColumn } from '../tables/schema.ts';
import { assignChannels, type Channel } from './channels.ts';
import { dayAndHour } from './day-and-hour.ts';
import type { GroupedRows } from './group-rows.ts';
import type { OrderFacts } from './order-facts.ts';

/** One entry per row of `website_sessions`, in the file's order. Page codes point into `pages`; 0, the code of null in a text column, is no page. */
export interface SessionFacts {
  rows: number;
  /** Seconds since 1970 on the shop's clock. */
  createdAt: Float64Array;
  day: Int32Array;
  hour: Uint8Array;
  /** Place in `channels`. */
  channel: Uint32Array;
  channels: readonly Channel[];
  /** Place in `owners`. */
  owner: Uint32Array;
  /** Who owns the sources, by the rules; '' where a rule names nobody. */
  owners: readonly string[];
  /** Where the session came from, to the letter. */
  origin: Readonly<
    Record<'utm_source' | 'utm_campaign' | 'utm_content' | 'http_referer', TextColumn>
  >;
  /** Codes into `devices`. */
  device: Uint32Array;
  devices: readonly (string | null)[];
  /** 1 for a repeat session, 0 for a new one. */
  isRepeat: Uint8Array;
  pages: readonly (string | null)[];
  /** Page of the first and the last page view, by time and then id; 0 for a session without page views. */
  landingPage: Uint32Array;
  exitPage: Uint32Array;
  pageviews: Uint32Array;
  /** Bit `i` is set when the session has a page view of the funnel's step `i`. */
  reached: Uint16Array;
  steps: readonly FunnelStep[];
  /** First product page seen: row in `products` plus 1, or 0. */
  productSeen: Uint32Array;
  /** Page of the view after the first view of the product list (0: the session ended there); meaningful where `sawList`. */
  pageAfterList: Uint32Array;
  sawList: Uint8Array;
  /** Orders of the session, and their sums in cents. */
  orders: Uint32Array;
  items: Uint32Array;
  revenue: Float64Array;
  cogs: Float64Array;
  /** What was paid back of these orders, whenever that was. */
  refundedAmount: Float64Array;
}

/** What a page url means in the funnel, decided once per distinct url. */
interface PageRoles {
  /** Bits of the steps that a view of the page reaches. */
  steps: Uint16Array;
  /** Row in `products` plus 1, or 0. */
  product: Uint32Array;
  isList: Uint8Array;
}

/**
 * Builds the session facts in one pass over the page views (given by session, in the order of time) and one over the orders. Keys must have been checked.
 */
export function buildSessionFacts(
  tables: Tables,
  config: ReportConfig,
  orders: OrderFacts,
  views: GroupedRows,
): SessionFacts {
  const sessions = tables.website_sessions;
  const facts: SessionFacts = {
    rows: sessions.rows,
    createdAt: sessions.columns.created_at,
    ...dayAndHour(sessions.columns.created_at),
    ...assignChannels(sessions, config),
    origin: sessions.columns,
    device: sessions.columns.device_type.codes,
    devices: sessions.columns.device_type.values,
    isRepeat: sessions.columns.is_repeat_session,
    pages: tables.website_pageviews.columns.pageview_url.values,
    landingPage: new Uint32Array(sessions.rows),
    exitPage: new Uint32Array(sessions.rows),
    pageviews: new Uint32Array(sessions.rows),
    reached: new Uint16Array(sessions.rows),
    steps: config.funnel,
    productSeen: new Uint32Array(sessions.rows),
    pageAfterList: new Uint32Array(sessions.rows),
    sawList: new Uint8Array(sessions.rows),
    orders: new Uint32Array(sessions.rows),
    items: new Uint32Array(sessions.rows),
    revenue: new Float64Array(sessions.rows),
    cogs: new Float64Array(sessions.rows),
    refundedAmount: new Float64Array(sessions.rows),
  };
  const pageOf = tables.website_pageviews.columns.pageview_url.codes;
  walkPageviews(facts, views, pageOf, pageRoles(facts.pages, tables, config));
  addOrders(facts, orders);
  return facts;
}

function pageRoles(pages: TextColumn['values'], tables: Tables, config: ReportConfig): PageRoles {
  const roles: PageRoles = {
    steps: new Uint16Array(pages.length),
    product: new Uint32Array(pages.length),
    isList: new Uint8Array(pages.length),
  };
  const productIndex = new KeyIndex(tables.products.columns.product_id);
  const productPages = config.products.map((product) => product.page);
  const list = listStep(config.funnel);
  pages.forEach((page, code) => {
    if (page === null) return;
    const product = config.products.find((candidate) => matchesAny(page, [candidate.page]));
    if (product) roles.product[code] = productIndex.rowOf(product.product_id) + 1;
    config.funnel.forEach((step, index) => {
      const patterns = stepPatterns(step, productPages);
      if (patterns === 'any' || matchesAny(page, patterns)) roles.steps[code]! |= 1 << index;
    });
    if (list !== -1 && (roles.steps[code]! >> list) & 1) roles.isList[code] = 1;
  });
  return roles;
}

/** The url patterns of a funnel step, or `any` for every page. */
export function stepPatterns(
  step: FunnelStep,
  productPages: readonly string[],
): 'any' | readonly string[] {
  if (step.pages === 'any') return 'any';
  return step.pages === 'product_pages' ? productPages : step.pages;
}

/** Place of the product list: the step before the product pages; -1 when the funnel has none. */
export function listStep(funnel: readonly FunnelStep[]): number {
  const product = funnel.findIndex((step) => step.pages === 'product_pages');
  return product >= 1 && funnel[product - 1]!.pages !== 'any' ? product - 1 : -1;
}

function walkPageviews(
  facts: SessionFacts,
  views: GroupedRows,
  pageOf: Uint32Array,
  roles: PageRoles,
): void {
  for (let session = 0; session < facts.rows; session += 1) {
    const from = views.start[session]!;
    const to = views.start[session + 1]!;
    if (from !== to) walkSession(facts, session, views.rows.subarray(from, to), pageOf, roles);
  }
}

function walkSession(
  facts: SessionFacts,
  session: number,
  views: Uint32Array,
  pageOf: Uint32Array,
  roles: PageRoles,
): void {
  let reached = 0;
  for (let index = 0; index < views.length; index += 1) {
    const page = pageOf[views[index]!]!;
    reached |= roles.steps[page]!;
    if (facts.productSeen[session] === 0) facts.productSeen[session] = roles.product[page]!;
    if (roles.isList[page] === 1 && facts.sawList[session] === 0) {
      facts.sawList[session] = 1;
      if (index + 1 < views.length) facts.pageAfterList[session] = pageOf[views[index + 1]!]!;
    }
  }
  facts.reached[session] = reached;
  facts.pageviews[session] = views.length;
  facts.landingPage[session] = pageOf[views[0]!]!;
  facts.exitPage[session] = pageOf[views[views.length - 1]!]!;
}

function addOrders(facts: SessionFacts, orders: OrderFacts): void {
  for (let order = 0; order < orders.rows; order += 1) {
    const session = orders.session[order]!;
    facts.orders[session]! += 1;
    facts.items[session]! += orders.items[order]!;
    facts.revenue[session]! += orders.revenue[order]!;
    facts.cogs[session]! += orders.cogs[order]!;
    facts.refundedAmount[session]! += orders.refundedAmount[order]!;
  }
}
