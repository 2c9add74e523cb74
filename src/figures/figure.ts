/**
 * What lives in `figures/`: what is drawn of published tables. A figure is an id, its source tables, its words (subtitle, description, notes),
 * its data as a table and its drawing in Plot, wide and narrow: no aggregation beyond Plot's transforms, no file access, no HTML of the page.
 */
import type { Formatter } from '../base/format/formatter.ts';
import type { ColumnOf, TableId } from '../metrics/catalogue.ts';
import type {
  Cell,
  ColumnDefinition,
  PublishedTable,
} from '../metrics/definitions/table-definition.ts';

/** What a figure may know when it writes or draws. */
export interface FigureContext {
  /** The published table of that id, whose columns types know. */
  table<Id extends TableId>(id: Id): FigureTable<Id>;
  /** The only way from a number to text. */
  format: Formatter;
  company: { name: string; currency: string };
  /** Products in the order of their launch: a product's colour follows its place here through the whole report. */
  products: readonly string[];
  /** Channels in the order of the configuration: a channel's colour follows its place here. */
  channels: readonly string[];
  /**
   * The readers' name of a code in a column (`channel`, `step`, `device_type`…); the code itself where it has none. Columns such as
   * `top` hold codes of what the row's `dimension` says.
   */
  label(column: string, code: string, row?: Readonly<Record<string, Cell>>): string;
  /** Address of the page of the product, channel or experiment that a cell names; undefined where there is none. */
  pageOf(column: string, value: Cell, row?: Readonly<Record<string, Cell>>): string | undefined;
  /** First and last day of the data, `2012-03-19`. */
  coverage: { firstDate: string; lastDate: string };
  /** What the sender of the data says of those that a figure rests on; nobody says anything where it is left out. */
  saidOf?(definition: FigureDefinition, context: FigureContext): readonly string[];
}

/** A published table as figures read it: a column that it does not have is refused when the figure is compiled, or else when it is made. */
export interface FigureTable<Id extends TableId> extends PublishedTable {
  rows: readonly RowOf<Id>[];
}

/** A row of the table of that id. */
export type RowOf<Id extends TableId> = Readonly<Record<ColumnOf<Id>, Cell>>;

export interface FigureSize {
  variant: 'wide' | 'narrow';
  /** Width of the drawing in its own units. */
  width: number;
  /** Size of all text in those units; `figures.css` sets it by the variant's class. */
  fontSize: number;
}

/** One figure: its words, its numbers and its drawing. A figure without `draw` is its table, for numbers that people look up. */
export interface FigureDefinition {
  id: string;
  /** Ids of the published tables it draws, the main one first. */
  tables: readonly TableId[];
  /** The shop's tables that the numbers come from, named in the source line. */
  sources: readonly string[];
  /** Measure, coverage, period and unit. */
  subtitle(context: FigureContext): string;
  /** What a listener needs to hear: kind of chart, what runs along it, the shape, the first, last and extreme values. */
  description(context: FigureContext): string;
  /** Stands under the drawing: the rule for partial periods, small samples, definitions. Empty where there is nothing to say. */
  notes?(context: FigureContext): string;
  /** The figure's numbers as the reader's table, every one that the drawing shows. */
  data(context: FigureContext): FigureData;
  /** Of a figure that is its table, and a long one: which rows stand in the open, and what is said where none does. All stand in the table that unfolds. */
  open?: { shows(row: FigureData['rows'][number]): boolean; none: string };
  /** An SVG element made in the given document. Null when there is too little data, and then `absent` is said. */
  draw?(context: FigureContext, size: FigureSize, document: Document): Element | null;
  /** Said in place of the drawing, or of the table of a figure without `draw`, when there is too little data. */
  absent: string;
}

/** A column of the reader's table; its header names the unit. */
export interface FigureColumn extends Pick<ColumnDefinition, 'name' | 'type'> {
  label: string;
}

export interface FigureData {
  columns: readonly FigureColumn[];
  rows: readonly Readonly<Record<string, Cell>>[];
}
