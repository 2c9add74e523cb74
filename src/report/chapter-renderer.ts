import type { Problem } from '../errors.ts';
import { FIGURE_IDS, findFigure } from '../figures/catalogue.ts';
import type { FigureContext } from '../figures/figure.ts';
import { renderFigure } from '../figures/render-figure.ts';
import { renderSparkline } from '../figures/sparkline.ts';
import { formatForType } from '../format/format-for-type.ts';
import type { FormatName, Formatter } from '../format/formatter.ts';
import {
  type FigureRequest,
  type MarkdownEnv,
  type ResolvedClaim,
  type ResolvedValue,
  UnknownNameError,
} from '../markdown/env.ts';
import { plainText } from '../markdown/plain-text.ts';
import { renderChapter, renderLine } from '../markdown/render-chapter.ts';
import { nearestNames } from '../nearest-names.ts';
import type { ChapterSource, FrontMatter } from './chapter-source.ts';
import { checkClaims } from './check-claims.ts';
import type { NamedTables } from './named-tables.ts';
import type { Chapter, ClaimResult, KeyFigure } from './report.ts';

export interface RendererOptions {
  named: NamedTables;
  format: Formatter;
  figures: FigureContext;
  base: string;
  /** Slug of each chapter, by its id. */
  slugs: ReadonlyMap<string, string>;
}

/** The folder of a chapter's page: its id, and nothing for the home page. */
export function chapterSlug(source: ChapterSource): string {
  return source.frontMatter.number === 0 ? '' : source.id;
}

/** Renders chapters in order; figures are numbered through the whole report, and problems and claims gather here. */
export class ChapterRenderer {
  readonly problems: Problem[] = [];
  readonly claims: ClaimResult[] = [];
  readonly #options: RendererOptions;
  readonly #variables: Record<string, unknown>;
  /** Number of each figure, by its first appearance. */
  readonly #numbers = new Map<string, number>();

  constructor(options: RendererOptions) {
    this.#options = options;
    this.#variables = options.named.variables();
  }

  render(source: ChapterSource): Chapter {
    const { frontMatter } = source;
    const checked = checkClaims(source, this.#variables);
    this.problems.push(...checked.problems);
    this.claims.push(...checked.results);
    const env = this.#env(source, checked.claims);
    const finding = renderLine(frontMatter.finding, { ...env, firstLine: source.yamlLine });
    const lead = renderLine(frontMatter.lead, { ...env, firstLine: source.yamlLine });
    const body = renderChapter(source.body, env);
    const used = [...finding.claims, ...lead.claims, ...body.claims];
    const keyFigures = frontMatter.key_figures.map((figure) => this.#keyFigure(figure, env));
    this.problems.push(...env.problems, ...unusedClaims(env, used));
    return {
      id: source.id,
      number: frontMatter.number,
      slug: chapterSlug(source),
      title: frontMatter.title,
      finding: plainText(finding.html),
      findingHtml: finding.html,
      lead: plainText(lead.html),
      leadHtml: lead.html,
      aims: frontMatter.aims,
      keyFigures,
      html: body.html,
      headings: body.headings,
    };
  }

  #env(source: ChapterSource, claims: ReadonlyMap<string, ResolvedClaim>): MarkdownEnv {
    return {
      file: source.file,
      firstLine: source.bodyLine,
      resolveValue: (path, format) => this.#value(path, format),
      renderFigure: (request) => this.#figure(request),
      declaredClaims: [...claims.keys()],
      resolveClaim: (id) => claims.get(id)!,
      resolveChapter: (id) => this.#chapterHref(id),
      problems: [],
    };
  }

  #value(path: string, format: FormatName | undefined): ResolvedValue {
    const { value, type, column } = this.#options.named.resolve(path);
    return {
      text: this.#options.format.format(value, format ?? formatForType(type)),
      value,
      title: column.meaning,
    };
  }

  #figure(request: FigureRequest): string {
    const definition = findFigure(request.id);
    if (definition === undefined) {
      throw new UnknownNameError({
        name: request.id,
        suggestions: nearestNames(request.id, FIGURE_IDS),
      });
    }
    const number = this.#numbers.get(request.id) ?? this.#numbers.size + 1;
    this.#numbers.set(request.id, number);
    return renderFigure(definition, this.#options.figures, {
      number,
      findingHtml: request.finding,
      findingText: request.findingText,
      note: request.note ?? null,
      base: this.#options.base,
    });
  }

  #chapterHref(id: string): string {
    const slug = this.#options.slugs.get(id);
    if (slug === undefined) {
      throw new UnknownNameError({
        name: id,
        suggestions: nearestNames(id, this.#options.slugs.keys()),
      });
    }
    return slug === '' ? this.#options.base : `${this.#options.base}${slug}/`;
  }

  #keyFigure(figure: FrontMatter['key_figures'][number], env: MarkdownEnv): KeyFigure {
    const format = figure.format === undefined ? '' : ` | ${figure.format}`;
    const note = renderLine(figure.note, env);
    const value = renderLine(`{{ ${figure.value}${format} }}`, env);
    const sparkline = figure.sparkline === undefined ? '' : this.#sparkline(figure.sparkline, env);
    return {
      label: figure.label,
      value: plainText(value.html),
      note: plainText(note.html),
      ...(sparkline !== '' && { sparkline }),
    };
  }

  /** The course of a column over the whole periods of its table. */
  #sparkline(path: string, env: MarkdownEnv): string {
    const [table, column] = path.split('.') as [string, string?];
    try {
      const rows = this.#options.figures.table(table).rows.filter((row) => row.complete === 1);
      this.#options.named.resolve(`${table}.first.${column ?? ''}`);
      return renderSparkline(
        rows.map((row) => (typeof row[column!] === 'number' ? (row[column!] as number) : null)),
      );
    } catch (error) {
      if (!(error instanceof UnknownNameError || error instanceof RangeError)) throw error;
      env.problems.push({
        kind: 'unknown-sparkline',
        file: env.file,
        key: 'key_figures',
        message: `sparkline "${path}": ${error.message}`,
        hint: 'Name a table by month or quarter and a column of it.',
      });
      return '';
    }
  }
}

/** A claim that no text makes is a leftover: its condition would be checked for nobody. */
function unusedClaims(env: MarkdownEnv, used: readonly string[]): Problem[] {
  return env.declaredClaims
    .filter((id) => !used.includes(id))
    .map((id) => ({
      kind: 'unused-claim',
      file: env.file,
      key: `claims.${id}`,
      message: `claim "${id}" is declared, and no text of the chapter makes it`,
      hint: `Mark its sentence as [sentence](claim:${id}), or remove the declaration.`,
    }));
}
