import type { MetricEntry, MoneyColumns } from './registry-entry.ts';

/** Entries of what comes next. */
export function outlookEntries({ price, cost, refund }: MoneyColumns): MetricEntry[] {
  return [
    {
      id: 'forecast',
      name: 'Forecast',
      definition: 'Sessions, orders and revenue of the twelve months after the last whole one.',
      formula:
        'One model for all three measures, the best of a rolling-origin backtest against the same month of the year before; intervals from the backtest’s own errors, no narrower than last year’s miss.',
      usefulness:
        'What the past, carried on, would bring, and how wrong such forecasts were before.',
      managementUse: 'To plan stock and cash, as one view beside the company’s own plan.',
      sources: ['website_sessions.created_at', 'orders.created_at', price],
      limits:
        'It knows the history only: no plan, no rival, no new product. Where the history is too short, or nothing beats the naive forecast, that one is shown.',
      columns: [
        'value',
        'low_80',
        'high_80',
        'low_95',
        'high_95',
        'last_twelve_months',
        'last_year_forecast',
      ],
    },
    {
      id: 'forecast-error',
      name: 'Error of the forecast',
      definition: 'How far forecasts made in the same way missed.',
      formula:
        'Mean absolute error over all origins and months ahead; as a share of the actual; skill = 1 - error / error of the seasonal-naive forecast.',
      usefulness: 'Trust in a forecast should rest on its record.',
      managementUse: 'To decide how much to rely on it.',
      sources: ['orders.created_at', price],
      limits: 'The record is as long as the history allows: few origins for long horizons.',
      columns: ['mae', 'mape', 'skill', 'origins', 'chosen', 'last_year_error', 'last_year_mape'],
    },
    {
      id: 'opportunity',
      name: 'Opportunity',
      definition:
        'The gross profit that a year would bring if a named gap to a comparable peer closed, half or whole.',
      formula:
        'Gap of the rates, like for like over the mix of visitors x sessions (or orders, or items) of a year x gross profit of each success; range from the 95 % interval of the gap.',
      usefulness: 'Growth that is within the company, in money.',
      managementUse: 'To rank what to do next.',
      sources: ['website_sessions.device_type', 'website_pageviews.pageview_url', price, cost],
      limits:
        'A gap between two groups need not be closable. Opportunities overlap and must not be added up.',
      columns: [
        'gap',
        'gap_low',
        'gap_high',
        'peer_value',
        'current',
        'volume',
        'value_half',
        'value_all',
        'value_low',
        'value_high',
        'proven',
      ],
    },
    {
      id: 'sensitivity',
      name: 'Sensitivity',
      definition: 'What one step of one lever is worth a year, everything else as it was.',
      formula:
        'The window’s sessions x conversion x basket with one of them moved; refunds and margin at the window’s rates.',
      usefulness: 'Shows which lever moves the business most.',
      managementUse: 'To choose where a little improvement is worth much.',
      sources: ['website_sessions.created_at', price, cost, refund],
      limits:
        'The levers are moved one at a time and do not disturb each other here; in truth more traffic often converts worse.',
      columns: ['revenue_effect', 'net_revenue_effect', 'gross_profit_effect'],
    },
  ];
}
