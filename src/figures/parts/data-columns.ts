/** The reader's table of a figure, from the columns of a published table. */
import type { TableId } from '../../metrics/catalogue.ts';
import type { ColumnType } from '../../metrics/definitions/table-definition.ts';
import type { FigureColumn, FigureContext, FigureData, FigureTable, RowOf } from '../figure.ts';
import type { Row } from './periods.ts';
import { currencyName } from './words.ts';

const UNIT_SHOWN: ReadonlySet<ColumnType> = new Set(['count', 'number', 'money', 'money_average']);

/**
 * The named columns with a label each, in this order; the unit of amounts and counts stands behind the label where it says more
 * (rates are shown in per cent and need none). Type and unit are those of the published table; a column that it does not declare
 * is text.
 */
export function tableData<Id extends TableId, R extends Row = RowOf<Id>>(
  context: FigureContext,
  table: FigureTable<Id>,
  labels: Readonly<Partial<Record<keyof NoInfer<R> & string, string>>>,
  rows: readonly R[] = table.rows as readonly Row[] as readonly R[],
): FigureData {
  const columns = Object.entries<string>(labels as Readonly<Record<string, string>>).map(
    ([name, label]): FigureColumn => {
      const column = table.columns.find((candidate) => candidate.name === name);
      if (column === undefined && rows.some((row) => !(name in row)))
        throw new RangeError(
          `a figure labels the column "${name}", which neither ${table.id} nor its own rows have`,
        );
      const declared = column !== undefined && UNIT_SHOWN.has(column.type) ? column.unit : '';
      const unit = declared === 'currency' ? currencyName(context) : declared;
      const isSaid = unit === '' || label.toLowerCase().includes(unit.toLowerCase());
      return { name, type: column?.type ?? 'text', label: isSaid ? label : `${label}, ${unit}` };
    },
  );
  return { columns, rows };
}
