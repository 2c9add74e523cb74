/** The reader's table of a figure, from the columns of a published table. */
import type { ColumnType, PublishedTable } from '../metrics/table-definition.ts';
import type { FigureColumn, FigureContext, FigureData } from './figure.ts';
import type { Row } from './periods.ts';
import { currencyName } from './words.ts';

const UNIT_SHOWN: ReadonlySet<ColumnType> = new Set(['count', 'number', 'money', 'money_average']);

/**
 * The named columns with a label each, in this order; the unit of amounts and counts stands behind the label where it says more
 * (rates are shown in per cent and need none). Type and unit are those of the published table; a column that it does not declare
 * is text.
 */
export function tableData(
  context: FigureContext,
  table: PublishedTable,
  labels: Readonly<Record<string, string>>,
  rows: readonly Row[] = table.rows,
): FigureData {
  const columns = Object.entries(labels).map(([name, label]): FigureColumn => {
    const column = table.columns.find((candidate) => candidate.name === name);
    const declared = column !== undefined && UNIT_SHOWN.has(column.type) ? column.unit : '';
    const unit = declared === 'currency' ? currencyName(context) : declared;
    const isSaid = unit === '' || label.toLowerCase().includes(unit.toLowerCase());
    return { name, type: column?.type ?? 'text', label: isSaid ? label : `${label}, ${unit}` };
  });
  return { columns, rows };
}
