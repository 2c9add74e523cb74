import type { Formatter } from '../../base/format/formatter.ts';
import { KPI_WINDOWS } from '../../metrics/tables/kpi-windows.ts';
import type { KeyFigureChange } from './edition.ts';

/** A key figure's value, in full. */
export function figureText(
  value: number | null,
  { type }: Pick<KeyFigureChange, 'type'>,
  format: Formatter,
): string {
  if (type === 'money') return format.moneyExact(value);
  if (type === 'rate') return format.percent(value);
  return type === 'count' ? format.integer(value) : format.number(value);
}

/** A part of a key figure's change: with its sign, rates in points; nothing that is a trace of rounding. */
export function differenceText(
  value: number | null,
  { type, earlier, now }: Pick<KeyFigureChange, 'type' | 'earlier' | 'now'>,
  format: Formatter,
): string {
  const trace = 1e-9 * Math.max(Math.abs(earlier ?? 0), Math.abs(now ?? 0));
  if (value !== null && Math.abs(value) <= trace) return '0';
  const size = value === null ? null : Math.abs(value);
  const text = type === 'rate' ? format.points(size) : figureText(size, { type }, format);
  if (value === null) return text;
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Key figures of one window, such as `last twelve months`, each by its name alone. */
export interface KeyFigureGroup {
  window: string;
  figures: readonly KeyFigureChange[];
  isRedefined: boolean;
}

/** Key figures by their window, in the order in which readers ask for these; all others last, under an empty one, by their whole label. */
export function groupByWindow(figures: readonly KeyFigureChange[]): KeyFigureGroup[] {
  const ids = Object.keys(KPI_WINDOWS);
  const byWindow = Map.groupBy(figures, ({ window }) => (ids.includes(window) ? window : ''));
  return Object.entries({ ...KPI_WINDOWS, '': '' }).flatMap(([id, window]) => {
    const members = byWindow.get(id);
    if (members === undefined) return [];
    const isRedefined = members.some(({ definition }) => definition !== null && definition !== 0);
    return [{ window, figures: members, isRedefined }];
  });
}
