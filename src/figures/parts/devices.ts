/** Channels and devices drawn together: a row a channel, a member a device. */
import type { DumbbellMember } from './dumbbell-marks.ts';
import { numberIn, type Row, textIn } from './periods.ts';

/** More devices than these would hide one another. */
export const DEVICES_SHOWN = 4;

/** The channels, or the devices, of the rows, the one with the most sessions first. */
function mostUsed(rows: readonly Row[], column: 'channel' | 'device_type'): readonly string[] {
  const sessions = new Map<string, number>();
  for (const row of rows) {
    const name = textIn(row, column);
    sessions.set(name, (sessions.get(name) ?? 0) + (numberIn(row, 'sessions') ?? 0));
  }
  return [...sessions].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

/** The devices that are drawn, the most used first, each in its colour. */
export function deviceMembers(rows: readonly Row[]): readonly DumbbellMember[] {
  return mostUsed(rows, 'device_type')
    .slice(0, DEVICES_SHOWN)
    .map((name, index) => ({
      name,
      colour: `var(--c${index + 1})`,
      textColour: `var(--c${index + 1}-text)`,
    }));
}

/** Of each channel, the row of each of these devices, or undefined. */
export function rowsByChannel<R extends Row>(
  rows: readonly R[],
  devices: readonly DumbbellMember[],
): readonly { channel: string; own: readonly (R | undefined)[] }[] {
  return mostUsed(rows, 'channel').map((channel) => ({
    channel,
    own: devices.map(({ name }) =>
      rows.find((row) => row.channel === channel && row.device_type === name),
    ),
  }));
}
