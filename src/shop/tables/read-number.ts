/** Numbers in forms that are not the contract's own and leave no doubt: told apart only where the contract's parser finds none. */
import type { Formats } from './formats.ts';
import { parseFlag, parseMoney, parseWhole } from './parse-values.ts';
import type { ReadForms } from './read-forms.ts';

/** From the text of a cell to a number; NaN where it is none. */
export type ParseNumber = (cell: string) => number;

const WHOLE_WITH_ZEROS = /^(\d+)\.0+$/;

/** Ids and counts; also `4.0`, as pandas writes whole numbers of a column with gaps. */
export function wholeParser(forms: ReadForms): ParseNumber {
  return otherwise(parseWhole, (cell) => {
    const digits = WHOLE_WITH_ZEROS.exec(cell)?.[1];
    if (digits === undefined) return Number.NaN;
    forms.add('a whole number with zeros behind its point', cell);
    return parseWhole(digits);
  });
}

const FLAGS = new Map([
  ['true', 1],
  ['t', 1],
  ['false', 0],
  ['f', 0],
]);

/** 0 or 1; also `true` and `false`, as databases write them. */
export function flagParser(forms: ReadForms): ParseNumber {
  return otherwise(parseFlag, (cell) => {
    const flag = FLAGS.get(cell.toLowerCase());
    if (flag === undefined) return Number.NaN;
    forms.add('yes or no in words', cell);
    return flag;
  });
}

const ZEROS_BEHIND_CENTS = /^(\d+\.\d\d)0+$/;

/** Integer cents in the declared marks; also with zeros behind the cents, as SQL Server's money has them. */
export function moneyParser({ decimal, thousands }: Formats, forms: ReadForms): ParseNumber {
  const parsePlain = otherwise(parseMoney, (cell) => {
    const amount = ZEROS_BEHIND_CENTS.exec(cell)?.[1];
    if (amount === undefined) return Number.NaN;
    forms.add('an amount with zeros behind its cents', cell);
    return parseMoney(amount);
  });
  if (decimal === '.' && thousands === undefined) return parsePlain;
  return (cell) => {
    const plain = withoutMarks(cell, decimal, thousands);
    return plain === undefined ? Number.NaN : parsePlain(plain);
  };
}

/** `1.049,99` as `1049.99`, by the declared marks; undefined where the marks stand otherwise. */
function withoutMarks(
  cell: string,
  decimal: string,
  thousands: string | undefined,
): string | undefined {
  const [whole, cents, ...rest] = cell.split(decimal);
  if (rest.length > 0) return undefined;
  const groups = thousands === undefined ? [whole!] : whole!.split(thousands);
  const isGrouped = groups.slice(1).every((group) => group.length === 3);
  if (!isGrouped || (groups.length > 1 && groups[0]!.length > 3)) return undefined;
  const digits = groups.join('');
  return /^\d+$/.test(digits)
    ? [digits, ...(cents === undefined ? [] : [cents])].join('.')
    : undefined;
}

/** The second parser where the first finds no number: only cells that fail pay for it. */
function otherwise(parse: ParseNumber, parseOther: ParseNumber): ParseNumber {
  return (cell) => {
    const value = parse(cell);
    return Number.isNaN(value) ? parseOther(cell) : value;
  };
}
