import type { MethodChange } from '../../shop/config/method-changes.ts';
import type { Finding } from './edition.ts';
import type { StoredTable } from './stored-table.ts';

/** What an edition says, in the form in which two of them can be compared. */
export interface EditionContent {
  /** One hash over all inputs. */
  dataHash: string;
  tables: ReadonlyMap<string, StoredTable>;
  claims: readonly { chapter: string; claim: string; condition: string; holds: boolean }[];
  findings: readonly Finding[];
  methodChanges: readonly MethodChange[];
}

export interface ComparedEditions {
  earlier: EditionContent;
  now: EditionContent;
  /** Today's tables, computed from the export cut where that of the edition before ended. */
  asOf: ReadonlyMap<string, StoredTable>;
  currency: string;
}
