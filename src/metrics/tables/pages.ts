import { escape as closure } from 'arquero';
import { formatTimestamp } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { RATE_INTERVAL, withRateInterval, withSessionRates } from './rates.ts';

export const pageTables = [
  defineTable({
    id: 'landing_pages_by_month',
    title: 'Landing pages month by month',
    grain: ['period', 'landing_page'],
    population: ['sessions'],
    columns: [
      is.PERIOD,
      is.text(
        'landing_page',
        'Page of the session’s first page view; sessions without a page view have no row',
      ),
      is.COMPLETE,
      is.SESSIONS,
      is.count('bounces', 'Sessions with exactly one page view', 'sessions', 'bounce-rate'),
      is.rate('bounce_rate', 'Bounces / sessions', 'bounce-rate'),
      is.SESSION_ORDERS,
      is.CONVERSION_RATE,
      ...RATE_INTERVAL,
    ],
    compute({ cubes, coverage }) {
      const landings = cubes.traffic.filter((d) => d.landing_page !== '');
      const sums = sumBy(
        withPeriod(landings, 'month'),
        ['period', 'landing_page'],
        ['sessions', 'bounces', 'orders', 'revenue'],
      ).derive({ bounce_rate: (d) => d.bounces / d.sessions });
      return withComplete(withRateInterval(withSessionRates(sums)), coverage);
    },
  }),
  defineTable({
    id: 'pages',
    title: 'Pages: views, entries and exits',
    grain: ['pageview_url'],
    population: ['sessions'],
    columns: [
      is.text('pageview_url', 'Url of the page, as the export has it'),
      is.count('pageviews', 'Views of the page', 'page views', 'page-use'),
      is.count('sessions', 'Sessions with at least one view of the page', 'sessions', 'page-use'),
      is.count('entries', 'Sessions that began on the page', 'sessions', 'page-use'),
      is.count('exits', 'Sessions that ended on the page', 'sessions', 'page-use'),
      is.rate('exit_rate', 'Exits / views of the page', 'page-use'),
      is.timestamp('first_seen', 'First view, on the shop’s clock'),
      is.timestamp('last_seen', 'Last view, on the shop’s clock'),
    ],
    compute: ({ cubes }) =>
      cubes.pages.derive({
        exit_rate: (d) => d.exits / d.pageviews,
        first_seen: closure((d: { first_seen: number }) => formatTimestamp(d.first_seen)),
        last_seen: closure((d: { last_seen: number }) => formatTimestamp(d.last_seen)),
      }),
  }),
];
