/** How much hangs on the largest channel, owner of sources, product and device, in the last whole quarter and in the same of the year before. */

import type { FigureContext, FigureDefinition } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import {
  coveredRows,
  isComplete,
  lastQuarter,
  numberIn,
  type Row,
  splitPeriod,
  textIn,
} from '../parts/periods.ts';
import { largestOwner } from '../parts/selections.ts';
import { ACCENT, INK, SECOND_INK } from '../parts/theme.ts';

const TABLE = 'concentration';

export const concentration: FigureDefinition = dumbbellFigure({
  id: 'concentration',
  tables: [TABLE, 'concentration_by_owner', 'performance_by_quarter'],
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: () =>
    'Share of the largest channel, owner of sources, product and device in the revenue of the last whole quarter and of the same a year before, per cent',
  measure: 'share of the largest in revenue',
  members(context) {
    const quarters = quartersOf(context);
    return quarters.map((quarter, index) => {
      const isLast = index === quarters.length - 1;
      return {
        name: context.format.period(quarter),
        colour: isLast ? ACCENT : SECOND_INK,
        textColour: isLast ? ACCENT : INK,
        isHollow: !isLast,
      };
    });
  },
  rows(context) {
    const quarters = quartersOf(context);
    const rows = rowsOf(context);
    const dimensions = [...new Set(rows.map((row) => textIn(row, 'dimension')))];
    return dimensions.map((dimension) => {
      const own = quarters.map((quarter) =>
        rows.find((row) => row.dimension === dimension && row.period === quarter),
      );
      const top = own.at(-1);
      const name = top === undefined ? '' : `: ${context.label('top', textIn(top, 'top'), top)}`;
      return {
        name: `${dimension.slice(0, 1).toUpperCase()}${dimension.slice(1)}${name}`,
        values: own.map((row) => (row === undefined ? null : numberIn(row, 'top_share'))),
      };
    });
  },
  format: ({ format }) => format.percent,
  notes: () =>
    'The largest of the last quarter is named; another may have been the largest before. An owner has the paid and free visits of a source together, as the configuration names it. The Herfindahl index in the table is 1 for a single member and 1/n for n equal ones.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        period: 'Quarter',
        dimension: 'Dimension',
        top: 'Largest',
        top_share: 'Its share of revenue',
        herfindahl_index: 'Herfindahl index',
        members: 'Members',
      },
      rowsOf(context),
    ),
  absent: 'There is no revenue in the last quarter.',
});

/** The last whole quarter, after the same of the year before where the data cover that as well. */
function quartersOf(context: FigureContext): readonly string[] {
  const last = lastQuarter(context);
  if (last === null) return [];
  const before = `${Number(splitPeriod(last).year) - 1}-${splitPeriod(last).part}`;
  const isCovered = coveredRows(context, 'performance_by_quarter').some(
    (row) => isComplete(row) && textIn(row, 'period') === before,
  );
  return isCovered ? [before, last] : [last];
}

function rowsOf(context: FigureContext): readonly Row[] {
  const quarters = new Set<unknown>(quartersOf(context));
  const largest = context
    .table(TABLE)
    .rows.filter(({ period, top_share }) => quarters.has(period) && top_share !== null);
  return [...largest, ...ownersOf(context)];
}

/** The largest owner of each quarter, as a row like those of the dimensions; none where the configuration names no owner. */
function ownersOf(context: FigureContext): readonly Row[] {
  return quartersOf(context).flatMap((quarter) => {
    const owner = largestOwner(context, quarter);
    if (owner === null) return [];
    const { owner: top, share_of_revenue: top_share } = owner;
    const absent = { herfindahl_index: null, members: null };
    return [{ period: quarter, dimension: 'owner', top, top_share, ...absent }];
  });
}
