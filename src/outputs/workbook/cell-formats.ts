import { typeOfUnit } from '../../base/format/format-for-type.ts';
import type { Cell, ColumnType } from '../../metrics/definitions/table-definition.ts';

/** How cells of one type are shown, in the format codes of spreadsheets (ECMA-376, 18.8.31). */
export type CellFormats = (type: ColumnType, cell: Cell, unit: Cell | undefined) => string;

/** Keeps a text a text, also when a person edits its cell: never a formula, a number or a date. */
export const TEXT_FORMAT = '@';

const CHANGE = '+0.0%;-0.0%;0.0%';
/** For a number too small for its format, which would show nothing but zeros. */
const SMALL = '0.0E+00';

const PLAIN: Readonly<Record<Exclude<ColumnType, 'by_unit' | 'money' | 'money_average'>, string>> =
  {
    text: TEXT_FORMAT,
    period: TEXT_FORMAT,
    date: 'yyyy-mm-dd',
    timestamp: 'yyyy-mm-dd hh:mm:ss',
    count: '#,##0',
    number: '#,##0.00',
    flag: '0',
    rate: '0.00%',
    change: CHANGE,
  };

/** The formats of a report in this locale and currency: `"$"#,##0.00` or `#,##0.00 "€"`. */
export function cellFormats(locale: string, currency: string): CellFormats {
  const money = moneyFormat(locale, currency);
  return (type, cell, unit) => {
    const shown = type === 'by_unit' ? typeOfUnit(unit) : type;
    if (shown === 'money' || shown === 'money_average') return money;
    return isTiny(shown, cell) ? SMALL : PLAIN[shown];
  };
}

function isTiny(type: ColumnType, cell: Cell): boolean {
  if (typeof cell !== 'number' || cell === 0) return false;
  return (
    (type === 'number' && Math.abs(cell) < 0.005) || (type === 'rate' && Math.abs(cell) < 0.00005)
  );
}

/** The currency's sign where the locale puts it. Amounts are published in hundredths whatever the currency. */
function moneyFormat(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  const place = parts.findIndex(({ type }) => type === 'currency');
  const sign = parts[place]!.value.replaceAll('"', '');
  return place === 0 ? `"${sign}"#,##0.00` : `#,##0.00 "${sign}"`;
}
