import type { Problem } from '../base/errors.ts';
import { FIGURE_IDS, findFigure } from '../figures/catalogue.ts';
import type { FigureContext, FigureDefinition } from '../figures/figure.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { holds, unusedClaims, withoutMarks } from './chapter-env.ts';
import { ChapterLinks, chapterSlug, unknown } from './chapter-links.ts';
import type { ChapterSource } from './chapter-source.ts';
import { ChapterValues, type ValueWriter } from './chapter-values.ts';
import { checkClaims } from './check-claims.ts';
import type { Known } from './claims/evaluate-condition.ts';
import type { GlossaryEntry } from './glossary.ts';
import { readKeyFigure } from './key-figures.ts';
import type { FigureRequest, MarkdownEnv, ResolvedClaim } from './markdown/env.ts';
import { readChapter, readLine } from './markdown/read-chapter.ts';
import type { FigureBlock, Words } from './model/blocks.ts';
import { contentOf, shownWords } from './model/figure.ts';
import { wordsOf } from './model/make.ts';
import { claimsIn, figuresIn } from './model/walk.ts';
import { isWholeSentence, wholeBlocks, wholeWords } from './model/whole.ts';
import { readRecommendations } from './recommendations.ts';
import type { Chapter, ClaimResult } from './report.ts';
import { findSection, idsTwice, type Sections, sectionsOf } from './sections.ts';
import { frontMatterNumbers } from './typed-numbers.ts';
import { readFirstWhole } from './whole-lines.ts';

export interface ReaderOptions extends ValueWriter {
  figures: FigureContext;
  base: string;
  aims: ReportConfig['aims'];
  glossary: readonly GlossaryEntry[];
  /** The tables that there can be, published or of the export, and whether they are there with rows. */
  tablesThere: ReadonlyMap<string, boolean>;
  /** Those that always have rows and no absent cell. */
  certain: ReadonlySet<string>;
  /** Names that may hold a digit, of the shop and of the data. */
  names: readonly string[];
  /** Every chapter of the report, in order. */
  sources: readonly ChapterSource[];
}

/** Where a figure is shown first. */
interface FigurePlace {
  number: number;
  slug: string;
}

