/**
 * What lives in `model/`: the report as typed blocks, and what is made of them: HTML for pages, text for search, titles and pictures. Whoever
 * wants another form of the report writes another renderer here; nobody reads a form to find out what the report says.
 */
import type { FigureContext, FigureDefinition } from '../../figures/figure.ts';
import type { Words } from './words.ts';

export type * from './words.ts';

/** What stands below each other. */
export type Block =
  | Section
  | Paragraph
  | List
  | Quote
  | Callout
  | CodeBlock
  | Table
  | Rule
  | FigureBlock
  | Footnotes
  | Group
  | Entry
  | Fold;

/** A heading and all that belongs to it, deeper sections among it. */
export interface Section {
  kind: 'section';
  /** Where links to it lead. */
  id: string;
  /** 2 for `##`. */
  level: number;
  heading: Words;
  blocks: readonly Block[];
}

export interface Paragraph {
  kind: 'paragraph';
  words: Words;
  /** The text of a list's item whose items follow each other without a space. */
  isTight: boolean;
}

export interface List {
  kind: 'list';
  /** The first number; undefined for a list without numbers. */
  start?: number;
  items: readonly (readonly Block[])[];
}

export interface Quote {
  kind: 'quote';
  blocks: readonly Block[];
}

export interface Callout {
  kind: 'callout';
  /** `doubt`, `meaning`, `action` or `note`. */
  type: string;
  title: string;
  blocks: readonly Block[];
}

export interface CodeBlock {
  kind: 'code-block';
  language: string;
  text: string;
  /** Between fences; the other kind is set in by four spaces. */
  isFenced: boolean;
}

export interface Table {
  kind: 'table';
  /** `Table 1: Channel, Sessions`. */
  name: string;
  /** Shown above it; where there is none, only those who listen hear its name there. */
  caption?: string;
  header: readonly TableCell[];
  rows: readonly (readonly TableCell[])[];
  /** The first cell of each row says what the row is about. */
  hasRowHeaders?: boolean;
}

export interface TableCell {
  /** As the author aligned the column. */
  align?: string;
  /** What a column made by the report holds: a number, a text of several words, a short one to be kept in a line. */
  form?: 'number' | 'prose' | 'unbroken';
  words: Words;
}

export interface Rule {
  kind: 'rule';
}

/** A figure as data: its words, and from where it is drawn. */
export interface FigureBlock {
  kind: 'figure';
  definition: FigureDefinition;
  context: FigureContext;
  /** Its own in the whole report: `7` in the chapters, `P1.2` on the page of a product. */
  number: number | string;
  /** What it shows, in a sentence. */
  finding: Words;
  /** The author's own note; empty where there is none. */
  note: Words;
}

/** The notes at the end of a chapter. */
export interface Footnotes {
  kind: 'footnotes';
  title: string;
  notes: readonly Footnote[];
}

export interface Footnote {
  number: number;
  /** How many places of the text refer to it. */
  references: number;
  blocks: readonly Block[];
}

/** What stands together on a page to look things up in, under a heading that offers no link to itself. */
export interface Group {
  kind: 'group';
  /** Where links to it lead, if any do. */
  id?: string;
  heading: Words;
  blocks: readonly Block[];
}

/** One thing on a page to look things up in, such as a claim, or a change. */
export interface Entry {
  kind: 'entry';
  /** Where links to it lead, if any do. */
  id?: string;
  heading: Words;
  /** Said below the heading, each in a line. */
  remarks: readonly Words[];
  /** What else is shown of it, above its details. */
  blocks: readonly Block[];
  details: readonly Detail[];
}

/** What is told of an entry under one name. */
export interface Detail {
  name: string;
  values: readonly Words[];
}

/** Blocks that a reader unfolds. */
export interface Fold {
  kind: 'fold';
  /** What stands there while it is folded. */
  summary: Words;
  /** Unfolded at first. */
  isOpen: boolean;
  blocks: readonly Block[];
}
