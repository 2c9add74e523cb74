import type { MetricEntry, MoneyColumns } from './registry-entry.ts';

/** Entries of customers and what winning one may cost. */
export function customerEntries({ price, cost, spend }: MoneyColumns): MetricEntry[] {
  return [
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
      columns: ['repeat_share', 'returning_users', 'return_rate', 'repeat_sessions_of_user'],
    },
    {
      id: 'repeat-customers',
      name: 'Repeat customers',
      definition: 'The share of customers who ordered again.',
      formula:
        'Customers with two orders or more / customers; revenue of first and of later orders apart.',
      usefulness: 'Sales that need not be bought a second time.',
      managementUse: 'To judge the product and what brings customers back.',
      sources: ['orders.user_id', 'orders.created_at'],
      limits:
        'Customers of the latest months have had little time to come back. A customer is the shop’s user id.',
      columns: [
        'repeat_customer_rate',
        'repeat_customers',
        'orders_per_customer',
        'customers',
        'new_customers',
      ],
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
      columns: [
        'breakeven_cost_per_session',
        'breakeven_cost_per_order',
        'breakeven_cost_per_new_customer',
        'gross_profit_per_new_customer',
      ],
    },
    {
      id: 'acquisition-cost',
      name: 'Cost of acquisition and return on advertising',
      definition: 'What winning an order or a customer did cost, and what the spend brought.',
      formula:
        'Spend of the channel in the window / its sessions, orders or new customers; revenue / spend; payback: the number of orders, and the days, after which gross profit covers the cost.',
      usefulness: 'Whether growth is bought below or above what it earns.',
      managementUse: 'To move the budget between channels.',
      sources: [spend, 'website_sessions.utm_source', 'orders.user_id'],
      limits:
        'Spend is joined to sessions by source and campaign; free channels have none. Wages and agencies are not in it.',
      columns: [
        'spend',
        'cost_per_session',
        'cost_per_order',
        'cost_per_new_customer',
        'return_on_ad_spend',
        'profit_after_ads',
        'payback_orders',
        'payback_days',
      ],
    },
  ];
}
