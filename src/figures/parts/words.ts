/** Sentences that say in words what a drawing shows, for readers who listen. */
import type { FigureContext } from '../figure.ts';
import { isComplete, lastComplete, numberIn, type Row, textIn } from './periods.ts';

/** `1 quarter`, `13 quarters`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * First, last, highest and lowest value over whole periods: "Revenue: $8k in Q2 2012, $377k in Q4 2014, the last whole period;
 * highest $377k in Q4 2014, lowest $8k in Q2 2012." Takes all rows where no period is whole; says so where no value exists.
 */
export function describeSeries(
  name: string,
  rows: readonly Row[],
  measure: string,
  context: FigureContext,
  valueFormat: (value: number) => string,
): string {
  const known = rows.filter((row) => numberIn(row, measure) !== null);
  const whole = known.filter(isComplete);
  const used = whole.length > 0 ? whole : known;
  const first = used[0];
  const last = lastComplete(rows, measure) ?? used.at(-1);
  if (first === undefined || last === undefined) return `${name}: no values in these periods.`;
  const value = (row: Row) => numberIn(row, measure)!;
  const at = (row: Row) =>
    `${valueFormat(value(row))} in ${context.format.period(textIn(row, 'period'))}`;
  if (used.length === 1) return `${name}: ${at(first)}.`;
  const highest = used.reduce((best, row) => (value(row) > value(best) ? row : best));
  const lowest = used.reduce((best, row) => (value(row) < value(best) ? row : best));
  const lastWords = whole.length > 0 ? ', the last whole period' : '';
  return `${name}: ${at(first)}, ${at(last)}${lastWords}; highest ${at(highest)}, lowest ${at(lowest)}.`;
}

/** The data's first and last day in words: `19 March 2012 to 19 March 2015`. */
export function coverageText(context: FigureContext): string {
  const { firstDate, lastDate } = context.coverage;
  return `${context.format.date(firstDate)} to ${context.format.date(lastDate)}`;
}

/** The currency's name as it stands behind an amount, `US dollars`. */
export function currencyName(context: FigureContext): string {
  const { currency } = context.company;
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
  });
  return format.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? currency;
}
