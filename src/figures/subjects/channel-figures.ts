/** The figures of one channel's own page. */

import type { TableId } from '../../metrics/catalogue.ts';
import type { FigureContext } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { percentTicks } from '../parts/axes.ts';
import {
  coveredRows,
  lastComplete,
  lastQuarter,
  numberIn,
  type Row,
  textIn,
  withEmptyPeriods,
} from '../parts/periods.ts';
import { LEAST_SESSIONS } from '../parts/selections.ts';
import type { SubjectFigure } from './subject-figure.ts';

/** Sessions and conversion by quarter, devices and what is left on each, visits, the purchase path, the sources behind it. `id` is the channel's. */
export function channelFigures(id: string): readonly SubjectFigure[] {
  const of =
    <const Id extends TableId>(table: Id) =>
    (context: FigureContext) =>
      context.table(table).rows.filter((row: Row) => row.channel === id);
  const quarters: Rows = (context) =>
    withEmptyPeriods(
      of('channels_by_quarter')(context),
      coveredRows(context, 'performance_by_quarter'),
    );
  return [
    sessionsByQuarter(quarters),
    conversionByQuarter(quarters),
    devices(of('channel_devices_by_quarter')),
    contribution(of('contribution_by_channel_device')),
    visits(of('visit_types_by_channel')),
    path(of('funnel_by_channel')),
    sources(of('campaigns')),
  ];
}

type Rows = (context: FigureContext) => readonly Row[];

function sessionsByQuarter(rows: Rows): SubjectFigure {
  return {
    definition: periodFigure({
      id: 'channel-sessions',
      table: 'channels_by_quarter',
      sources: ['website_sessions'],
      unit: 'quarter',
      subtitle: () => 'Sessions of the channel by quarter',
      rows,
      measure: 'sessions',
      title: 'Sessions',
      form: 'bars',
      tickFormat: ({ format }) => format.compact,
      valueFormat: ({ format }) => format.compact,
      absent: 'The channel has no sessions.',
    }),
    finding(context) {
      const last = lastComplete(rows(context), 'sessions');
      if (last === undefined) return 'Sessions by quarter';
      const { format } = context;
      return `It brought ${format.integer(numberIn(last, 'sessions'))} sessions in ${format.period(textIn(last, 'period'))}, ${format.percent(numberIn(last, 'share_of_sessions'))} of all`;
    },
  };
}

function conversionByQuarter(all: Rows): SubjectFigure {
  const rows: Rows = (context) =>
    all(context).map((row) =>
      (numberIn(row, 'sessions') ?? 0) < LEAST_SESSIONS ? { ...row, conversion_rate: null } : row,
    );
  const figure = periodFigure({
    id: 'channel-conversion',
    table: 'channels_by_quarter',
    sources: ['website_sessions', 'orders'],
    unit: 'quarter',
    subtitle: () => 'Orders per session of the channel by quarter',
    rows,
    measure: 'conversion_rate',
    title: 'Conversion rate',
    form: 'line',
    tickFormat: ({ format }) => percentTicks(format),
    valueFormat: ({ format }) => format.percent,
    absent: 'The channel has no quarter with enough sessions.',
  });
  return {
    definition: {
      ...figure,
      notes: (context) =>
        [
          figure.notes?.(context) ?? '',
          `Quarters of fewer than ${LEAST_SESSIONS} sessions are left out.`,
        ]
          .filter((note) => note !== '')
          .join(' '),
    },
    finding(context) {
      const last = lastComplete(rows(context), 'conversion_rate');
      if (last === undefined) return 'Conversion by quarter';
      const { format } = context;
      return `${format.percent(numberIn(last, 'conversion_rate'))} of its sessions ended in an order in ${format.period(textIn(last, 'period'))}`;
    },
  };
}

