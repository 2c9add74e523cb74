import type { ReportConfig } from '../config/schema.ts';
import { customerEntries } from './registry-customers.ts';
import type { MetricEntry } from './registry-entry.ts';
import { outlookEntries } from './registry-outlook.ts';
import { salesEntries } from './registry-sales.ts';
import { trafficEntries } from './registry-traffic.ts';

/** The registry: every metric that the report publishes, in the order in which an investor meets them. */
export function metricRegistry(config: Pick<ReportConfig, 'currency'>): readonly MetricEntry[] {
  const currency = config.currency.toLowerCase();
  const money = {
    price: `orders.price_${currency}`,
    cost: `orders.cogs_${currency}`,
    refund: `order_item_refunds.refund_amount_${currency}`,
    spend: `marketing_spend.spend_${currency}`,
  };
  return [
    ...salesEntries(money),
    ...trafficEntries(money),
    ...customerEntries(money),
    ...outlookEntries(money),
  ];
}
