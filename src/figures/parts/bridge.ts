/** A bridge: what there was, the steps up and down, what there is. */
import type { FigureContext } from '../figure.ts';
import { numberIn, type Row } from './periods.ts';
import type { RankedEntry } from './ranked-marks.ts';
import { ACCENT, INK, SECOND_INK } from './theme.ts';

export interface Bridge<Column extends string> {
  /** The row's columns that hold the two ends, each with its name for readers. */
  from: readonly [column: Column, name: string];
  to: readonly [column: Column, name: string];
  /** The steps between them, in order: names by column. */
  steps: Readonly<Partial<Record<Column, string>>>;
}

/** Each step begins where the one before ends; the largest stands in the accent. Nothing where a part is not known. */
export function bridgeEntries<Column extends string>(
  row: Readonly<Record<Column, Row[string]>>,
  { from, to, steps }: Bridge<NoInfer<Column>>,
  { format }: FigureContext,
): readonly RankedEntry[] {
  const names = Object.entries(steps) as [Column, string][];
  const [before, after] = [numberIn(row, from[0]), numberIn(row, to[0])];
  const effects = names.map(([column]) => numberIn(row, column));
  if (before === null || after === null || effects.includes(null)) return [];
  const largest = Math.max(...effects.map((effect) => Math.abs(effect!)));
  let start = before;
  const entries = names.map(([, name], index): RankedEntry => {
    const value = effects[index]!;
    const step = { name, value, from: start, text: format.moneyChange(value) };
    start += value;
    return { ...step, colour: Math.abs(value) === largest ? ACCENT : SECOND_INK };
  });
  return [
    { name: from[1], value: before, colour: INK },
    ...entries,
    { name: to[1], value: after, colour: INK },
  ];
}
