import type { ReportConfig } from '../config/schema.ts';
import { KeyIndex } from '../tables/key-index.ts';
import type { Tables } from '../tables/schema.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import {
  buildItemFacts,
  buildOrderFacts,
  type ItemFacts,
  type OrderFacts,
  type RefundFacts,
} from './order-facts.ts';
import { buildSessionFacts, type SessionFacts } from './session-facts.ts';

/** Everything that cubes are built from. */
export interface Facts {
  coverage: Coverage;
  /** Products in the order of launch: place, id in the export, name, launch day. Other facts point here by row in `products`. */
  products: { id: Float64Array; name: readonly string[]; launchDay: Int32Array };
  sessions: SessionFacts;
  orders: OrderFacts;
  items: ItemFacts;
  refunds: RefundFacts;
}

/** Joins the checked tables. The only step whose cost grows with the shop's traffic, besides reading. */
export function buildFacts(tables: Tables, config: ReportConfig): Facts {
  const sessionIndex = new KeyIndex(tables.website_sessions.columns.website_session_id);
  const { product_id, product_name, created_at } = tables.products.columns;
  const productIndex = new KeyIndex(product_id);
  return {
    coverage: measureCoverage(tables),
    products: {
      id: product_id,
      name: Array.from(product_name.codes, (code) => product_name.values[code] ?? ''),
      launchDay: Int32Array.from(created_at, (time) => Math.floor(time / 86_400)),
    },
    sessions: buildSessionFacts(tables, config, sessionIndex),
    orders: buildOrderFacts(tables, sessionIndex, productIndex),
    ...buildItemFacts(tables, productIndex),
  };
}
