import type { KeyFigureChange } from '../editions/edition.ts';
import type { Formatter } from '../format/formatter.ts';

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
  if (type === 'rate') return format.points(value);
  const text = figureText(value === null ? null : Math.abs(value), { type }, format);
  if (value === null) return text;
  return value > 0 ? `+${text}` : `−${text}`;
}
