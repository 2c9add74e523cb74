import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { holm } from '../statistics/tests.ts';
import type { Gap } from './gap-members.ts';
import { namedGaps } from './gaps.ts';
import { type Comparison, compareMembers, largestPeer, type Member } from './like-for-like.ts';
import { type Days, recentYear } from './windows.ts';

/** Of less, a year cannot be told. */
const LEAST_DAYS = 28;
const DAYS_OF_YEAR = 365;
/** A gap whose adjusted p-value is below this is beyond chance. */
const LEVEL = 0.05;
/** How much of a gap closes: the least and the most that the range allows for. Nobody knows how much of one can be closed at all. */
const [LEAST_CLOSED, MOST_CLOSED] = [0.25, 0.75];

const COLUMNS = [
  is.text('opportunity', 'Dimension and subject'),
  is.count('rank', '1 is worth most when half of the gap closes'),
  is.text('dimension', 'device, channel, landing_page, step, cross_sell or refunds'),
  is.text('subject', 'Who is below a peer; for a step, the landing page and the step to reach'),
  is.text(
    'peer',
    'Of the others, the one with most sessions, orders or items of like kind, however well it does',
  ),
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
  is.rate(
    'p_value',
    'Two-sided p-value of no gap (Mantel and Haenszel’s test with the subject’s own mix as weights)',
    'opportunity',
  ),
  is.rate(
    'p_value_adjusted',
    'Adjusted over all comparisons that were looked at, those without a gap among them (Holm)',
    'opportunity',
  ),
  is.flag('beyond_chance', '1 when the adjusted p-value is below 0.05', 'opportunity'),
  is.count(
    'volume',
    'Sessions, orders or items of the subject that were compared, in the window',
    '',
    'opportunity',
  ),
  is.money(
    'value_half',
    'Gross profit a year, net of refunds, when half of the gap closes: what the window’s days would have earned x 365 / days',
    'opportunity',
  ),
  is.money('value_all', 'The same when all of it closes', 'opportunity'),
  is.money(
    'value_low',
    'The same when a quarter of it closes, and the gap is as small as its interval allows',
    'opportunity',
  ),
  is.money(
    'value_high',
    'The same when three quarters of it close, and the gap is as large as its interval allows',
    'opportunity',
  ),
  is.date(
    'window_start',
    'First day compared: of the last twelve whole months, or the first on which both subject and peer were there; for refunds, at the rates that they have now',
  ),
  is.date('window_end', 'Last day compared'),
  is.count('days', 'Days compared', 'days'),
  is.text('assumptions', 'What the value takes for granted'),
];

/** What closing half, or all, of each named gap would earn in a year like the days compared. Gaps overlap and do not add up. */
export const opportunityTable = defineTable({
  id: 'opportunities',
  title: 'What closing named gaps would earn a year',
  grain: ['opportunity'],
  population: ['volume'],
  columns: COLUMNS,
  compute(input) {
    const window = recentYear(input.coverage);
    const looked = namedGaps(input).flatMap((gap) => comparisonsIn(gap, window));
    const adjusted = holm(looked.map(({ comparison }) => comparison.pValue));
    const gaps = looked
      .map((each, index) => ({ ...each, adjusted: adjusted[index]! }))
      .filter(({ comparison }) => comparison.gap > 0);
    const ranked = [...Map.groupBy(gaps, ({ gap }) => gap)]
      .flatMap(([gap, ofGap]) => namedOf(gap, ofGap.map(opportunityOf)))
      .toSorted((a, b) => b.value_half - a.value_half || (a.opportunity < b.opportunity ? -1 : 1));
    return tableOfRows(
      ranked.map((row, index) => ({ ...row, rank: index + 1 })),
      COLUMNS,
    );
  },
});

/** A member beside its peer in the days on which both were there. */
interface Looked {
  gap: Gap;
  member: Member;
  peer: Member;
  days: Days;
  comparison: Comparison;
}

/** Every member beside its largest peer. Two who are each other's are one comparison, told from the side that lies below. */
function comparisonsIn(gap: Gap, window: Days): Looked[] {
  const members = gap.membersIn(window);
  const looked = members.flatMap((member) => {
    const peer = largestPeer(member, members, gap.leastTrials);
    return peer === null ? [] : (compareSince(gap, member.subject, peer.subject, window) ?? []);
  });
  const isTold = ({ member, peer, comparison }: Looked): boolean =>
    comparison.gap > 0 ||
    !looked.some(
      (other) =>
        other.member.subject === peer.subject &&
        other.peer.subject === member.subject &&
        other.comparison.gap > 0,
    );
  return looked.filter(isTold);
}

function compareSince(gap: Gap, subject: string, peerSubject: string, window: Days): Looked | null {
  const start = Math.max(window.start, gap.since(subject), gap.since(peerSubject));
  const days = { start, end: window.end };
  if (days.end - days.start < Math.min(LEAST_DAYS, window.end - window.start)) return null;
  const members = gap.membersIn(days);
  const member = members.find((each) => each.subject === subject);
  const peer = members.find((each) => each.subject === peerSubject);
  const comparison = member && peer && compareMembers(member, peer, gap);
  return comparison == null ? null : { gap, member: member!, peer: peer!, days, comparison };
}

type Opportunity = ReturnType<typeof opportunityOf>;

function namedOf({ isWeakestOnly }: Gap, rows: readonly Opportunity[]): readonly Opportunity[] {
  return isWeakestOnly
    ? rows
        .toSorted((a, b) => b.value_all - a.value_all || (a.subject < b.subject ? -1 : 1))
        .slice(0, 1)
    : rows;
}

function opportunityOf({
  gap: { dimension, measure, assumptions },
  member: { subject, worth },
  peer,
  days,
  comparison,
  adjusted,
}: Looked & { adjusted: number | null }) {
  const { trials, current, peerValue, gap, gapLow, gapHigh, pValue } = comparison;
  const compared = days.end - days.start;
  const value = (size: number): number =>
    Math.round((Math.max(0, size) * trials * worth * DAYS_OF_YEAR) / compared);
  return {
    opportunity: `${dimension}-${subject}`,
    dimension,
    subject,
    peer: peer.subject,
    measure,
    current,
    peer_value: peerValue,
    gap,
    gap_low: gapLow,
    gap_high: gapHigh,
    p_value: pValue,
    p_value_adjusted: adjusted,
    beyond_chance: adjusted !== null && adjusted < LEVEL ? 1 : 0,
    volume: trials,
    value_half: value(gap / 2),
    value_all: value(gap),
    value_low: gapLow === null ? null : value(gapLow * LEAST_CLOSED),
    value_high: gapHigh === null ? null : value(gapHigh * MOST_CLOSED),
    window_start: formatDay(days.start),
    window_end: formatDay(days.end - 1),
    days: compared,
    assumptions,
  };
}
