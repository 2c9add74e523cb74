/**
 * What lives in `workbook/`: the published tables as one spreadsheet file, for readers who go on computing. Values and types are those
 * of the CSVs; only how a cell is shown is decided here.
 */

import type { PublishedTable } from '../../metrics/definitions/table-definition.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';

/** What a workbook is made of. */
export interface WorkbookContents {
  config: Pick<ReportConfig, 'company' | 'currency' | 'locale'>;
  coverage: { firstDate: string; lastDate: string };
  tables: readonly PublishedTable[];
  /** One hash over all inputs. */
  dataHash: string;
  /** Stands on the first sheet and at the head of every printed one, where it is given. */
  notice: string | undefined;
}

/** A published table and the name of its sheet. */
export interface NamedSheet {
  name: string;
  table: PublishedTable;
}
