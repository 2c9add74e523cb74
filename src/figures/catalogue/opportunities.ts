/** What closing half of each gap would earn a year, the largest first. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { currencyName } from '../parts/words.ts';

type Row = RowOf<'opportunities'>;

export const opportunities: FigureDefinition = rankedFigure({
  id: 'opportunities',
  form: 'bars',
  tables: ['opportunities'],
  sources: ['website_sessions', 'orders', 'order_items', 'order_item_refunds'],
  subtitle: (context) =>
    `Gross profit a year, net of refunds, when half of the gap to the largest peer closes, from a quarter to three quarters, ${currencyName(context)}`,
  measure: 'gross profit a year by opportunity',
  entries: (context) =>
    beyondChance(context)
      .slice(0, SHOWN)
      .map((row) => ({
        name: nameOf(textIn(row, 'dimension'), textIn(row, 'subject'), context),
        value: numberIn(row, 'value_half')!,
        low: numberIn(row, 'value_low'),
        high: numberIn(row, 'value_high'),
      })),
  format: ({ format }) => format.money,
  notes(context) {
    const all = beyondChance(context).length;
    const only = all > SHOWN ? `Only the ${SHOWN} largest of ${all} gaps` : 'Only gaps';
    return `${only} beyond chance. The line runs from a quarter of a gap that is as small as chance allows to three quarters of one that is as large. What each takes for granted stands in the table.`;
  },
  data: (context) =>
    tableData(
      context,
      context.table('opportunities'),
      {
        rank: 'Rank',
        dimension: 'Where',
        subject: 'Subject',
        peer: 'Largest peer',
        current: 'Now',
        peer_value: 'Peer',
        window_start: 'Since',
        value_half: 'Half the gap',
        value_low: 'A quarter',
        value_high: 'Three quarters',
        assumptions: 'Takes for granted',
      },
      largestFirst(context.table('opportunities').rows, 'value_half'),
    ),
  absent: 'No gap between peers is beyond chance yet.',
});

/** More would be bars too short to see. */
const SHOWN = 12;

function beyondChance(context: FigureContext): readonly Row[] {
  return largestFirst(context.table('opportunities').rows, 'value_half').filter(
    (row) => row.beyond_chance === 1,
  );
}

const WHERE: Readonly<Record<string, string>> = {
  device: 'Conversion on',
  channel: 'Conversion of',
  landing_page: 'Visitors kept by',
  step: 'Path from',
  cross_sell: 'Additions to',
  refunds: 'Refunds of',
};

function nameOf(dimension: string, subject: string, context: FigureContext): string {
  return `${WHERE[dimension] ?? dimension} ${dimension === 'channel' ? context.label('channel', subject) : subject}`;
}
