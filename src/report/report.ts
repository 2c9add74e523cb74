/**
 * What lives in `report/`: the composition root. It knows everything left of it: it runs tables -> facts -> cubes -> published
 * tables into a working folder, and hands pages the finished report, chapters rendered and every claim checked.
 */
import type { ReportConfig } from '../config/schema.ts';
import type { Formatter } from '../format/formatter.ts';
import type { PublishedTable } from '../metrics/table-definition.ts';
import type { Registry } from './registry.ts';

/** The report as pages see it. */
export interface Report {
  config: ReportConfig;
  format: Formatter;
  /** The data are the demonstration's: every page says so, on screen and in print. */
  demonstration: boolean;
  /** First and last day of the data, `2012-03-19`. */
  coverage: { firstDate: string; lastDate: string };
  tables: ReadonlyMap<string, PublishedTable>;
  /** In order; the first is the home page. */
  chapters: readonly Chapter[];
  /** Every claim that the chapters make, in their order. */
  claims: readonly ClaimResult[];
  registry: Registry;
  edition: { dataHash: string };
}

export interface Chapter {
  id: string;
  /** 0 is the home page. */
  number: number;
  /** Folder of the page, empty for the home page. */
  slug: string;
  title: string;
  /** The chapter's finding in one sentence: its main heading. */
  finding: string;
  findingHtml: string;
  lead: string;
  leadHtml: string;
  /** Ids of the company's aims that the chapter serves. */
  aims: readonly string[];
  keyFigures: readonly KeyFigure[];
  html: string;
  headings: readonly { depth: number; id: string; text: string }[];
}

export interface KeyFigure {
  label: string;
  value: string;
  /** The change on the year, or another sentence fragment that puts the value in its place. */
  note: string;
  /** Inline SVG. */
  sparkline?: string;
  href?: string;
}

/** How one claim fared: published as `data/claims.csv`, and the reason why a build stops. */
export interface ClaimResult {
  chapter: string;
  claim: string;
  condition: string;
  /** What the data say: `path = value`, separated by semicolons. */
  values: string;
  holds: boolean;
}
