import { type ColumnTable, escape as closure, op } from 'arquero';
import { firstOfMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { KIND, PAID_KINDS, withKind } from './channel-kinds.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';

const LAST_CLICK = [
  is.SESSIONS,
  is.SESSION_REVENUE,
  is.SHARE_OF_SESSIONS,
  is.rate(
    'share_of_revenue',
    'Revenue of the row / revenue of the period’s sessions',
    'share-of-revenue',
  ),
];

const FIRST_TOUCH = [
  is.count(
    'first_touch_sessions',
    'Sessions of the period by users whose first session, ever, was of the row',
    'sessions',
    'first-touch',
  ),
  is.money(
    'first_touch_revenue',
    'Revenue, gross of refunds, of the orders of these sessions',
    'first-touch',
  ),
  is.rate(
    'first_touch_share',
    'Revenue by the first session / revenue of the period’s sessions',
    'first-touch',
  ),
];

/**
 * Sessions and revenue of each quarter by what each session was itself (`own`), and by what the first session of its user was (`first`):
 * two columns of the table, which become the one named `by`. Without a session of either a side is 0.
 */
function byBothTouches(
  touches: ColumnTable,
  { own, first, by }: { own: string; first: string; by: string },
): ColumnTable {
  const keys = ['period', by];
  const sumsBy = (column: string) =>
    sumBy(touches, ['period', column], ['sessions', 'revenue']).rename({ [column]: by });
  const last = sumsBy(own);
  const earliest = sumsBy(first).rename({
    sessions: 'first_touch_sessions',
    revenue: 'first_touch_revenue',
  });
  return last
    .join_full(earliest, [keys, keys])
    .impute({
      sessions: () => 0,
      revenue: () => 0,
      first_touch_sessions: () => 0,
      first_touch_revenue: () => 0,
    })
    .groupby('period')
    .derive({
      share_of_sessions: (d) => d.sessions / op.sum(d.sessions),
      share_of_revenue: (d) => d.revenue / op.sum(d.revenue),
      first_touch_share: (d) => d.first_touch_revenue / op.sum(d.first_touch_revenue),
    })
    .ungroup();
}

/** The sessions of the cube with the quarter of their month. */
function touchesOf({ cubes }: MetricsInput): ColumnTable {
  const dated = cubes.touches.derive({
    day: closure((d: { month: number }) => firstOfMonth(d.month)),
  });
  return withPeriod(dated, 'quarter');
}

const kinds = defineTable({
  id: 'first_touch_by_quarter',
  title: 'What won the customers: sessions and revenue by the kind of the user’s first session',
  grain: ['period', 'kind'],
  population: ['sessions', 'first_touch_sessions'],
  columns: [is.PERIOD, KIND, is.COMPLETE, ...LAST_CLICK, ...FIRST_TOUCH],
  compute(input) {
    const own = withKind(touchesOf(input), input);
    const both = withKind(own, input, { column: 'first_channel', as: 'first_kind' });
    return withComplete(
      byBothTouches(both, { own: 'kind', first: 'first_kind', by: 'kind' }),
      input.coverage,
    );
  },
});

/** Of sources that nobody owns, such as an address that was typed in. */
export const NO_OWNER = '(none)';

const owners = defineTable({
  id: 'concentration_by_owner',
  title: 'Sessions and revenue by who owns the source, quarter by quarter',
  grain: ['period', 'owner'],
  population: ['sessions', 'first_touch_sessions'],
  columns: [
    is.PERIOD,
    is.text(
      'owner',
      `Who owns the source of the sessions, by the rules in the configuration: paid and free clicks of one search engine together; ${NO_OWNER} where a rule names nobody; no rows when none names anybody`,
    ),
    is.COMPLETE,
    ...LAST_CLICK,
    ...FIRST_TOUCH,
  ],
  compute(input) {
    const named = input.config.channels.some(({ owner }) => owner !== undefined);
    const written = (column: string) =>
      closure((d: Record<string, string>) => d[column] || NO_OWNER);
    const touches = touchesOf(input)
      .derive({ owner: written('owner'), first_owner: written('first_owner') })
      .filter(closure(() => named));
    return withComplete(
      byBothTouches(touches, { own: 'owner', first: 'first_owner', by: 'owner' }),
      input.coverage,
    );
  },
});

const ORIGINS = {
  new: 'the user’s first session',
  after_paid: 'a later session of a user whose first was paid for',
  after_free: 'a later session of a user whose first was free',
  after_other: 'a later session of a user whose first no rule fits',
} as const;

const freeVisits = defineTable({
  id: 'free_visits_by_quarter',
  title: 'Free sessions by what brought their users at first, quarter by quarter',
  grain: ['period', 'origin'],
  population: ['sessions'],
  columns: [
    is.PERIOD,
    is.text(
      'origin',
      Object.entries(ORIGINS)
        .map(([origin, meaning]) => `${origin}: ${meaning}`)
        .join('; '),
    ),
    is.COMPLETE,
    is.count('sessions', 'Free sessions of the row', 'sessions', 'sessions'),
    is.SESSION_ORDERS,
    is.CONVERSION_RATE,
    is.rate(
      'share_of_free',
      'Sessions of the row / free sessions of the period',
      'share-of-sessions',
    ),
    is.rate(
      'share_of_sessions',
      'Sessions of the row / all sessions of the period',
      'share-of-sessions',
    ),
  ],
  compute(input) {
    const all = withKind(touchesOf(input), input);
    const free = withKind(
      all.filter((d) => d.kind === 'free'),
      input,
      { column: 'first_channel', as: 'first_kind' },
    ).derive({
      origin: closure((d: { place: string; first_kind: string }) =>
        d.place === 'first'
          ? 'new'
          : PAID_KINDS.has(d.first_kind)
            ? 'after_paid'
            : `after_${d.first_kind}`,
      ),
    });
    const totals = sumBy(all, ['period'], ['sessions']).rename({ sessions: 'all_sessions' });
    return withComplete(
      sumBy(free, ['period', 'origin'], ['sessions', 'orders'])
        .join(totals, 'period')
        .groupby('period')
        .derive({
          share_of_free: (d) => d.sessions / op.sum(d.sessions),
          share_of_sessions: (d) => d.sessions / d.all_sessions,
          conversion_rate: (d) => d.orders / d.sessions,
        })
        .ungroup(),
      input.coverage,
    );
  },
});

export const firstTouchTables = [kinds, owners, freeVisits];
