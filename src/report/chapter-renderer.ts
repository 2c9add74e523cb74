import { evaluateCondition } from '../claims/evaluate-condition.ts';
import type { Problem } from '../errors.ts';
import { FIGURE_IDS, findFigure } from '../figures/catalogue.ts';
import type { FigureContext } from '../figures/figure.ts';
import { renderFigure } from '../figures/render-figure.ts';
import {
  type FigureRequest,
  type MarkdownEnv,
  type ResolvedClaim,
  UnknownNameError,
} from '../markdown/env.ts';
import { plainText } from '../markdown/plain-text.ts';
import { renderChapter, renderLine } from '../markdown/render-chapter.ts';
import { nearestNames } from '../nearest-names.ts';
import type { ChapterSource } from './chapter-source.ts';
import { ChapterValues, type ValueWriter } from './chapter-values.ts';
import { checkClaims } from './check-claims.ts';
import { renderKeyFigure } from './key-figures.ts';
import type { Chapter, ClaimResult } from './report.ts';

export interface RendererOptions extends ValueWriter {
  figures: FigureContext;
  base: string;
  /** Every chapter of the report, in order. */
  sources: readonly ChapterSource[];
}

/** The folder of a chapter's page: its id, and nothing for the home page. */
export function chapterSlug(source: ChapterSource): string {
  return source.frontMatter.number === 0 ? '' : source.id;
}

/** Where a figure is shown first. */
interface FigurePlace {
  number: number;
  slug: string;
}

/** Renders chapters; figures are numbered through the whole report, and problems and claims gather here. */
export class ChapterRenderer {
  readonly problems: Problem[] = [];
  readonly claims: ClaimResult[] = [];
  readonly #options: RendererOptions;
  readonly #tables: Readonly<Record<string, unknown>>;
  readonly #slugs: ReadonlyMap<string, string>;
  /** By the figure's id. */
  readonly #places = new Map<string, FigurePlace>();

  constructor(options: RendererOptions) {
    this.#options = options;
    this.#tables = options.named.variables();
    this.#slugs = new Map(options.sources.map((source) => [source.id, chapterSlug(source)]));
  }

  /** Every chapter in order. Rendered twice: a sentence may refer to a figure that comes later, whose number the first time tells. */
  renderAll(): Chapter[] {
    for (const source of this.#options.sources) this.#placeFigures(source);
    return this.#options.sources.map((source) => this.#render(source));
  }

  #placeFigures(source: ChapterSource): void {
    const values = this.#values(source);
    const { claims } = checkClaims(source, values.variables, () => '');
    const env = {
      ...this.#env(source, values, claims),
      renderFigure: () => '',
      resolveFigureLink: () => ({ href: '', number: 0 }),
    };
    for (const id of renderChapter(source.body, env).figures) {
      if (this.#places.has(id)) continue;
      this.#places.set(id, { number: this.#places.size + 1, slug: chapterSlug(source) });
    }
  }

  #render(source: ChapterSource): Chapter {
    const { frontMatter } = source;
    const values = this.#values(source);
    const checked = checkClaims(
      source,
      values.variables,
      (claim) => `${this.#options.base}claims/#${source.id}-${claim}`,
    );
    const env = this.#env(source, values, checked.claims);
    const inFrontMatter = { ...env, firstLine: source.yamlLine, ...withoutMarks(env) };
    const finding = renderLine(frontMatter.finding, inFrontMatter);
    const lead = renderLine(frontMatter.lead, inFrontMatter);
    const body = renderChapter(source.body, env);
    const keyFigures = frontMatter.key_figures.map((figure) =>
      renderKeyFigure(figure, inFrontMatter, this.#options),
    );
    const made = new Set([...finding.claims, ...lead.claims, ...body.claims]);
    this.claims.push(...[...checked.results.values()].filter(({ claim }) => made.has(claim)));
    this.problems.push(
      ...values.problems,
      ...checked.problems,
      ...env.problems,
      ...[...checked.unsupported]
        .filter(([claim]) => made.has(claim))
        .map(([, problem]) => problem),
      ...unusedClaims(env, [...made, ...body.leftOut.claims]),
    );
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

  #values(source: ChapterSource): ChapterValues {
    return new ChapterValues(source, this.#tables, this.#options);
  }

  #env(
    source: ChapterSource,
    values: ChapterValues,
    claims: ReadonlyMap<string, ResolvedClaim>,
  ): MarkdownEnv {
    const problems: Problem[] = [];
    return {
      file: source.file,
      firstLine: source.bodyLine,
      resolveValue: (path, format) => values.resolve(path, format),
      renderFigure: (request) => this.#figure(request),
      declaredClaims: [...claims.keys()],
      resolveClaim: (id) => claims.get(id)!,
      resolveChapter: (id) => this.#chapterHref(id),
      resolveFigureLink: (id) => this.#figureLink(id, source),
      resolveCondition: (condition, line) =>
        holds(condition, values.variables, { file: source.file, line }, problems),
      problems,
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
    const { number } = this.#places.get(request.id)!;
    return renderFigure(definition, this.#options.figures, {
      number,
      findingHtml: request.finding,
      findingText: request.findingText,
      note: request.note ?? null,
      base: this.#options.base,
    });
  }

  /** On the page itself where the chapter shows the figure again, else where it is shown first. */
  #figureLink(id: string, source: ChapterSource): { href: string; number: number } {
    const place = this.#places.get(id);
    if (place === undefined)
      throw new UnknownNameError({ name: id, suggestions: nearestNames(id, this.#places.keys()) });
    const page = place.slug === chapterSlug(source) ? '' : this.#pageHref(place.slug);
    return { href: `${page}#fig-${id}`, number: place.number };
  }

  #chapterHref(id: string): string {
    const slug = this.#slugs.get(id);
    if (slug === undefined)
      throw new UnknownNameError({ name: id, suggestions: nearestNames(id, this.#slugs.keys()) });
    return this.#pageHref(slug);
  }

  #pageHref(slug: string): string {
    return slug === '' ? this.#options.base : `${this.#options.base}${slug}/`;
  }
}

/** A title and a lead carry no marks of claims and no links on their values. */
function withoutMarks(env: MarkdownEnv): Pick<MarkdownEnv, 'resolveValue' | 'resolveClaim'> {
  return {
    resolveValue: (path, format) => {
      const { text, value } = env.resolveValue(path, format);
      return { text, value };
    },
    resolveClaim: (id) => {
      const { holds, otherwise } = env.resolveClaim(id);
      return { holds, ...(otherwise !== undefined && { otherwise }) };
    },
  };
}

/** Whether a passage's condition holds. A value that the data do not have makes it not hold. */
function holds(
  condition: string,
  variables: Readonly<Record<string, unknown>>,
  place: { file: string; line: number },
  problems: Problem[],
): boolean {
  const evaluated = evaluateCondition(condition, variables, place);
  if (!('problems' in evaluated)) return evaluated.holds;
  problems.push(...evaluated.problems.filter(({ kind }) => kind !== 'claim-absent'));
  return false;
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
