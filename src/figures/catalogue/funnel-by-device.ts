/** The purchase path on each device: which share goes on at each step, and which reaches the end. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { dumbbellFigure } from '../forms/dumbbell-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { LEAST_SESSIONS } from '../parts/selections.ts';

const TABLE = 'funnel_by_device';
type Row = RowOf<typeof TABLE>;
/** More devices than these would hide one another. */
const DEVICES_SHOWN = 4;

export const funnelByDevice: FigureDefinition = dumbbellFigure({
  id: 'funnel-by-device',
  tables: [TABLE],
  sources: ['website_sessions', 'website_pageviews'],
  subtitle: () =>
    'Sessions that go on / sessions at the step before, and the whole path, by device, all of the data, per cent',
  measure: 'share of sessions that go on at each step and on the whole path, by device',
  members: (context) =>
    devicesOf(context).map((name, index) => ({
      name,
      colour: `var(--c${index + 1})`,
      textColour: `var(--c${index + 1}-text)`,
    })),
  rows(context) {
    const devices = devicesOf(context);
    const steps = [...new Set(context.table(TABLE).rows.map((row) => textIn(row, 'step')))];
    const last = steps.at(-1);
    const value = (device: string, step: string | undefined, column: keyof Row) => {
      const row = rowsOf(context).find((each) => each.device_type === device && each.step === step);
      return row === undefined ? null : numberIn(row, column);
    };
    return [
      ...steps.slice(1).map((step) => ({
        name: `To: ${context.label('step', step)}`,
        values: devices.map((device) => value(device, step, 'of_previous')),
      })),
      {
        name: 'Whole path',
        values: devices.map((device) => value(device, last, 'of_first')),
      },
    ];
  },
  format: ({ format }) => format.percent,
  notes: () =>
    `Devices with fewer than ${LEAST_SESSIONS} sessions are left out of the drawing; so are those beyond the ${DEVICES_SHOWN} most used.`,
  data: (context) =>
    tableData(context, context.table(TABLE), {
      device_type: 'Device',
      step: 'Step',
      sessions: 'Sessions',
      of_previous: 'Of the step before',
      of_first: 'Of all sessions',
    }),
  absent: 'There are no sessions.',
});

function rowsOf(context: FigureContext): readonly Row[] {
  return context.table(TABLE).rows;
}

/** The devices of the drawing, the most used first. */
function devicesOf(context: FigureContext): readonly string[] {
  const most = new Map<string, number>();
  for (const row of rowsOf(context)) {
    const device = textIn(row, 'device_type');
    most.set(device, Math.max(most.get(device) ?? 0, numberIn(row, 'sessions') ?? 0));
  }
  return [...most]
    .filter(([, sessions]) => sessions >= LEAST_SESSIONS)
    .sort(([, a], [, b]) => b - a)
    .slice(0, DEVICES_SHOWN)
    .map(([device]) => device);
}
