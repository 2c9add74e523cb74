/** A run of content within a line. */
export type Inline =
  | Text
  | Code
  | LineBreak
  | Marked
  | Link
  | Term
  | Value
  | Claim
  | FootnoteReference;

/** The words of a sentence, a heading, a cell. */
export type Words = readonly Inline[];

export interface Text {
  kind: 'text';
  text: string;
}

export interface Code {
  kind: 'code';
  text: string;
  /** An id, a path or a condition: a long one may break behind a low line or a point. */
  isPath?: boolean;
}

export interface LineBreak {
  kind: 'break';
  /** Wanted by the author; the other kind only ended a line of the source. */
  isHard: boolean;
}

export interface Marked {
  kind: 'emphasis' | 'strong' | 'struck';
  words: Words;
}

export interface Link {
  kind: 'link';
  href: string;
  title?: string;
  /** Leads out of the site. */
  isOutside: boolean;
  /** What it leads to is left out on these data: whatever sentence says so goes as well. */
  isAbsent?: boolean;
  words: Words;
}

export interface Term {
  kind: 'term';
  id: string;
  /** Where it is defined. */
  href: string;
  /** With the first of each term in a text alone, and none where a line has no room for it. */
  definition?: string;
  words: Words;
}

export interface Value {
  kind: 'value';
  /** As the author addressed it: `kpis.revenue_ttm.value`. */
  path: string;
  /** As the reader sees it. */
  text: string;
  /** As the published table holds it; null where the data do not have it. */
  value: string | number | null;
  /** Where it is defined; it is no link within another one. */
  href?: string;
  isInsideLink: boolean;
  /** What it means, such as the column of the table. */
  title?: string;
  /** In which row of a published table it stands, one object however it is addressed, and in which column. */
  cell?: { row: object; column: string };
}

export interface Claim {
  kind: 'claim';
  id: string;
  /** Undefined for a claim that the caller only words. */
  condition?: string;
  holds: boolean;
  /** The data lack what the condition needs: the words say so. */
  isUndecided?: boolean;
  /** Where its condition and the values behind it are shown. */
  href?: string;
  /** The author's sentence, or where it does not hold the other wording. */
  words: Words;
}

export interface FootnoteReference {
  kind: 'footnote-reference';
  /** Of the footnote, from 1. */
  number: number;
  /** Which of the references to it this is, from 1. */
  reference: number;
}
