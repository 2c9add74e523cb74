import { escape as closure, op } from 'arquero';
import type { PeriodUnit } from '../facts/calendar.ts';
import { isComplete } from '../facts/coverage.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy, withPeriod } from './periods.ts';
import type { TableDefinition } from './table-definition.ts';

function channelsBy(unit: PeriodUnit, title: string): TableDefinition<MetricsInput> {
  return {
    id: `channels_by_${unit}`,
    title,
    grain: ['period', 'channel'],
    columns: [
      is.PERIOD,
      is.CHANNEL,
      is.COMPLETE,
      is.SESSIONS,
      is.SESSION_ORDERS,
      is.CONVERSION_RATE,
      is.SESSION_REVENUE,
      is.REVENUE_PER_SESSION,
      is.SHARE_OF_SESSIONS,
    ],
    compute: ({ cubes, coverage }) =>
      sumBy(
        withPeriod(cubes.traffic, unit),
        ['period', 'channel'],
        ['sessions', 'orders', 'revenue'],
      )
        .groupby('period')
        .derive({ share_of_sessions: (d) => d.sessions / op.sum(d.sessions) })
        .ungroup()
        .derive({
          complete: closure((d: { period: string }) => (isComplete(d.period, coverage) ? 1 : 0)),
          conversion_rate: (d) => d.orders / d.sessions,
          revenue_per_session: (d) => d.revenue / d.sessions,
        }),
  };
}

export const channelTables = [
  channelsBy('month', 'Channels month by month'),
  channelsBy('quarter', 'Channels quarter by quarter'),
];
