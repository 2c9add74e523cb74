/**
 * What lives in `facts/`: one row a session, an order, an item and a user, with everything joined that a metric may ask about. It is the only
 * place that joins, and the only loop over every row.
 */
import { dayOf } from '../../base/calendar.ts';
import type { ReportConfig } from '../config/schema.ts';
import { KeyIndex } from '../tables/key-index.ts';
import type { Tables } from '../tables/schema.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import { buildExperimentFacts, type ExperimentFacts } from './experiment-facts.ts';
import { groupRows, parentRows } from './group-rows.ts';
import {
  buildItemFacts,
  buildOrderFacts,
  type ItemFacts,
  type OrderFacts,
  type RefundFacts,
} from './order-facts.ts';
import { buildPageFacts, type PageFacts } from './page-facts.ts';
import { buildSessionFacts, type SessionFacts } from './session-facts.ts';
import { buildSpendFacts, type SpendFacts } from './spend-facts.ts';
import { buildStepPageFacts, type StepPageFacts } from './step-page-facts.ts';
import { buildUserFacts, type UserFacts } from './user-facts.ts';

/** Products in the file's order: other facts point here by row. */
export interface ProductFacts {
  id: Float64Array;
  name: readonly string[];
  launchDay: Int32Array;
}

/** Everything that cubes are built from. */
export interface Facts {
  coverage: Coverage;
  products: ProductFacts;
  sessions: SessionFacts;
  pages: PageFacts;
  stepPages: readonly StepPageFacts[];
  experiments: readonly ExperimentFacts[];
  users: UserFacts;
  orders: OrderFacts;
  items: ItemFacts;
  refunds: RefundFacts;
  spend: SpendFacts;
}

/** Joins the checked tables. The only step whose cost grows with the shop's traffic, besides reading. */
export function buildFacts(tables: Tables, config: ReportConfig): Facts {
  const sessionIndex = new KeyIndex(tables.website_sessions.columns.website_session_id);
  const productIndex = new KeyIndex(tables.products.columns.product_id);
  const { website_session_id, created_at, website_pageview_id } = tables.website_pageviews.columns;
  const views = groupRows(
    parentRows(website_session_id, sessionIndex),
    tables.website_sessions.rows,
    created_at,
    website_pageview_id,
  );
  const itemFacts = buildItemFacts(tables, productIndex);
  const orders = buildOrderFacts(tables, { sessionIndex, productIndex, items: itemFacts.items });
  const sessions = buildSessionFacts(tables, config, orders, views);
  return {
    coverage: measureCoverage(tables),
    products: productFacts(tables),
    sessions,
    pages: buildPageFacts(tables, sessions, views),
    stepPages: buildStepPageFacts(tables, sessions, views, config.funnel),
    experiments: buildExperimentFacts(tables, sessions, views, config),
    users: buildUserFacts(tables, sessions, orders),
    orders,
    ...itemFacts,
    spend: buildSpendFacts(tables, config),
  };
}

function productFacts(tables: Tables): ProductFacts {
  const { product_id, product_name, created_at } = tables.products.columns;
  return {
    id: product_id,
    name: Array.from(product_name.codes, (code) => product_name.values[code] ?? ''),
    launchDay: Int32Array.from(created_at, dayOf),
  };
}
