/** How devices convert by their sessions and by the users whom they brought first: what ids that span devices do to the gap. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst, wellFounded } from '../parts/selections.ts';
import { ACCENT, INK, SECOND_INK } from '../parts/theme.ts';

const TABLE = 'user_devices';
type Row = RowOf<typeof TABLE>;

export const conversionByFirstDevice: FigureDefinition = dumbbellFigure({
  id: 'conversion-by-first-device',
  tables: [TABLE],
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Orders / sessions on the device, and customers / users first seen on it, users of twelve months who have had ninety days since, per cent',
  measure: 'conversion by the session and by the first device of the user',
  members: () => [
    {
      name: 'by session',
      colour: SECOND_INK,
      textColour: INK,
      isHollow: true,
    },
    { name: 'by user', colour: ACCENT, textColour: ACCENT },
  ],
  rows: (context) =>
    shownRows(context).map((row) => ({
      name: context.label('device_type', textIn(row, 'device_type')),
      values: [numberIn(row, 'session_conversion_rate'), numberIn(row, 'user_conversion_rate')],
      intervals: [null, intervalOf(row)],
    })),
  format: ({ format }) => format.percent,
  notes: () =>
    'The band is the 95 % interval. A user counts for the device of the first visit, wherever the order came from.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        device_type: 'First device',
        users: 'Users',
        returned_users: 'Returned',
        changed_device: 'On another device',
        customers: 'Customers',
        bought_elsewhere: 'First order elsewhere',
        user_conversion_rate: 'Of users',
        session_conversion_rate: 'Of sessions',
      },
      shownRows(context),
    ),
  absent: 'No users of a device have had ninety days yet.',
});

function shownRows(context: FigureContext): readonly Row[] {
  return largestFirst(
    wellFounded(context.table(TABLE).rows.filter((row) => row.cohort === 'last_year')),
    'user_conversion_rate',
  );
}

function intervalOf(row: Row): readonly [number, number] | null {
  const [low, high] = [numberIn(row, 'user_rate_low'), numberIn(row, 'user_rate_high')];
  return low === null || high === null ? null : [low, high];
}
