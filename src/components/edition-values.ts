import type { KeyFigureChange } from '../editions/edition.ts';
import type { Formatter } from '../format/formatter.ts';

/** Windows of key figures in the order in which readers ask for them. */
const WINDOWS = ['last twelve months', 'last whole quarter', 'since the data begin'];

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

/** Key figures of one window, such as `last twelve months`, with what their labels say besides it. */
export interface KeyFigureGroup {
  window: string;
  figures: readonly KeyFigureChange[];
  isRedefined: boolean;
}

/** Key figures by the window in their label; all others last, under an empty one. */
export function groupByWindow(figures: readonly KeyFigureChange[]): KeyFigureGroup[] {
  const windowOf = ({ label }: KeyFigureChange): string =>
    WINDOWS.find((window) => label.endsWith(`, ${window}`)) ?? '';
  const groups = [...Map.groupBy(figures, windowOf)].map(([window, members]) => ({
    window,
    figures: members.map((figure) => ({
      ...figure,
      label: window === '' ? figure.label : figure.label.slice(0, -window.length - 2),
    })),
    isRedefined: members.some(({ definition }) => definition !== null && definition !== 0),
  }));
  const rank = ({ window }: KeyFigureGroup): number =>
    window === '' ? WINDOWS.length : WINDOWS.indexOf(window);
  return groups.toSorted((a, b) => rank(a) - rank(b));
}
