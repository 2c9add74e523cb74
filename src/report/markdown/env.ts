/**
 * What lives in `markdown/`: chapters as blocks of the model. The markdown-it instance and one rule file a syntax. It knows neither metrics nor
 * figures: every name is resolved by functions that the caller hands in, and every mistake is pushed as a problem.
 */
import type { Env } from 'markdown-it';
import type { Problem } from '../../base/errors.ts';
import type { FormatName } from '../../base/format/formatter.ts';
import type { FigureBlock, Words } from '../model/blocks.ts';

/** A name that is not known, with the nearest known ones. Thrown by the functions of `MarkdownEnv`. */
export class UnknownNameError extends Error {
  readonly unknownName: string;
  /** What is wrong, as a sentence of its own; undefined where the name is just not known. */
  readonly reason: string | undefined;
  readonly suggestions: readonly string[];
  /** All names, where they are few enough to be told. */
  readonly known: readonly string[];

  /** `reason` says what is wrong where "not known" is not enough: the sentence, in lower case, without a full stop. */
  constructor(unknown: {
    name: string;
    suggestions: readonly string[];
    reason?: string;
    known?: readonly string[];
  }) {
    super(unknown.reason ?? `"${unknown.name}" is not known`);
    this.name = 'UnknownNameError';
    this.unknownName = unknown.name;
    this.reason = unknown.reason;
    this.suggestions = unknown.suggestions;
    this.known = unknown.known ?? [];
  }
}

export interface ResolvedValue {
  /** As the reader sees it. */
  text: string;
  /** As the published table holds it, for the `value` attribute; null where the value is absent. */
  value: string | number | null;
  /** Where the value is defined. */
  href?: string;
  /** Said on hover, such as the metric's name and period. */
  title?: string;
  /** In which row of a published table it stands, one object however it is addressed, and in which column. */
  cell?: { row: object; column: string };
}

export interface ResolvedClaim {
  holds: boolean;
  /** The data lack what the condition needs. */
  isUndecided?: boolean;
  condition?: string;
  /** The author's wording for when it does not hold, or cannot be decided: one line of inline Markdown with values, without claims. */
  otherwise?: string;
  /** The author's wordings for when it does not hold or cannot be told, whether or not they are needed: one must say something else. */
  others?: readonly string[];
  /** Where the claim's condition and the values behind it are shown. */
  href?: string;
}

export interface FigureRequest {
  id: string;
  /** What it shows, as the chapter says it. */
  finding: Words;
  /** The author's note; empty where there is none. */
  note: Words;
}

export interface ResolvedTerm {
  href: string;
  /** Shown on hover and focus; left out where a line has no room for it. */
  definition?: string;
}

/** All that a chapter needs from outside. One object per chapter: problems gather in it. */
export interface MarkdownEnv {
  /** Path of the chapter, for problems. */
  file: string;
  /** Line of the file on which the Markdown begins, from 1. */
  firstLine: number;
  /** Names that may hold a digit, where any other number must be a value; where this is left out, numbers may be typed. */
  names?: readonly string[] | undefined;
  /** Throws `UnknownNameError`, or `UnfitFormatError` of the formatter. */
  resolveValue(path: string, format: FormatName | undefined): ResolvedValue;
  /** The figure with these words. Throws `UnknownNameError`. */
  makeFigure(request: FigureRequest): FigureBlock;
  /** Ids of the claims in the chapter's front matter. */
  declaredClaims: readonly string[];
  /** Only called with a declared id. */
  resolveClaim(id: string): ResolvedClaim;
  /** The link to another chapter. Throws `UnknownNameError`. */
  resolveChapter(id: string): string;
  /**
   * Whether a page has a place of this id: that of another chapter, or the chapter's own; false where all that stood there is absent. A place
   * in a passage that these data leave out will do where the link is left out as well. Throws `UnknownNameError`.
   */
  findSection(section: string, chapter: string | undefined, isLeftOut: boolean): boolean;
  /** The link to a figure of this or another chapter, and its number; undefined where it has nothing to show. Throws `UnknownNameError`. */
  resolveFigureLink(id: string): { href: string; number: number } | undefined;
  /** Where a term is defined, and how. Throws `UnknownNameError`. */
  resolveTerm(id: string): ResolvedTerm;
  /** The link to a page that is no chapter, such as `metrics`. Throws `UnknownNameError`. */
  resolvePage(id: string): string;
  /** Whether a passage's condition holds; undefined where these data cannot tell. What cannot be understood becomes a problem. */
  resolveCondition(condition: string, line: number): boolean | undefined;
  /** Rules push here; nothing throws half way, so that an author sees every mistake of a chapter at once. */
  problems: Problem[];
}

/** Names that the rules gather while a chapter is read, in the order of the text. */
export interface Gathered {
  figures: string[];
  claims: string[];
  terms: string[];
}

/** The env of markdown-it as the rules see it: `footnotes` belongs to its plugin. */
export interface RuleEnv extends Env {
  chapter: MarkdownEnv;
  gathered: Gathered;
  footnotes?: { refs?: Record<string, number>; list?: unknown[] };
}

/** markdown-it passes its env untyped; every render of this folder puts a `RuleEnv` there. */
export function ruleEnv(env: Env | undefined): RuleEnv {
  return env as RuleEnv;
}
