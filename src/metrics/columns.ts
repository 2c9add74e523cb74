import type { ColumnDefinition, Exemption } from './table-definition.ts';

/** Short constructors for column definitions, and the columns that many tables share with one meaning. */

const column =
  (type: ColumnDefinition['type'], defaultUnit = '') =>
  (name: string, meaning: string, unit = defaultUnit): ColumnDefinition => ({
    name,
    type,
    unit,
    meaning,
  });

export const text = column('text');
export const period = column('period');
export const flag = column('flag');
export const count = column('count');
export const number = column('number');
export const money = column('money', 'currency');
export const moneyAverage = column('money_average', 'currency');
export const rate = column('rate', 'fraction');
export const change = column('change', 'fraction');
export const date = column('date');
export const timestamp = column('timestamp');

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

export const SESSIONS = count('sessions', 'Website sessions that began in the period', 'sessions');
export const ALL_SESSIONS = count(
  'sessions',
  'Website sessions of the row, over all of the data',
  'sessions',
);
export const SESSION_ORDERS = count('orders', 'Orders of the sessions in the row', 'orders');
export const CONVERSION_RATE = rate(
  'conversion_rate',
  'Orders of the sessions in the row / those sessions',
);
export const SESSION_REVENUE = money(
  'revenue',
  'Revenue, gross of refunds, of the orders of the sessions in the row',
);
export const REVENUE_PER_SESSION = moneyAverage(
  'revenue_per_session',
  'Revenue of the sessions’ orders, gross of refunds / sessions',
);
export const SHARE_OF_SESSIONS = rate(
  'share_of_sessions',
  'Sessions of the row / sessions of the period',
);

/** No row is about a group of people: the shop's own totals, and what is computed from them. */
export const SHOP_TOTALS: Exemption = 'shop_totals';
/** No row counts people: what is known of the files. */
export const NO_PEOPLE: Exemption = 'no_people';