/** Reads chapters; figures are numbered through the whole report, and problems and claims gather here. */
export class ChapterReader {
  readonly problems: Problem[] = [];
  readonly claims: ClaimResult[] = [];
  readonly #options: ReaderOptions;
  readonly #known: Known;
  readonly #links: ChapterLinks;
  readonly #names: readonly string[];
  /** By the chapter's id. */
  readonly #sections = new Map<string, Sections>();
  /** By the figure's id. */
  readonly #places = new Map<string, FigurePlace>();

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#known = {
      variables: options.named.variables(),
      tables: options.tablesThere,
      certain: options.certain,
    };
    this.#names = options.names;
    this.#links = new ChapterLinks(options);
  }

  /** Every chapter in order. Read twice: a sentence may refer to a figure that comes later, whose number the first time tells. */
  readAll(): Chapter[] {
    for (const source of this.#options.sources) this.#placeFigures(source);
    return this.#options.sources.map((source) => this.#read(source));
  }

  /** Every figure that the chapters show, in the order of their numbers. */
  get figures(): readonly FigureDefinition[] {
    return [...this.#places.keys()].map((id) => findFigure(id)!);
  }

  #placeFigures(source: ChapterSource): void {
    const values = this.#values(source);
    const { claims } = checkClaims(source, values.known, () => '');
    const env = {
      ...this.#env(source, values, claims),
      resolveFigureLink: (id: string) => (this.#isEmpty(id) ? undefined : { href: '', number: 0 }),
      findSection: () => true,
    };
    const read = readChapter(source.body, env);
    const whole = wholeBlocks(read.blocks);
    this.#sections.set(source.id, sectionsOf(read, whole));
    const shown = figuresIn(whole).map(({ definition }) => definition.id);
    for (const id of shown) {
      if (this.#places.has(id)) continue;
      this.#places.set(id, { number: this.#places.size + 1, slug: chapterSlug(source) });
    }
  }

  #read(source: ChapterSource): Chapter {
    const { frontMatter } = source;
    const values = this.#values(source);
    const checked = checkClaims(
      source,
      values.known,
      (claim) => `${this.#options.base}claims/#${source.id}-${claim}`,
    );
    const env = this.#env(source, values, checked.claims);
    const inFrontMatter = { ...env, firstLine: source.yamlLine, ...withoutMarks(env) };
    const finding = readLine(frontMatter.finding, inFrontMatter);
    const lead = readFirstWhole(frontMatter.lead, inFrontMatter);
    const body = readChapter(source.body, env);
    const said = {
      finding: orTitle(wholeWords(finding.words), frontMatter.title),
      lead: wholeWords(lead.words),
      body: wholeBlocks(body.blocks),
    };
    // Written as text; the links of its values lead from its label.
    const inKeyFigures = { ...inFrontMatter, resolveValue: env.resolveValue };
    const keyFigures = frontMatter.key_figures.map((figure) =>
      readKeyFigure(figure, inKeyFigures, this.#options),
    );
    const recommendations = readRecommendations(
      frontMatter.recommendations,
      env,
      this.#options.aims,
      (place) => source.lineAt(['recommendations', place]),
    );
    const made = new Set(
      [said.finding, said.lead, ...shownWords(said.body)].flatMap(claimsIn).map(({ id }) => id),
    );
    const read = [...finding.claims, ...lead.claims, ...body.claims];
    this.claims.push(...[...checked.results.values()].filter(({ claim }) => made.has(claim)));
    this.problems.push(
      ...values.problems,
      ...checked.problems,
      ...env.problems,
      ...[...checked.unsupported]
        .filter(([claim]) => made.has(claim))
        .map(([, problem]) => problem),
      ...frontMatterNumbers(source, this.#names),
      ...idsTwice(said.body, source),
      ...unusedClaims(env, [...read, ...lead.leftOut.claims, ...body.leftOut.claims]),
    );
    return {
      id: source.id,
      number: frontMatter.number,
      slug: chapterSlug(source),
      title: frontMatter.title,
      finding: said.finding,
      lead: said.lead,
      aims: frontMatter.aims,
      outcomes: frontMatter.outcomes,
      keyFigures,
      recommendations,
      body: said.body,
    };
  }

  #values(source: ChapterSource): ChapterValues {
    return new ChapterValues(source, this.#known, this.#options);
  }

  #env(
    source: ChapterSource,
    values: ChapterValues,
    claims: ReadonlyMap<string, ResolvedClaim>,
  ): MarkdownEnv {
    const problems: Problem[] = [];
    // A passage may hang on a claim, claims["revenue-rose"]: neither of its parts is said of one that is undecided.
    const known: Known = {
      ...values.known,
      variables: {
        ...values.known.variables,
        claims: Object.fromEntries(
          [...claims].map(([id, { holds, isUndecided }]) => [id, isUndecided ? null : holds]),
        ),
      },
    };
    return {
      file: source.file,
      firstLine: source.bodyLine,
      names: this.#names,
      resolveValue: (path, format) => values.resolve(path, format),
      makeFigure: (request) => this.#figure(request),
      declaredClaims: [...claims.keys()],
      resolveClaim: (id) => claims.get(id)!,
      resolveChapter: (id) => this.#links.chapter(id),
      findSection: (section, chapter, isLeftOut) =>
        findSection(section, this.#sections.get(chapter ?? source.id)!, isLeftOut),
      resolveFigureLink: (id) => this.#figureLink(id, source),
      resolveTerm: (id) => this.#links.term(id),
      resolvePage: (id) => this.#links.otherPage(id),
      resolveCondition: (condition, line) =>
        holds(condition, known, { file: source.file, line }, problems),
      problems,
    };
  }

  #figure({ id, finding, note }: FigureRequest): FigureBlock {
    const definition = findFigure(id);
    if (definition === undefined) throw unknown(id, FIGURE_IDS);
    const { figures: context } = this.#options;
    const isFinding =
      isWholeSentence(finding) && !claimsIn(finding).some((claim) => claim.isUndecided === true);
    return {
      kind: 'figure',
      definition,
      context,
      // Not placed yet where figures are only listed.
      number: this.#places.get(id)?.number ?? 0,
      // A finding that the data do not have is no finding: the figure says what it shows.
      finding: isFinding ? finding : wordsOf(definition.subtitle(context)),
      note,
    };
  }

  /** Whether a figure has nothing to show on these data. */
  #isEmpty(id: string): boolean {
    const definition = findFigure(id);
    const context = this.#options.figures;
    return definition !== undefined && contentOf({ definition, context }) === null;
  }

  /** On the page itself where the chapter shows the figure again, else where it is shown first. */
  #figureLink(id: string, source: ChapterSource): { href: string; number: number } | undefined {
    const place = this.#places.get(id);
    if (place === undefined && this.#isEmpty(id)) return undefined;
    if (place === undefined) throw unknown(id, this.#places.keys());
    const page = place.slug === chapterSlug(source) ? '' : this.#links.page(place.slug);
    return { href: `${page}#fig-${id}`, number: place.number };
  }
}

/** A heading is never empty. */
function orTitle(words: Words, title: string): Words {
  return words.length === 0 ? wordsOf(title) : words;
}
