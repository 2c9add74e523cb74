/**
 * What lives in `report/`: what is said with the numbers: chapters rendered, every claim checked, detail pages, search, data files. It knows
 * figures and published tables, and hands the finished report to outputs and pages.
 */

import type { Formatter } from '../base/format/formatter.ts';
import type { PictureFormat } from '../figures/render-figure.ts';
import type { PublishedTable } from '../metrics/definitions/table-definition.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import type { OperandValue } from './claims/evaluate-condition.ts';
import type { Editions } from './editions/edition-files.ts';
import type { GlossaryEntry } from './glossary.ts';
import type { Block, FigureBlock, Words } from './model/blocks.ts';
import type { Provenance } from './provenance.ts';
import type { Registry } from './registry.ts';
import type { Subject } from './subjects.ts';

/** The report as its tables and chapters give it. */
export interface RenderedReport {
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
  /** Every term and metric once, in the order of the alphabet. */
  glossary: readonly GlossaryEntry[];
  /** The pages of products, channels and experiments. */
  subjects: readonly SubjectPage[];
  /** The numbers of every figure as CSV text, by the figure's id. */
  figureFiles: ReadonlyMap<string, string>;
  /** The forms of pictures that stand beside the pages; cards and small icons are PNG. */
  pictures: readonly PictureFormat[];
}

/** The report as pages see it. */
export interface Report extends RenderedReport {
  /** This edition and those before it. */
  editions: Editions;
  provenance: Provenance;
}

export interface Chapter {
  id: string;
  /** 0 is the home page. */
  number: number;
  /** Folder of the page, empty for the home page. */
  slug: string;
  title: string;
  /** The chapter's finding in one sentence: its main heading. */
  finding: Words;
  lead: Words;
  /** Ids of the company's aims that the chapter serves. */
  aims: readonly string[];
  /** Ids of the outcomes that it works for. */
  outcomes: readonly string[];
  keyFigures: readonly KeyFigure[];
  /** Ranked by worth. */
  recommendations: readonly Recommendation[];
  /** The text below the opening. */
  body: readonly Block[];
}

export interface KeyFigure {
  label: string;
  value: string;
  /** The change on the year, or another sentence fragment that puts the value in its place. */
  note: string;
  /** The measure over the whole periods, drawn beside the value. */
  course?: readonly (number | null)[];
  /** Where the measure is defined. */
  href?: string;
}

/** The page of one product, channel or experiment, made from the template of its kind. */
export interface SubjectPage extends Subject {
  /** Within the site. */
  path: string;
  /** A sentence in plain text. */
  lead: string;
  keyFigures: readonly KeyFigure[];
  /** Its figures, numbered by the subject: the second of the first product is Figure P1.2. */
  body: readonly FigureBlock[];
}

/** Something to do, and why. */
export interface Recommendation {
  action: Words;
  evidence: readonly { href: string; number: number }[];
  /** A year, as the reader sees it. */
  worth: string;
  /** In the currency's unit; null where it cannot be computed. */
  amount: number | null;
  effort: 'low' | 'medium' | 'high';
  /** The owner's. */
  role: string;
  /** Id of the aim that it serves, and how readers know it. */
  aim: string;
  aimTitle: string;
}

/** How one claim fared: published as `data/claims.csv`, and the reason why a build stops. */
export interface ClaimResult {
  chapter: string;
  claim: string;
  condition: string;
  /** What the data say, a value for each path that the condition names. */
  values: readonly OperandValue[];
  holds: boolean;
  /** The data lack what the condition needs: it does not hold, and does not fail either. */
  isUndecided: boolean;
}
