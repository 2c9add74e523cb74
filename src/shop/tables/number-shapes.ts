import { EXCEL, type KnownShape, shape } from './known-shape.ts';

const SCIENTIFIC = shape(
  'scientific',
  /^-?\d(?:[.,]\d+)?E[+-]?\d+$/i,
  'a number as a spreadsheet shortens it',
  `Its last digits are lost. ${EXCEL}`,
);

const FLOAT = shape(
  'whole-with-decimals',
  /^\d+[.,]0*$/,
  'a whole number written with decimals, as pandas does where a column has gaps',
  "Export whole numbers: for instance astype('Int64') in pandas, or a cast to bigint.",
);

/** How ids and counts are written. The first that fits decides, as in the lists below. */
export const WHOLE_SHAPES: readonly KnownShape[] = [
  FLOAT,
  SCIENTIFIC,
  shape(
    'uuid',
    /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i,
    'a UUID',
    'Number them in the export, the same number for the same id in every table: for instance dense_rank() over (order by id).',
  ),
  shape(
    'separated-thousands',
    /^\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+$/,
    'a number with separated thousands',
    'Export numbers without thousands separators.',
  ),
  shape(
    'huge-whole',
    /^\d{16,}$/,
    'a number with more digits than can be told apart',
    'Number them in the export, the same number for the same id in every table: for instance dense_rank() over (order by id).',
  ),
  shape(
    'negative',
    /^[-−]\d+$/,
    'a negative number',
    'Look what the sign stands for, and export numbers from 0.',
  ),
  shape(
    'id-with-letters',
    /^(?=.*\d)[#a-z\d][\w:/.#-]*$/i,
    'an id that is no number',
    'Number them in the export, the same number for the same id in every table: for instance dense_rank() over (order by id).',
  ),
];

export const MONEY_SHAPES: readonly KnownShape[] = [
  SCIENTIFIC,
  shape(
    'parts-of-cents',
    /^\d*\.\d{3,}$/,
    'an amount with parts of a cent',
    'Round to two decimals in the export: for instance round(price, 2).',
  ),
  shape(
    'decimal-comma',
    /^-?\d+,\d{1,2}$/,
    'an amount with a decimal comma',
    'Export amounts with a point, 49.99, or say in report.yaml that these have a comma: formats: { decimal: "," }.',
  ),
  shape(
    'separated-thousands',
    /^-?\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?$/,
    'an amount with separated thousands',
    'Export amounts without thousands separators, 1049.99, or name the mark in report.yaml: formats: { thousands: "," }.',
  ),
  shape(
    'currency',
    /^-?(?:\p{Sc}|[A-Z]{2,3}\p{Sc}?|kr\.?|zł|Fr\.?)\s*-?\d|\d\s*(?:\p{Sc}|[A-Z]{3}|kr\.?|zł|Fr\.?|,-)$/iu,
    'an amount with its currency',
    'Export the bare number; the currency stands in the name of the column.',
  ),
  shape(
    'negative',
    /^(?:[-−]\d.*|\d.*-|\(\d.*\))$/,
    'a negative amount',
    'Amounts are from 0 on: leave out what is no sale, and write refunds to order_item_refunds.',
  ),
  shape(
    'bare-point',
    /^(?:\d+\.|\.\d{1,2})$/,
    'an amount with nothing on one side of its point',
    'Export amounts as 49.99.',
  ),
  shape(
    'no-number',
    /^[-+]?(?:nan|inf|infinity)$/i,
    'no number',
    'Look for a division or a missing value in the export.',
  ),
];

export const FLAG_SHAPES: readonly KnownShape[] = [
  shape(
    'flag-in-words',
    /^(?:yes|no|y|n|on|off|wahr|falsch|vrai|faux|x)$/i,
    'yes or no in words',
    'Export 1 and 0: for instance case when is_repeat_session then 1 else 0 end.',
  ),
  shape(
    'flag-in-bits',
    /^(?:b'[01]'|0x0[01]|\\x0[01]|\\[01])$/,
    'a bit',
    'Export 1 and 0: for instance cast(is_repeat_session as unsigned).',
  ),
  FLOAT,
];
