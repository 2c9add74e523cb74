import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { ratioChange, ratioChangeAgainst } from '../statistics/ratios.ts';
import { holm } from '../statistics/tests.ts';
import {
  type Measure,
  productMeasures,
  shopMeasures,
  valueOver,
  weeklyParts,
} from './event-measures.ts';
import { calendarOf, eventWarnings, straddlesSeason } from './event-warnings.ts';
import { type EventWindows, windowsAround, yearBefore } from './event-windows.ts';

/** A change whose adjusted p-value is below this is beyond chance. */
const LEVEL = 0.05;

const COLUMNS = [
  is.text('event', 'Id of the event in the configuration'),
  is.text(
    'measure',
    'A count or amount per day, or a rate; of a product only where at least the smallest group of its items were sold in the windows, or none',
  ),
  is.date('date', 'Day of the event: the first day after'),
  is.text('kind', 'launch, site, marketing or incident'),
  is.count(
    'window_days',
    'Days compared on each side: four whole weeks, or as many as the data have',
    'days',
  ),
  is.number('before', 'Value over the window before', '', 'event-change'),
  is.number('after', 'Value over the window that begins with the event', '', 'event-change'),
  is.change('change', 'After / before - 1', 'event-change'),
  is.change(
    'change_low',
    'Lower end of its 95 % interval: the logarithm of the ratio of both values, its variance taken from how the weeks differ, with Student’s t',
    'event-change',
  ),
  is.change('change_high', 'Upper end of its 95 % interval', 'event-change'),
  is.change(
    'control_change',
    'The same change a year before, over the same weeks (364 days earlier); empty where the data do not reach back',
    'event-change',
  ),
  is.change(
    'net_change',
    '(1 + change) / (1 + control change) - 1: the difference in differences of the logarithms; empty without a control',
    'event-change',
  ),
  is.change('net_low', 'Lower end of its 95 % interval, from all four windows', 'event-change'),
  is.change('net_high', 'Upper end of its 95 % interval', 'event-change'),
  is.rate(
    'p_value',
    'Two-sided p-value of no net change; without a control, of no change',
    'event-change',
  ),
  is.rate('p_value_adjusted', 'Adjusted over all measures of all events (Holm)', 'event-change'),
  is.flag('beyond_chance', '1 when the adjusted p-value is below 0.05', 'event-change'),
  is.flag(
    'season',
    '1 when the windows straddle a season: its index moves sessions by more than a tenth, or a day in them had twice the sessions of those around it',
  ),
  is.text(
    'evidence',
    'Always "observational": nobody was randomised, so the event need not be the cause',
  ),
  is.text(
    'warning',
    'What else happened in the windows and in the control’s, separated by semicolons: other events and experiments by their titles, pages that carry a tenth of their step or more and appear or disappear, unusually busy days, another season; empty where nothing is known',
  ),
];

/** Each measure before and after each event, like against like: whole weeks, beside the same weeks a year before where the data have them. */
export const eventTable = defineTable({
  id: 'events',
  title: 'Before and after each event, observational',
  grain: ['event', 'measure'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const { config, coverage } = input;
    if (config.events.length === 0) return tableOfRows([], COLUMNS);
    const ofShop = shopMeasures(input);
    const calendar = calendarOf(input);
    const rows = config.events.flatMap((event) => {
      const windows = windowsAround(event, coverage);
      const control = windows && yearBefore(windows, coverage);
      const about = {
        event: event.id,
        date: event.date,
        kind: event.kind,
        window_days: windows === null ? 0 : windows.before.end - windows.before.start,
        season: windows === null ? null : Number(straddlesSeason(windows, calendar)),
        evidence: 'observational',
        warning: windows && eventWarnings(event, windows, control, calendar),
      };
      return [...ofShop, ...productMeasures(event, windows, input)].map((measure) => ({
        ...about,
        measure: measure.name,
        ...compare(measure, windows, control),
      }));
    });
    const adjusted = holm(rows.map(({ p_value }) => p_value));
    return tableOfRows(
      rows.map((row, index) => ({
        ...row,
        p_value_adjusted: adjusted[index],
        beyond_chance: adjusted[index] === null ? null : Number(adjusted[index]! < LEVEL),
      })),
      COLUMNS,
    );
  },
});

function compare(measure: Measure, windows: EventWindows | null, control: EventWindows | null) {
  if (windows === null) return { p_value: null };
  const weeks = [
    weeklyParts(measure, windows.before),
    weeklyParts(measure, windows.after),
  ] as const;
  const plain = ratioChange(...weeks);
  const usable =
    control !== null && ![control.before, control.after].some(measure.isSmallIn) ? control : null;
  const net =
    usable &&
    ratioChangeAgainst(weeks, [
      weeklyParts(measure, usable.before),
      weeklyParts(measure, usable.after),
    ]);
  return {
    before: valueOver(measure, windows.before),
    after: valueOver(measure, windows.after),
    change: changeOver(measure, windows),
    change_low: plain?.low,
    change_high: plain?.high,
    control_change: usable && changeOver(measure, usable),
    net_change: net?.change,
    net_low: net?.low,
    net_high: net?.high,
    p_value: net?.pValue ?? plain?.pValue ?? null,
  };
}

/** Null from nothing. */
function changeOver(measure: Measure, { before, after }: EventWindows): number | null {
  const earlier = valueOver(measure, before);
  return earlier > 0 ? valueOver(measure, after) / earlier - 1 : null;
}
