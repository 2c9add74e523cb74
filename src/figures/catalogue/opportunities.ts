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
    `Gross profit a year when half of the gap to the best peer closes, ${currencyName(context)}`,
  measure: 'gross profit a year by opportunity',
  entries: (context) =>
    proven(context)
      .slice(0, SHOWN)
      .map((row) => ({
        name: nameOf(textIn(row, 'dimension'), textIn(row, 'subject'), context),
        value: numberIn(row, 'value_half')!,
      })),
  format: ({ format }) => format.money,
  notes(context) {
    const all = proven(context).length;
    const only = all > SHOWN ? `Only the ${SHOWN} largest of ${all} gaps` : 'Only gaps';
    return `${only} beyond chance. What each takes for granted stands in the table.`;
  },
  data: (context) =>
    tableData(
      context,
      context.table('opportunities'),
      {
        rank: 'Rank',
        dimension: 'Where',
        subject: 'Subject',
        peer: 'Best peer',
        current: 'Now',
        peer_value: 'Peer',
        value_half: 'Half the gap',
        value_low: 'All of it, from',
        value_high: 'to',
        assumptions: 'Takes for granted',
      },
      largestFirst(context.table('opportunities').rows, 'value_half'),
    ),
  absent: 'No gap between peers is beyond chance yet.',
});

/** More would be bars too short to see. */
const SHOWN = 12;

function proven(context: FigureContext): readonly Row[] {
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
