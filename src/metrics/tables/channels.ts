import { type ColumnTable, escape as closure, op } from 'arquero';
import { formatTimestamp, type PeriodUnit } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { KIND, withKind } from './channel-kinds.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { RATE_INTERVAL, withRateInterval, withSessionRates } from './rates.ts';
import { SHARE_COLUMNS, sharesOfPeriod } from './session-shares.ts';

function channelsBy<const Unit extends PeriodUnit>(unit: Unit, title: string) {
  return defineTable({
    id: `channels_by_${unit}`,
    title,
    grain: ['period', 'channel'],
    population: ['sessions'],
    columns: [is.PERIOD, is.CHANNEL, ...SHARE_COLUMNS],
    compute: ({ cubes, coverage }) => sharesOfPeriod(cubes.traffic, unit, 'channel', coverage),
  });
}

const channelDevices = defineTable({
  id: 'channel_devices_by_quarter',
  title: 'Channels by device, quarter by quarter',
  grain: ['period', 'channel', 'device_type'],
  population: ['sessions'],
  columns: [
    is.PERIOD,
    is.CHANNEL,
    is.DEVICE,
    is.COMPLETE,
    is.SESSIONS,
    is.SESSION_ORDERS,
    is.CONVERSION_RATE,
    ...RATE_INTERVAL,
    is.SESSION_REVENUE,
  ],
  compute: ({ cubes, coverage }) =>
    withComplete(
      withRateInterval(
        withSessionRates(
          sumBy(
            withPeriod(cubes.traffic, 'quarter'),
            ['period', 'channel', 'device_type'],
            ['sessions', 'orders', 'revenue'],
          ),
        ),
      ),
      coverage,
    ),
});

/** Stands for an empty field where it is part of a key, which is never empty. An export that itself says so means the same. */
const NONE = '(none)';
const ORIGINS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

const campaigns = defineTable({
  id: 'campaigns',
  title: 'Where sessions came from, to the letter',
  grain: [...ORIGINS, 'channel'],
  population: ['sessions'],
  columns: [
    ...ORIGINS.map((name) => is.text(name, `As the export has it; ${NONE} where it is empty`)),
    is.CHANNEL,
    is.ALL_SESSIONS,
    is.SESSION_ORDERS,
    is.CONVERSION_RATE,
    ...RATE_INTERVAL,
    is.timestamp('first_seen', 'First session, on the shop’s clock'),
    is.timestamp('last_seen', 'Last session, on the shop’s clock'),
  ],
  compute: ({ cubes }) =>
    withRateInterval(withSessionRates(byWrittenOrigin(cubes.campaigns))).derive({
      first_seen: closure((d: { first_seen: number }) => formatTimestamp(d.first_seen)),
      last_seen: closure((d: { last_seen: number }) => formatTimestamp(d.last_seen)),
    }),
});

/** The cube with its absent texts named, and rows that are then written alike put together. */
function byWrittenOrigin(origins: ColumnTable): ColumnTable {
  const named = ORIGINS.map((name) => [
    name,
    closure((d: Record<string, string>) => d[name] || NONE),
  ]);
  return origins
    .derive(Object.fromEntries(named))
    .groupby(...ORIGINS, 'channel')
    .rollup({
      sessions: op.sum('sessions'),
      orders: op.sum('orders'),
      revenue: op.sum('revenue'),
      first_seen: op.min('first_seen'),
      last_seen: op.max('last_seen'),
    });
}

const trafficKinds = defineTable({
  id: 'traffic_kinds_by_quarter',
  title: 'Paid and free traffic, quarter by quarter: brand and nonbrand search apart',
  grain: ['period', 'kind'],
  population: ['sessions'],
  columns: [
    is.PERIOD,
    KIND,
    is.COMPLETE,
    is.SESSIONS,
    is.SESSION_ORDERS,
    is.CONVERSION_RATE,
    is.SESSION_REVENUE,
    is.SHARE_OF_SESSIONS,
    is.rate(
      'share_of_revenue',
      'Revenue of the row / revenue of the period’s sessions',
      'share-of-revenue',
    ),
  ],
  compute(input) {
    const sums = sumBy(
      withPeriod(withKind(input.cubes.traffic, input), 'quarter'),
      ['period', 'kind'],
      ['sessions', 'orders', 'revenue'],
    );
    const shares = withSessionRates(sums)
      .groupby('period')
      .derive({
        share_of_sessions: (d) => d.sessions / op.sum(d.sessions),
        share_of_revenue: (d) => d.revenue / op.sum(d.revenue),
      })
      .ungroup();
    return withComplete(shares, input.coverage);
  },
});

export const channelTables = [
  channelsBy('month', 'Channels month by month'),
  channelsBy('quarter', 'Channels quarter by quarter'),
  channelDevices,
  trafficKinds,
  campaigns,
];
