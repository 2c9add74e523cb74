/**
 * What lives in `editions/`: how one published report follows on another. It reads the published tables of the edition before, compares
 * them with today's, numbers the edition, and makes the feed; what a restatement is, is decided here and nowhere else.
 */
import type { MethodChange } from '../../shop/config/method-changes.ts';

/** The form of `editions.json` and `changes.json`; a site of another form cannot be compared with. */
export const EDITIONS_FORM = 1;
export const EDITIONS_FILE = 'data/editions.json';
export const CHANGES_FILE = 'data/changes.json';
export const RESTATEMENTS_FILE = 'data/restatements.csv';

/** One edition of the report, as the list of all of them tells of it. */
export interface EditionRecord {
  /** From 1. */
  number: number;
  /** First and last day of its data. */
  first_date: string;
  last_date: string;
  /** Hash of what it says: published tables, claims, chapters, configuration. */
  sha256: string;
  /** What set it apart from the edition before; nothing for a first one. */
  changes: ChangeCounts | null;
}

export interface ChangeCounts {
  restated_values: number;
  flipped_claims: number;
  new_alerts: number;
}

/** `data/editions.json`: all editions of this report, newest first. */
export interface EditionList {
  form: typeof EDITIONS_FORM;
  company: string;
  demonstration: boolean;
  editions: readonly EditionRecord[];
}

/**
 * Why an edition is compared with none: there was none before; one of the two holds demonstration data; it is another company's; or its data
 * lie wholly outside today's.
 */
export type NoComparison = 'first' | 'demonstration' | 'other-company' | 'other-time';

/** `data/changes.json`: what the next edition must know of this one, and what differs from the one before. */
export interface EditionChanges {
  form: typeof EDITIONS_FORM;
  edition: number;
  findings: readonly Finding[];
  method_changes: readonly MethodChange[];
  compared_with: EditionRecord | null;
  not_compared: NoComparison | null;
  comparison: Comparison | null;
}

/** A chapter's finding, as readers see it. */
export interface Finding {
  chapter: string;
  title: string;
  finding: string;
}

/** Everything that differs between two editions. */
export interface Comparison {
  key_figures: readonly KeyFigureChange[];
  /** Restated values by table, with the first of them; all of them stand in `data/restatements.csv`. */
  restated: readonly RestatedTable[];
  definitions: readonly DefinitionChange[];
  /** Entries of the log of methods that the edition before did not have. */
  methods: readonly MethodChange[];
  claims: readonly ClaimChange[];
  findings: readonly { chapter: string; title: string; earlier: string; now: string }[];
  alerts: readonly {
    period: string;
    product: string;
    refund_rate: number | null;
    expected: number | null;
  }[];
  quality: readonly QualityChange[];
}

/** A key figure then and now. The three parts add up to the difference; null where one of the values does not exist. */
export interface KeyFigureChange {
  kpi: string;
  /** As in the columns of the key figures: `revenue`, `ttm`. */
  measure: string;
  window: string;
  label: string;
  /** The label without its window. */
  name: string;
  /** Type of its values, for their format. */
  type: 'money' | 'rate' | 'count' | 'number';
  earlier: number | null;
  now: number | null;
  /** Ends of the windows: the first day after them. */
  earlier_end: string | null;
  now_end: string | null;
  new_period: number | null;
  restated: number | null;
  definition: number | null;
}

/** Why a value of the past differs: the export tells another history, or the number is computed in another way. */
export type Reason = 'history' | 'definition';

export interface RestatedValue {
  table: string;
  /** Values of the grain's columns. */
  key: readonly string[];
  /** Published name of the column; empty where the row itself came or went. */
  column: string;
  earlier: string;
  now: string;
  reason: Reason;
}

export interface RestatedTable {
  table: string;
  title: string;
  values: number;
  /** Each reason that one of them has. */
  reasons: readonly Reason[];
  first: readonly RestatedValue[];
}

export interface DefinitionChange {
  table: string;
  /** Null for the table itself. */
  column: string | null;
  earlier: string | null;
  now: string | null;
}

export interface ClaimChange {
  chapter: string;
  claim: string;
  condition: string;
  /** Null where the edition makes no such claim. */
  earlier: boolean | null;
  now: boolean | null;
}

export interface QualityChange {
  check: string;
  table: string;
  meaning: string;
  /** Rows that failed; null where the check was not made. */
  earlier: number | null;
  now: number | null;
}
