import { op } from 'arquero';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy } from './periods.ts';
import { RATE_INTERVAL, withRateInterval, withSessionRates } from './rates.ts';
import { SHARE_COLUMNS, sharesOfPeriod } from './session-shares.ts';

const VISIT_TYPE = is.text(
  'visit_type',
  'new: the export flags the session as its user’s first; repeat: as a later one',
);

export const visitTypeTables = [
  defineTable({
    id: 'visit_types_by_quarter',
    title: 'New and repeat sessions, quarter by quarter',
    grain: ['period', 'visit_type'],
    population: ['sessions'],
    columns: [is.PERIOD, VISIT_TYPE, ...SHARE_COLUMNS],
    compute: ({ cubes, coverage }) =>
      sharesOfPeriod(cubes.traffic, 'quarter', 'visit_type', coverage),
  }),
  defineTable({
    id: 'visit_types_by_channel',
    title: 'New and repeat sessions by channel, over all of the data',
    grain: ['channel', 'visit_type'],
    population: ['sessions'],
    columns: [
      is.CHANNEL,
      VISIT_TYPE,
      is.ALL_SESSIONS,
      is.SESSION_ORDERS,
      is.CONVERSION_RATE,
      ...RATE_INTERVAL,
      is.SESSION_REVENUE,
      is.REVENUE_PER_SESSION,
      is.rate(
        'share_of_channel',
        'Sessions of the row / sessions of the channel',
        'share-of-sessions',
      ),
    ],
    compute: ({ cubes }) =>
      withRateInterval(
        withSessionRates(
          sumBy(cubes.traffic, ['channel', 'visit_type'], ['sessions', 'orders', 'revenue']),
        ),
      )
        .groupby('channel')
        .derive({ share_of_channel: (d) => d.sessions / op.sum(d.sessions) })
        .ungroup(),
  }),
];
