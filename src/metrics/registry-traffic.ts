import type { MetricEntry, MoneyColumns } from './registry-entry.ts';

/** Entries of traffic and the website, and of what proves a change. */
export function trafficEntries({ price }: MoneyColumns): MetricEntry[] {
  return [
    {
      id: 'sessions',
      name: 'Sessions',
      definition:
        'Visits to the website: one lasts from its first page to a pause long enough that the shop’s system counts the next page as a new visit.',
      formula: 'Rows of website_sessions that began in the period.',
      usefulness: 'The size of the audience; with conversion and basket it explains revenue.',
      managementUse: 'To plan marketing and the capacity of the site.',
      sources: ['website_sessions.created_at'],
      limits:
        'A session is not a person: one person has several, and one on two devices counts as two users. Automated visits are not told apart.',
      columns: ['sessions', 'sessions_yoy', 'average_sessions'],
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
      columns: ['share_of_sessions', 'share_of_channel'],
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
      columns: ['bounce_rate', 'bounces', 'exit_rate', 'entries', 'exits', 'pageviews'],
    },
    {
      id: 'product-clickthrough',
      name: 'Click-through from the product list',
      definition: 'The share of sessions on the product list that go on to a product.',
      formula:
        'Sessions whose page after the first view of the list is a product’s page / sessions that saw the list.',
      usefulness: 'Whether the range of products draws visitors in.',
      managementUse: 'To arrange the product list.',
      sources: ['website_pageviews.pageview_url', 'website_pageviews.created_at'],
      limits: 'Only the page after the first view of the list counts.',
      columns: [
        'clickthrough_rate',
        'to_product_rate',
        'share_of_next_pages',
        'cart_to_shipping_rate',
        'cart_sessions',
      ],
    },
    {
      id: 'experiment-effect',
      name: 'Effect of an experiment',
      definition:
        'The difference between two pages that were shown to the same kind of visitor at the same time.',
      formula:
        'Rate of the variant - rate of the control; interval of Newcombe (Statistics in Medicine 17, 1998) for rates, Welch’s for revenue; p-values adjusted over all outcomes of all experiments (Holm, 1979).',
      usefulness:
        'Proof, as far as an export can give it, that the website can be made better by tests.',
      managementUse: 'To keep what is better and to drop what is not.',
      sources: ['website_pageviews.pageview_url', 'website_sessions.created_at', price],
      limits:
        'The export does not say how visitors were split; the ratio of the arms is checked. What is called "no difference shown" may be a difference too small for the number of sessions.',
      columns: [
        'difference',
        'lift',
        'p_value',
        'p_value_adjusted',
        'minimum_detectable_effect',
        'sample_ratio_p_value',
      ],
    },
    {
      id: 'event-change',
      name: 'Before and after an event',
      definition:
        'A measure in equal windows before and after a launch, a change of the site or an incident.',
      formula:
        'Value after / value before - 1, with a 95 % interval from how the days differ (delta method on the logarithm of the ratio).',
      usefulness: 'What followed each step that the company took.',
      managementUse: 'To see whether a launch did what was hoped.',
      sources: ['orders.created_at', 'website_sessions.created_at'],
      limits:
        'Observational: nobody was randomised. Seasons and other events in the windows are named, not removed.',
      columns: ['before', 'after', 'change_low', 'change_high'],
    },
    {
      id: 'seasonality',
      name: 'Season and peak load',
      definition: 'How far a month, a weekday or an hour stands from the average.',
      formula:
        'Seasonal index: month / centred twelve-month average, averaged over the years; peak load: the busiest month, day or hour / the average one.',
      usefulness:
        'Separates season from growth and shows whether the company is ready for its peak.',
      managementUse: 'To plan staff, stock and servers.',
      sources: ['website_sessions.created_at', 'orders.created_at', price],
      limits: 'A few years of history at most; peak load is not freed of growth.',
      columns: ['index', 'index_orders', 'index_revenue', 'peak', 'average', 'peak_to_average'],
    },
  ];
}
