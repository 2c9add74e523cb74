/** Choices whose weights change from day to day, because what can be chosen comes and goes. */
import { type Calendar, daysWithin } from './calendar.ts';
import { cumulate, pick } from './draw.ts';
import type { Random } from './random.ts';
import type { Window } from './shop-description.ts';

/** One thing that can be chosen within its window, with its weight among those that can be chosen on the same day. */
export interface Option extends Window {
  value: number;
  share: number;
}

/**
 * Returns a function that draws the value of one of the options open on a day of the calendar. It throws on a day on which none
 * is open.
 */
export function dailyChoice(
  calendar: Calendar,
  options: readonly Option[],
): (day: number, random: Random) => number {
  const open = options.map((option) => daysWithin(calendar, option));
  const sums = Array.from({ length: calendar.days }, (_, day) =>
    cumulate(options.map((option, i) => option.share * open[i]![day]!)),
  );
  return (day, random) => options[pick(sums[day]!, random)]!.value;
}
