import type { ReportConfig } from '../config/schema.ts';

/**
 * The registry of metrics, as the SEC's guidance on key performance indicators and metrics in management's discussion asks (release
 * 33-10751, 2020): for each its definition and calculation, why it is useful to investors, how management uses it, and its limits.
 */
export interface MetricEntry {
  id: string;
  name: string;
  definition: string;
  /** How it is calculated, in the words of the tables. */
  formula: string;
  /** Why it is useful to investors. */
  usefulness: string;
  /** How management uses it. */
  managementUse: string;
  /** Columns of the export that it is computed from. */
  sources: readonly string[];
  limits: string;
  /** Columns of published tables that hold it; each links here from prose and tables. */
  columns: readonly string[];
}

/** The registry; a money column's name bears the shop's currency. */
export function metricRegistry(config: Pick<ReportConfig, 'currency'>): readonly MetricEntry[] {
  const price = `orders.price_${config.currency.toLowerCase()}`;
  const cost = `orders.cogs_${config.currency.toLowerCase()}`;
  const refund = `order_item_refunds.refund_amount_${config.currency.toLowerCase()}`;
  return [
    {
      id: 'sessions',
      name: 'Sessions',
      definition: 'Visits to the website, as the shop’s own system tells them apart.',
      formula: 'Rows of website_sessions that began in the period.',
      usefulness: 'The size of the audience; with conversion and basket it explains revenue.',
      managementUse: 'To plan marketing and the capacity of the site.',
      sources: ['website_sessions.created_at'],
      limits:
        'A session is not a person: one person has several, and one on two devices counts as two users. Automated visits are not told apart.',
      columns: ['sessions', 'sessions_yoy', 'average_sessions'],
    },
    {
      id: 'orders',
      name: 'Orders',
      definition: 'Purchases placed, before any refund.',
      formula:
        'Rows of orders by the date of the order; in tables grouped by what a session is, orders of the sessions in the row.',
      usefulness: 'Demand that ended in a purchase, independent of price.',
      managementUse: 'To plan stock and the work of the warehouse.',
      sources: ['orders.created_at', 'orders.website_session_id'],
      limits:
        'An order that is refunded later still counts. By session and by order date the count differs by the few orders that straddle midnight.',
      columns: ['orders', 'orders_yoy', 'average_orders'],
    },
    {
      id: 'conversion-rate',
      name: 'Conversion rate',
      definition: 'The share of sessions that end in an order.',
      formula: 'Orders of the sessions that began in the period / those sessions.',
      usefulness:
        'How well the website turns visits into sales: growth that does not have to be bought with more traffic.',
      managementUse: 'To judge pages, tests and channels against each other.',
      sources: ['website_sessions.website_session_id', 'orders.website_session_id'],
      limits:
        'A session with two orders counts both. A change of the traffic mix moves it although no page changed; compare within a channel and device.',
      columns: ['conversion_rate'],
    },
    {
      id: 'revenue',
      name: 'Revenue',
      definition: 'What customers were charged for goods, gross of refunds.',
      formula: `Sum of ${price} by the date of the order.`,
      usefulness: 'The size of the business and its growth.',
      managementUse: 'To set targets and to judge every change of the shop.',
      sources: [price, 'orders.created_at'],
      limits:
        'Gross of refunds; the export does not say whether prices hold tax or shipping. It is a measure of orders, not revenue as accounting standards recognise it.',
      columns: ['revenue', 'revenue_yoy', 'revenue_ttm', 'revenue_on_previous'],
    },
    {
      id: 'net-revenue',
      name: 'Net revenue',
      definition: 'Revenue less the refunds paid in the same period.',
      formula: `Sum of ${price} by order date - sum of ${refund} by refund date.`,
      usefulness: 'What remains of sales after customers sent goods back.',
      managementUse: 'To see the cost of quality faults.',
      sources: [price, refund],
      limits:
        'Refunds fall on their own date, often weeks after the sale, so the latest period will still lose some revenue later.',
      columns: ['net_revenue', 'refund_amount', 'refunds'],
    },
    {
      id: 'gross-profit',
      name: 'Gross profit and gross margin',
      definition: 'Revenue less the cost of the goods sold; the margin is its share of revenue.',
      formula: `Sum of ${price} - sum of ${cost}; divided by revenue for the margin.`,
      usefulness: 'What each sale leaves to pay for marketing, staff and profit.',
      managementUse: 'To choose prices, suppliers and which product to show first.',
      sources: [price, cost],
      limits:
        'Cost of goods only: no shipping, payment fees, marketing or wages, which the export does not hold. Refunds are not taken off.',
      columns: ['gross_profit', 'gross_margin', 'cogs'],
    },
    {
      id: 'average-order-value',
      name: 'Average order value',
      definition: 'What one order is worth.',
      formula: 'Revenue / orders, both by the date of the order.',
      usefulness:
        'With sessions and conversion it explains revenue; bigger baskets cost little to win.',
      managementUse: 'To judge cross-selling and new products.',
      sources: [price],
      limits: 'An average: a few large orders can move it in a small period.',
      columns: ['average_order_value', 'items_per_order', 'items'],
    },
    {
      id: 'revenue-per-session',
      name: 'Revenue per session',
      definition: 'What one visit earns.',
      formula: 'Revenue of the orders of the sessions that began in the period / those sessions.',
      usefulness:
        'The most that a visit may cost before goods are paid for; it joins conversion and basket in one number.',
      managementUse: 'To bid for advertising and to compare channels.',
      sources: [price, 'website_sessions.website_session_id'],
      limits:
        'Gross of refunds and of the cost of goods; see the breakeven cost for what a visit may cost.',
      columns: ['revenue_per_session', 'revenue_per_cart_session'],
    },
    {
      id: 'share-of-sessions',
      name: 'Share of sessions',
      definition: 'How much of the traffic a channel, device or page brings.',
      formula: 'Sessions of the row / sessions of the period.',
      usefulness: 'Shows on whom the company depends.',
      managementUse: 'To balance channels.',
      sources: [
        'website_sessions.utm_source',
        'website_sessions.utm_campaign',
        'website_sessions.http_referer',
      ],
      limits:
        'Channels follow the rules in the configuration; what none fits is "other" and is counted in the data quality table.',
      columns: ['share_of_sessions', 'top_share', 'herfindahl_index'],
    },
    {
      id: 'funnel',
      name: 'Purchase path',
      definition: 'How many sessions reach each step from landing to order.',
      formula:
        'Sessions with a page view of the step; of_previous divides by the step before, of_first by the first.',
      usefulness: 'Shows where sales are lost and what mending a step would be worth.',
      managementUse: 'To choose what to test next.',
      sources: ['website_pageviews.pageview_url', 'website_pageviews.website_session_id'],
      limits:
        'A step counts once a session, whatever the order of its views; pages are matched by the url patterns in the configuration.',
      columns: ['of_previous', 'of_first'],
    },
    {
      id: 'bounce-rate',
      name: 'Bounce rate',
      definition: 'The share of sessions that see one page and leave.',
      formula: 'Sessions with exactly one page view / sessions.',
      usefulness: 'A first measure of how well a landing page keeps its promise.',
      managementUse: 'To compare landing pages that served the same traffic at the same time.',
      sources: ['website_pageviews.website_session_id'],
      limits:
        'Different traffic bounces differently: only tests that split the same traffic compare pages fairly.',
      columns: ['bounce_rate', 'bounces', 'exit_rate'],
    },
    {
      id: 'refund-rate',
      name: 'Refund rate',
      definition: 'The share of items sold that were refunded, whenever that was.',
      formula: 'Refunded items / items sold, both by the date of the sale.',
      usefulness: 'A measure of quality, and of revenue that does not last.',
      managementUse: 'To watch suppliers; an alert marks a month above what chance allows.',
      sources: ['order_items.order_item_id', 'order_item_refunds.order_item_id'],
      limits: 'The latest months are not ripe: some of their items will still come back.',
      columns: ['refund_rate'],
    },
    {
      id: 'repeat-share',
      name: 'Repeat sessions',
      definition: 'The share of sessions that come from a user who was there before.',
      formula: 'Sessions with is_repeat_session = 1 / sessions.',
      usefulness: 'Traffic that need not be paid for again.',
      managementUse: 'To judge what brings visitors back.',
      sources: ['website_sessions.is_repeat_session', 'website_sessions.user_id'],
      limits:
        'Users are told apart by the shop’s own id: a person on two devices is two, so repeat visits are undercounted.',
      columns: ['repeat_share', 'returning_users', 'return_rate'],
    },
    {
      id: 'customer-value',
      name: 'Customer value',
      definition:
        'What one customer, or one visitor, has spent so many days after the first order, or the first visit.',
      formula:
        'Revenue (or gross profit) within the days / users of the cohort, only for cohorts that have had those days whole.',
      usefulness:
        'The life-time value that the data support, without any forecast: the ceiling for the cost of winning a customer.',
      managementUse: 'To set what a new customer may cost.',
      sources: ['orders.user_id', price, cost],
      limits:
        'Three years of history; cohorts that have not had the days are left empty rather than counted low. Gross of refunds.',
      columns: [
        'revenue_per_user',
        'gross_profit_per_user',
        'cumulative_revenue_per_user',
        'cumulative_gross_profit_per_user',
      ],
    },
    {
      id: 'breakeven-cost',
      name: 'Breakeven cost of a session and of a new customer',
      definition: 'The most that one may cost before its gross profit is gone.',
      formula:
        'Gross profit of the sessions’ orders / sessions; gross profit of customers won through the channel / those customers.',
      usefulness:
        'Without advertising spend in the export, it says what acquisition may cost; with the spend it shows whether growth is bought too dearly.',
      managementUse: 'As the upper limit of bids by channel.',
      sources: [price, cost, 'website_sessions.utm_source'],
      limits:
        'Before shipping, fees, wages and refunds; a limit, not a target. A customer belongs to the channel of the first session.',
      columns: ['breakeven_cost_per_session', 'breakeven_cost_per_new_customer'],
    },
  ];
}
