/** Why a row's time does not fit that of the row it belongs to, told by how far the two are apart. */
import { grouped, listed } from './found-problem.ts';

const DAY = 86_400;
const HOUR = 3600;

/** Clocks of two machines, or two moments of one request, differ by no more. */
const JITTER_SECONDS = 5;
const FARTHEST_ZONE_HOURS = 14;
/** A page view or an order follows its session within so long; what an offset of whole hours leaves over is this gap. */
const USUAL_GAP_SECONDS = 1800;

export interface TimePair {
  time: number;
  parentTime: number;
}

/** What is likely behind one difference: `hours` for an offset of so many whole hours. */
interface Reason {
  id: 'swapped' | 'jitter' | 'autumn' | 'hours' | 'other';
  hours: number;
}

/** The likely reason of one row's difference. `window` is how many seconds later a row of this kind comes at most, as a rule. */
function reasonOf({ time, parentTime }: TimePair, window: number): Reason {
  const behind = parentTime - time;
  const hours = Math.ceil(behind / HOUR);
  if (behind > 0 && behind <= JITTER_SECONDS) return { id: 'jitter', hours: 0 };
  if (behind > 0 && behind <= HOUR && isAutumnNight(time) && isAutumnNight(parentTime)) {
    return { id: 'autumn', hours: 0 };
  }
  if (Math.abs(behind) > DAY / 2 && fitsSwapped(time, parentTime, window)) {
    return { id: 'swapped', hours: 0 };
  }
  if (behind > 0 && hours <= FARTHEST_ZONE_HOURS && hours * HOUR - behind < USUAL_GAP_SECONDS) {
    return { id: 'hours', hours };
  }
  return { id: 'other', hours: 0 };
}

/** The two times fit once day and month of one of them change places. */
function fitsSwapped(time: number, parentTime: number, window: number): boolean {
  const gaps = [swapDayAndMonth(time) - parentTime, time - swapDayAndMonth(parentTime)];
  return gaps.some((gap) => gap >= 0 && gap <= window);
}

function swapDayAndMonth(seconds: number): number {
  const date = new Date(seconds * 1000);
  const day = date.getUTCDate();
  if (day > 12) return Number.NaN;
  const start = Date.UTC(date.getUTCFullYear(), day - 1, date.getUTCMonth() + 1) / 1000;
  return start + (((seconds % DAY) + DAY) % DAY);
}

/** Clocks go back early on a Sunday: from September to November in the north, from February to April in the south. */
export function isAutumnNight(seconds: number): boolean {
  const date = new Date(seconds * 1000);
  const month = date.getUTCMonth() + 1;
  const isSeason = (month >= 9 && month <= 11) || (month >= 2 && month <= 4);
  return isSeason && date.getUTCDay() === 0 && date.getUTCHours() < 4;
}

const ONE_CLOCK = 'Export both tables by the same clock and zone.';

const HINTS: Record<Reason['id'], string> = {
  swapped:
    'Day and month have probably changed places in one of the two tables: with them exchanged the times fit. A spreadsheet or an import in another locale does so; export both from the database anew.',
  jitter:
    'The two times are probably written by clocks, or at moments, that are seconds apart. Export as the time of a session, or order, the earliest that belongs to it: for instance least(s.created_at, min(v.created_at)).',
  autumn:
    'Clocks were probably set back in this night, and the same hour came twice: a local time does not tell which of the two it is. Export all tables by one clock without summer time, such as UTC or the winter time of the shop.',
  hours: `The two tables are probably in different time zones. ${ONE_CLOCK}`,
  other: ONE_CLOCK,
};

/** Reasons that lie in the whole export, also where few rows show them. */
const ONE_REPAIR = new Set<Reason['id']>(['autumn', 'swapped']);

/** What to do about one row. */
export interface Explanation {
  hint: string;
  /** Rows of the same cause are one problem; undefined where each may have its own. */
  cause?: string;
}

/** What is likely behind the difference of one row. */
export function explainDifference(pair: TimePair, window: number): Explanation {
  const { id } = reasonOf(pair, window);
  return { hint: HINTS[id], ...(ONE_REPAIR.has(id) ? { cause: `time ${id}` } : {}) };
}

/** What is likely behind a row that comes far too late. */
export function explainDelay(pair: TimePair, window: number): Explanation {
  return reasonOf(pair, window).id === 'swapped'
    ? { hint: HINTS.swapped, cause: 'time swapped' }
    : { hint: 'Look for a wrong year in either table.' };
}

/** What is likely behind the differences of many rows: the counts by difference, and the reason of most of them. */
export function explainDifferences(
  pairs: readonly TimePair[],
  window: number,
): Explanation & { counts: string } {
  const groups = new Map<string, { reason: Reason; count: number }>();
  for (const pair of pairs) {
    const reason = reasonOf(pair, window);
    const key = `${reason.id} ${reason.hours}`;
    const group = groups.get(key) ?? { reason, count: 0 };
    groups.set(key, group);
    group.count++;
  }
  const byCount = [...groups.values()].sort((a, b) => b.count - a.count);
  const counts = listed(
    byCount.map(({ reason, count }) => `${grouped(count)} ${wordsOf(reason)}`),
    5,
  );
  const [main] = byCount;
  const ofMain = byCount.filter(({ reason }) => reason.id === main!.reason.id);
  const share = ofMain.reduce((sum, { count }) => sum + count, 0) / pairs.length;
  const id = share > 0.5 ? main!.reason.id : 'other';
  return {
    counts,
    hint: hintOf(
      id,
      ofMain.map(({ reason }) => reason.hours),
    ),
    cause: `time ${id}`,
  };
}

/** One table that keeps summer time and one that does not are two neighbouring numbers of hours apart. */
function hintOf(id: Reason['id'], hours: readonly number[]): string {
  if (id !== 'hours') return HINTS[id];
  const [first, second] = hours;
  if (second === undefined) return `${HINTS.hours} They are ${inHours(first!)} apart.`;
  return Math.abs(first! - second) === 1
    ? `${HINTS.hours} They are ${inHours(Math.min(first!, second))} apart in one half of the year and ${inHours(Math.max(first!, second))} in the other, as where only one of them keeps summer time.`
    : HINTS.hours;
}

const inHours = (hours: number): string => `${hours} ${hours === 1 ? 'hour' : 'hours'}`;

function wordsOf({ id, hours }: Reason): string {
  switch (id) {
    case 'swapped':
      return 'by days that fit once day and month change places';
    case 'jitter':
      return `by at most ${JITTER_SECONDS} seconds`;
    case 'autumn':
      return 'by less than an hour in a night in which clocks go back';
    case 'hours':
      return `by ${inHours(hours)}`;
    case 'other':
      return 'by other spans';
  }
}
