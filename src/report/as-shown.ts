import { shownText } from '../base/format/shown-text.ts';
import type { Cell, PublishedTable } from '../metrics/definitions/table-definition.ts';
import type { BuiltReport } from './work-folder.ts';

type Row = PublishedTable['rows'][number];

/** What the report step computed, its texts as pages and pictures show them; data files and workbook keep the letters of the export. */
export function asShown<T extends Pick<BuiltReport, 'channels' | 'products' | 'tables'>>(
  built: T,
): T {
  return {
    ...built,
    channels: built.channels.map((channel) => ({
      ...channel,
      id: shownText(channel.id),
      label: shownText(channel.label),
    })),
    products: built.products.map(shownText),
    tables: built.tables.map((table) => ({
      ...table,
      rows: table.rows.map(shownRow),
      suppressed: table.suppressed.map(shownRow),
    })),
  };
}

function shownRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, shownCell(cell)]));
}

function shownCell(cell: Cell): Cell {
  return typeof cell === 'string' ? shownText(cell) : cell;
}
