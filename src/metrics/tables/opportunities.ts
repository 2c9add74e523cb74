import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type Gap, namedGaps } from './gaps.ts';
import { type Comparison, largestGap, type Member } from './like-for-like.ts';
import { recentYear } from './windows.ts';

const COLUMNS = [
  is.text('opportunity', 'Dimension and subject'),
  is.count('rank', '1 is worth most when half of the gap closes'),
  is.text('dimension', 'device, channel, landing_page, step, cross_sell or refunds'),
  is.text('subject', 'Who is below a peer; for a step, the landing page and the step to reach'),
  is.text('peer', 'The peer that would be worth most to match'),
  is.text('measure', 'Rate that is compared; reached_ a step is of those at the step before'),
  is.rate(
    'current',
    'Rate of the subject in the window, where the peer has like visitors',
    'opportunity',
  ),
  is.rate(
    'peer_value',
    'Rate of the peer, at the subject’s mix of devices, channels or kinds',
    'opportunity',
  ),
  is.rate('gap', 'Distance between the two', 'opportunity'),
  is.rate(
    'gap_low',
    'Lower end of its 95 % interval (Newcombe, put together over the mix)',
    'opportunity',
  ),
  is.rate('gap_high', 'Upper end of its 95 % interval', 'opportunity'),
  is.count(
    'volume',
    'Sessions, orders or items of the subject that were compared',
    '',
    'opportunity',
  ),
  is.money('value_half', 'Gross profit in the window when half of the gap closes', 'opportunity'),
  is.money('value_all', 'Gross profit in the window when all of it closes', 'opportunity'),
  is.money('value_low', 'Value when all of it closes, at the lower end of the gap', 'opportunity'),
  is.money('value_high', 'The same at the upper end', 'opportunity'),
  is.flag('proven', '1 when the interval of the gap excludes zero', 'opportunity'),
  is.date('window_start', 'First day of the last twelve whole months, or of all where fewer'),
  is.date('window_end', 'Last day of them'),
  is.text('assumptions', 'What the value takes for granted'),
];

/** What closing half, or all, of each named gap would have earned in the last twelve whole months. Gaps overlap and do not add up. */
export const opportunityTable = defineTable({
  id: 'opportunities',
  title: 'What closing named gaps would earn a year',
  grain: ['opportunity'],
  population: ['volume'],
  columns: COLUMNS,
  compute(input) {
    const { start, end } = recentYear(input.coverage);
    const ranked = namedGaps(input)
      .flatMap(opportunitiesOf)
      .toSorted((a, b) => b.value_half - a.value_half || (a.opportunity < b.opportunity ? -1 : 1));
    return tableOfRows(
      ranked.map((row, index) => ({
        ...row,
        rank: index + 1,
        window_start: formatDay(start),
        window_end: formatDay(end - 1),
      })),
      COLUMNS,
    );
  },
});

type Opportunity = ReturnType<typeof opportunityOf>;

function opportunitiesOf(gap: Gap): Opportunity[] {
  const rows = gap.members.flatMap((member) => {
    const comparison = largestGap(member, gap.members, gap);
    return comparison === null ? [] : [opportunityOf(gap, member, comparison)];
  });
  return gap.isWeakestOnly
    ? rows
        .toSorted((a, b) => b.value_all - a.value_all || (a.subject < b.subject ? -1 : 1))
        .slice(0, 1)
    : rows;
}

function opportunityOf(
  { dimension, measure, assumptions }: Gap,
  { subject, worth }: Member,
  { peer, trials, current, peerValue, gap, gapLow, gapHigh }: Comparison,
) {
  const value = (size: number): number => Math.round(Math.max(0, size) * trials * worth);
  return {
    opportunity: `${dimension}-${subject}`,
    dimension,
    subject,
    peer,
    measure,
    current,
    peer_value: peerValue,
    gap,
    gap_low: gapLow,
    gap_high: gapHigh,
    volume: trials,
    value_half: value(gap / 2),
    value_all: value(gap),
    value_low: gapLow === null ? null : value(gapLow),
    value_high: gapHigh === null ? null : value(gapHigh),
    proven: gapLow !== null && gapLow > 0 ? 1 : 0,
    assumptions,
  };
}
