import type { Column } from './define-table.ts';
import type { MetricId } from './metric-ids.ts';
import type { ColumnDefinition, Exemption, MetricByRow } from './table-definition.ts';

/** Short constructors for column definitions, and the columns that many tables share with one meaning. */

type Type = ColumnDefinition['type'];

/** A column of text, a key or a date, or a mark; a few say of which metric they tell. */
const plain =
  (type: Type) =>
  <const Name extends string>(name: Name, meaning: string, metric?: MetricId): Column<Name> => ({
    name,
    type,
    unit: '',
    meaning,
    ...(metric !== undefined && { metric }),
  });

/** A number that may be a key or a place, and then is no metric. */
const counted =
  (type: Type) =>
  <const Name extends string>(
    name: Name,
    meaning: string,
    unit = '',
    metric?: MetricId,
  ): Column<Name> => ({
    ...plain(type)(name, meaning, metric),
    unit,
  });

/** An amount, a rate or a change: always that of a metric, whose entry in `metrics.yaml` says how it is computed. */
const measured =
  (type: Type, unit: string) =>
  <const Name extends string>(name: Name, meaning: string, metric: MetricId): Column<Name> => ({
    name,
    type,
    unit,
    meaning,
    metric,
  });

export const text = plain('text');
export const period = plain('period');
export const flag = plain('flag');
export const date = plain('date');
export const timestamp = plain('timestamp');
export const count = counted('count');
export const number = counted('number');
export const money = measured('money', 'currency');
export const moneyAverage = measured('money_average', 'currency');
export const rate = measured('rate', 'fraction');
export const change = measured('change', 'fraction');

/** A value whose unit, and whose metric, the row tells. */
export const byUnit = <const Name extends string>(
  name: Name,
  meaning: string,
  metric: MetricByRow,
): Column<Name> => ({
  name,
  type: 'by_unit',
  unit: '',
  meaning,
  metric,
});

/** The change of a metric from an earlier period. */
export const growth = <const Name extends string>(
  name: Name,
  meaning: string,
  of: MetricId,
): Column<Name> => ({
  ...change(name, meaning, 'growth'),
  changeOf: of,
});

export const PERIOD = period(
  'period',
  'Calendar period on the shop’s clock, such as 2014-Q3 or 2014-09',
);
export const COMPLETE = flag('complete', '1 when the data cover the whole period, else 0');
export const CHANNEL = text('channel', 'Channel of the session, by the rules in the configuration');
export const DEVICE = text('device_type', 'Device of the session');
export const PRODUCT_ID = count('product_id', 'Product’s id in the export');
export const PRODUCT = text('product', 'Product’s name');
export const STEP = text('step', 'Step of the purchase path');

export const SESSIONS = count(
  'sessions',
  'Website sessions that began in the period',
  'sessions',
  'sessions',
);
export const ALL_SESSIONS = count(
  'sessions',
  'Website sessions of the row, over all of the data',
  'sessions',
  'sessions',
);
export const SESSION_ORDERS = count(
  'orders',
  'Orders of the sessions in the row',
  'orders',
  'orders',
);
export const CONVERSION_RATE = rate(
  'conversion_rate',
  'Orders of the sessions in the row / those sessions',
  'conversion-rate',
);
export const SESSION_REVENUE = money(
  'revenue',
  'Revenue, gross of refunds, of the orders of the sessions in the row',
  'revenue-of-sessions',
);
export const REVENUE_PER_SESSION = moneyAverage(
  'revenue_per_session',
  'Revenue of the sessions’ orders, gross of refunds / sessions',
  'revenue-per-session',
);
export const SHARE_OF_SESSIONS = rate(
  'share_of_sessions',
  'Sessions of the row / sessions of the period',
  'share-of-sessions',
);

/** No row is about a group of people: the shop's own totals, and what is computed from them. */
export const SHOP_TOTALS: Exemption = 'shop_totals';
/** No row counts people: what is known of the files. */
export const NO_PEOPLE: Exemption = 'no_people';
