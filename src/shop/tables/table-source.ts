import type { ReadForm } from './read-forms.ts';

/** One file of a table: the whole table, or a part of it. */
export interface SourceFile {
  /** Relative to the data folder. */
  path: string;
  /** Size and hash of the file as it lies on disk, compressed or not. */
  bytes: number;
  sha256: string;
  /** Rows without the header. */
  rows: number;
  endsInLineEnd: boolean;
}

/** Where a table came from, for the manifest and the data page. */
export interface TableSource {
  /** The files read, in the order read; their rows follow each other in the columns. */
  files: readonly SourceFile[];
  /** One hash for the table: of its only file, or of its parts' hashes in order. */
  sha256: string;
  /** Columns in the file that the contract does not know; they are ignored. */
  ignoredColumns: readonly string[];
  /** Cells that were read in another form than the contract's, by column in the contract's order. */
  otherForms: readonly ColumnForm[];
}

/** Cells of one column in one form that is not the contract's. */
export interface ColumnForm extends ReadForm {
  column: string;
}
