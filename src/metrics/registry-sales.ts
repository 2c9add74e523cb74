import type { MetricEntry, MoneyColumns } from './registry-entry.ts';

/** Entries of sales: revenue, profit, baskets, products, refunds. */
export function salesEntries({ price, cost, refund }: MoneyColumns): MetricEntry[] {
  return [
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
      id: 'growth',
      name: 'Growth',
      definition:
        'The change of a measure from one period to the next, or to the same period of the year before.',
      formula:
        'Value / earlier value - 1, whole periods only; for a running period, the same days of both years. Compound growth: (last whole period / first)^(1 / periods between) - 1.',
      usefulness: 'The speed of the business, and whether it holds.',
      managementUse: 'To set targets and to see early where growth slows.',
      sources: ['orders.created_at', 'website_sessions.created_at', price],
      limits:
        'Year on year removes the season, quarter on quarter does not. Growth on fewer than one hundred orders is marked, since small numbers grow fast.',
      columns: [
        'change',
        'multiple',
        'compound_rate',
        'sessions_on_previous',
        'orders_on_previous',
        'growth',
        'tiny_base',
      ],
    },
    {
      id: 'revenue-drivers',
      name: 'Drivers of revenue growth',
      definition:
        'The change of revenue between two periods, split into traffic, conversion and basket.',
      formula:
        'Logarithmic mean Divisia index: each factor’s part is the logarithmic mean of both revenues x the logarithm of the factor’s ratio (Ang, Energy Policy 33, 2005). The parts add up to the change.',
      usefulness:
        'Tells growth that was won on the website from growth that came with more traffic.',
      managementUse:
        'To decide whether the next effort goes to traffic, to the site or to the basket.',
      sources: ['website_sessions.created_at', 'orders.created_at', price],
      limits:
        'An account of what changed together, not of what caused what. Conversion is taken here as orders / sessions of the same period.',
      columns: [
        'prior_revenue',
        'revenue_change',
        'sessions_effect',
        'conversion_rate_effect',
        'average_order_value_effect',
      ],
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
      id: 'attach-rate',
      name: 'Cross-selling',
      definition: 'The share of orders to which another product was added.',
      formula:
        'Orders with an item besides the main product / orders; for a pair of products, since the day both could be bought together.',
      usefulness: 'Bigger baskets from the same customers, at no cost of winning them.',
      managementUse: 'To choose what to offer in the cart.',
      sources: ['order_items.order_id', 'order_items.is_primary_item'],
      limits:
        'Pairs with few orders have wide intervals; an addition may take the place of a second order later.',
      columns: ['attach_rate', 'orders_with_cross_sell', 'primary_orders', 'primary_items'],
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
      id: 'refund-alert',
      name: 'Refund alert',
      definition: 'A month in which more items of a product came back than its own history allows.',
      formula:
        'Upper tail of the binomial at the highest rate that the product’s other months allow (exact 95 % interval, Clopper and Pearson, Biometrika 26, 1934), below 1 % over all of its months (Bonferroni), and at least three items.',
      usefulness: 'Shows a fault in quality soon, and that somebody watches.',
      managementUse: 'To stop a delivery or to change a supplier.',
      sources: ['order_items.created_at', 'order_item_refunds.order_item_id'],
      limits:
        'By the month of sale; months whose refunds are still coming in are marked as not ripe. It finds a jump, not a slow drift.',
      columns: ['expected_rate', 'expected_high', 'alert', 'ripe'],
    },
    {
      id: 'refund-lag',
      name: 'Refund lag',
      definition: 'The days from a sale to its refund.',
      formula:
        'Day of the refund - day of the sale of the item; cumulative share over all refunds so far.',
      usefulness: 'Says how long the refund rate of the latest months will go on rising.',
      managementUse: 'To know when a month may be judged.',
      sources: ['order_items.created_at', 'order_item_refunds.created_at'],
      limits:
        'Over refunds that have happened: the longest lags of the latest sales are still to come.',
      columns: ['cumulative_share', 'refunds_paid'],
    },
    {
      id: 'concentration',
      name: 'Concentration',
      definition: 'How much of the revenue hangs on the largest channel, product or device.',
      formula: 'Share of the largest member; Herfindahl index = sum of the squared shares.',
      usefulness: 'One loss that would hurt most, in one number.',
      managementUse: 'To spread risk over channels and products.',
      sources: [
        'order_items.product_id',
        'website_sessions.utm_source',
        'website_sessions.device_type',
        price,
      ],
      limits:
        'Counts members of one dimension; channels that depend on the same company, such as paid and free search, count as several.',
      columns: ['top_share', 'herfindahl_index', 'members', 'share_of_revenue'],
    },
  ];
}
