/**
 * How exports and spreadsheets write values that the contract does not take, each with what it comes from and what to do. A cell that is
 * no value of its column is looked up here, so that nine thousand of them are told as one slip of the export.
 */
import { EXCEL, type KnownShape, shape } from './known-shape.ts';
import { isNull } from './null-words.ts';
import { FLAG_SHAPES, MONEY_SHAPES, WHOLE_SHAPES } from './number-shapes.ts';
import type { InputType } from './schema.ts';
import { TIME_SHAPES } from './time-shapes.ts';

export type { KnownShape } from './known-shape.ts';

const EMPTY: KnownShape = {
  id: 'empty',
  fits: isNull,
  is: 'which stands for nothing',
  hint: 'This column must always be filled; correct the export.',
};

const LINE_BREAK = shape(
  'line-break',
  /[\r\n]/,
  'which runs over the end of a line',
  'No name, url or source has a line break: look for a quote that was lost, which takes the rows below into one field, or remove the line breaks in the export.',
);

/** What may be around a value of any type. */
const AROUND: readonly KnownShape[] = [
  EMPTY,
  LINE_BREAK,
  shape(
    'null-word',
    /^(?:nan|none|null|nil|n\/?a|<na>|\((?:null|none|not set)\)|undefined|-+|\?+)$/i,
    'a word for nothing',
    EMPTY.hint,
  ),
  shape(
    'hashes',
    /^#{3,}$/,
    'which a spreadsheet shows where a column is too narrow',
    `The values are lost. ${EXCEL}`,
  ),
  shape(
    'spreadsheet-error',
    /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!)$/,
    'an error of a spreadsheet',
    EXCEL,
  ),
  shape('formula', /^=/, 'a formula of a spreadsheet', `Export values and not formulas. ${EXCEL}`),
  shape(
    'quotes',
    /^\s*(['"`‘’“”«»„]).*['"`‘’“”«»“]\s*$/s,
    'with quotes of its own around it',
    'Quote fields with " right behind the comma, or leave the quotes out.',
  ),
  shape(
    'apostrophe',
    /^'/,
    "with a spreadsheet's apostrophe before it",
    'Export the values without the apostrophe.',
  ),
  shape(
    'blanks',
    /^\s|\s$/,
    'with blanks around it',
    'Trim the values in the export: no blanks around them, and no padding to a fixed width.',
  ),
];

const TEXTS: readonly KnownShape[] = [
  EMPTY,
  LINE_BREAK,
  {
    id: 'long-text',
    fits: (cell) => cell.length > 1000,
    is: 'a very long text',
    hint: 'Cut it to what names the product, page or source.',
  },
];

const SHAPES: Readonly<Record<InputType, readonly KnownShape[]>> = {
  id: [...AROUND, ...WHOLE_SHAPES],
  count: [...AROUND, ...WHOLE_SHAPES],
  flag: [...AROUND, ...FLAG_SHAPES],
  money: [...AROUND, ...MONEY_SHAPES],
  timestamp: [...AROUND, ...TIME_SHAPES],
  date: [...AROUND, ...TIME_SHAPES.filter(({ id }) => id !== 'day-alone')],
  text: TEXTS,
  'optional-text': TEXTS,
};

/** No number, flag or time is longer, however it is written; some patterns would take long over one. */
const LONGEST_VALUE = 200;

/** The first known shape that a cell of a column of this type has. */
export function knownShape(type: InputType, cell: string): KnownShape | undefined {
  const shapes = SHAPES[type];
  if (shapes !== TEXTS && cell.length > LONGEST_VALUE) return undefined;
  return shapes.find(({ fits }) => fits(cell));
}

const LONGEST_SHAPE = 40;

/** What a cell looks like where nothing more is known: digits as `9`, letters as `a`, each run of them once. */
export function plainShape(cell: string): string {
  return cell
    .slice(0, LONGEST_SHAPE)
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\s+/g, ' ');
}
