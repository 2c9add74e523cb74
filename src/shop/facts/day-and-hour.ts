import { dayOf, SECONDS_PER_DAY } from '../../base/calendar.ts';

/** Day number and hour of each timestamp. */
export function dayAndHour(createdAt: Float64Array): { day: Int32Array; hour: Uint8Array } {
  const day = new Int32Array(createdAt.length);
  const hour = new Uint8Array(createdAt.length);
  for (let row = 0; row < createdAt.length; row += 1) {
    day[row] = dayOf(createdAt[row]!);
    hour[row] = Math.floor((createdAt[row]! - day[row]! * SECONDS_PER_DAY) / 3600);
  }
  return { day, hour };
}
