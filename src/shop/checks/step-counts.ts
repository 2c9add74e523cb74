import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';

/** Devices beyond which they are not told apart: they are no devices then. */
const MANY_DEVICES = 20;

/** Sessions that reached each step, of a part of all sessions. */
export interface StepCounts {
  /** Which part, in words: `2014-12, mobile`; empty for all. */
  part: string;
  sessions: readonly number[];
}

/** Sessions that reached each step: all of them, by month, by device, and by month and device. */
export function countSteps({ sessions, coverage }: Facts): StepCounts[] {
  const steps = sessions.steps.length;
  const devices = devicesOf(sessions);
  const firstMonth = monthOfDay(coverage.firstDay);
  const months = monthOfDay(coverage.lastDay) - firstMonth + 1;
  const monthOf = Uint32Array.from(
    { length: coverage.lastDay - coverage.firstDay + 1 },
    (_, day) => monthOfDay(coverage.firstDay + day) - firstMonth,
  );
  const counts = new Float64Array(months * devices * steps);
  for (let row = 0; row < sessions.rows; row += 1) {
    const device = devices === 1 ? 0 : sessions.device[row]!;
    const month = monthOf[sessions.day[row]! - coverage.firstDay]!;
    const start = (month * devices + device) * steps;
    const reached = sessions.reached[row]!;
    for (let step = 0; step < steps; step += 1) counts[start + step]! += (reached >> step) & 1;
  }
  return partsOf(counts, { steps, devices, months }, (month, device) =>
    [
      month === undefined ? [] : [formatMonth(firstMonth + month)],
      device === undefined ? [] : [sessions.devices[device] ?? ''],
    ]
      .flat()
      .join(', '),
  );
}

function partsOf(
  counts: Float64Array,
  { steps, devices, months }: { steps: number; devices: number; months: number },
  say: (month: number | undefined, device: number | undefined) => string,
): StepCounts[] {
  const everyMonth = [...Array(months).keys()];
  const everyDevice = devices === 1 ? [] : [...Array(devices).keys()];
  const sum = (month?: number, device?: number): StepCounts => ({
    part: say(month, device),
    sessions: Array.from({ length: steps }, (_, step) => {
      let total = 0;
      for (const m of month === undefined ? everyMonth : [month])
        for (const d of device === undefined ? Array(devices).keys() : [device])
          total += counts[(m * devices + d) * steps + step]!;
      return total;
    }),
  });
  return [
    sum(),
    ...everyMonth.map((month) => sum(month)),
    ...everyDevice.map((device) => sum(undefined, device)),
    ...everyMonth.flatMap((month) => everyDevice.map((device) => sum(month, device))),
  ];
}

/** Sessions that reached each step, by day and device: `counts` has a row of steps for each device of each day from the first on. */
export function countStepsByDay({ sessions, coverage }: Facts): {
  devices: number;
  counts: Uint32Array;
} {
  const steps = sessions.steps.length;
  const devices = devicesOf(sessions);
  const days = coverage.lastDay - coverage.firstDay + 1;
  const counts = new Uint32Array(days * devices * steps);
  for (let row = 0; row < sessions.rows; row += 1) {
    const device = devices === 1 ? 0 : sessions.device[row]!;
    const start = ((sessions.day[row]! - coverage.firstDay) * devices + device) * steps;
    const reached = sessions.reached[row]!;
    for (let step = 0; step < steps; step += 1) counts[start + step]! += (reached >> step) & 1;
  }
  return { devices, counts };
}

function devicesOf({ devices }: Facts['sessions']): number {
  return devices.length > MANY_DEVICES + 1 ? 1 : devices.length;
}