function devices(all: Rows): SubjectFigure {
  const rows: Rows = (context) => all(context).filter((row) => row.period === lastQuarter(context));
  return {
    definition: tableFigure({
      id: 'channel-devices',
      table: 'channel_devices_by_quarter',
      sources: ['website_sessions', 'orders'],
      subtitle: () => 'Sessions and orders of the channel by device, last whole quarter',
      rows,
      labels: {
        device_type: 'Device',
        sessions: 'Sessions',
        orders: 'Orders',
        conversion_rate: 'Conversion',
        rate_low: 'From',
        rate_high: 'To',
      },
      absent: 'The channel has no sessions in the last whole quarter.',
    }),
    finding: () => 'What it brings on each device',
  };
}

function contribution(rows: Rows): SubjectFigure {
  return {
    definition: tableFigure({
      id: 'channel-contribution',
      table: 'contribution_by_channel_device',
      sources: ['website_sessions', 'orders', 'order_item_refunds'],
      subtitle: () =>
        'What the sessions of the channel leave after the cost of goods and refunds, last twelve whole months',
      rows,
      labels: {
        device_type: 'Device',
        sessions: 'Sessions',
        revenue: 'Revenue',
        cogs: 'Cost of goods',
        refunded_amount: 'Refunds',
        contribution: 'Left',
        share_of_contribution: 'Of what all channels leave',
        contribution_per_session: 'A session leaves',
      },
      absent: 'The channel has had no sessions in that time.',
    }),
    finding(context) {
      const shares = rows(context).map((row) => numberIn(row, 'share_of_contribution') ?? 0);
      const share = shares.length === 0 ? null : shares.reduce((sum, part) => sum + part, 0);
      return share === null
        ? 'What it leaves after refunds'
        : `It brings ${context.format.percent(share)} of what is left after the cost of goods and refunds`;
    },
  };
}

function visits(rows: Rows): SubjectFigure {
  return {
    definition: tableFigure({
      id: 'channel-visits',
      table: 'visit_types_by_channel',
      sources: ['website_sessions', 'orders'],
      subtitle: () => 'New and repeat sessions of the channel, all of the data',
      rows,
      labels: {
        visit_type: 'Sessions',
        sessions: 'Number',
        share_of_channel: 'Share',
        conversion_rate: 'Conversion',
        revenue_per_session: 'Revenue per session',
      },
      absent: 'The channel has no sessions.',
    }),
    finding(context) {
      const repeat = rows(context).find((row) => row.visit_type === 'repeat');
      if (repeat === undefined) return 'Nobody comes back through it';
      return `${context.format.percent(numberIn(repeat, 'share_of_channel'))} of its sessions are repeat visits`;
    },
  };
}

function path(rows: Rows): SubjectFigure {
  return {
    definition: tableFigure({
      id: 'channel-path',
      table: 'funnel_by_channel',
      sources: ['website_sessions', 'website_pageviews'],
      subtitle: () => 'Sessions of the channel that reach each step, all of the data',
      rows,
      labels: {
        step: 'Step',
        sessions: 'Sessions',
        of_previous: 'Of the step before',
        of_first: 'Of all',
      },
      absent: 'The channel has no sessions.',
    }),
    finding: () => 'How far its visitors come on the purchase path',
  };
}

function sources(rows: Rows): SubjectFigure {
  return {
    definition: tableFigure({
      id: 'channel-sources',
      table: 'campaigns',
      sources: ['website_sessions', 'orders'],
      subtitle: () => 'Sources and campaigns that count as this channel, all of the data',
      rows,
      labels: {
        utm_source: 'Source',
        utm_campaign: 'Campaign',
        utm_content: 'Content',
        http_referer: 'Referrer',
        sessions: 'Sessions',
        orders: 'Orders',
        conversion_rate: 'Conversion',
        first_seen: 'First seen',
        last_seen: 'Last seen',
      },
      absent: 'The channel has no sessions.',
    }),
    finding: () => 'What counts as this channel, to the letter',
  };
}
