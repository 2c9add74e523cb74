/**
 * What lives in `figures/`: one file a figure, each an id, its source tables, its words (subtitle, description, notes), its data
 * as a table and its drawing in Plot, wide and narrow. No aggregation beyond Plot's transforms, no file access, no HTML of the page.
 */
import type { Formatter } from '../format/formatter.ts';
import type { ColumnDefinition, PublishedTable } from '../metrics/table-definition.ts';

/** What a figure may know when it writes or draws. */
export interface FigureContext {
  /** The published table of that id; throws where there is none. */
  table(id: string): PublishedTable;
  /** The only way from a number to text. */
  format: Formatter;
  company: { name: string; currency: string };
  /** Products in the order of their launch: a product's colour follows its place here through the whole report. */
  products: readonly string[];
  /** Channels in the order of the configuration: a channel's colour follows its place here. */
  channels: readonly string[];
}

export interface FigureSize {
  variant: 'wide' | 'narrow';
  /** Width in CSS pixels at which the drawing is shown at scale 1. */
  width: number;
}

export interface FigureDefinition {
  id: string;
  /** Ids of the published tables it draws, the main one first. */
  tables: readonly string[];
  /** Measure, coverage, period and unit. */
  subtitle(context: FigureContext): string;
  /** What a listener needs to hear: kind of chart, what runs along it, the shape, the first, last and extreme values. */
  description(context: FigureContext): string;
  /** Stands under the drawing: the rule for partial periods, small samples, definitions. */
  notes?(context: FigureContext): string;
  /** The figure's numbers as the reader's table, every one that the drawing shows. */
  data(context: FigureContext): FigureData;
  /** An SVG element made by Plot in the given document. Null when there is too little data, and then `absent` says so. */
  draw(context: FigureContext, size: FigureSize, document: Document): Element | null;
  /** Said in place of the drawing when `draw` returns null. */
  absent?: string;
}

export interface FigureData {
  columns: readonly Pick<ColumnDefinition, 'name' | 'type'>[] & readonly { label: string }[];
  rows: readonly Readonly<Record<string, string | number | null>>[];
}
