import { nearestNames } from '../base/nearest-names.ts';
import type { ChapterSource } from './chapter-source.ts';
import type { GlossaryEntry } from './glossary.ts';
import { UnknownNameError } from './markdown/env.ts';
import { findPage } from './site-pages.ts';

/** The folder of a chapter's page: its id, and nothing for the home page. */
export function chapterSlug(source: ChapterSource): string {
  return source.frontMatter.number === 0 ? '' : source.id;
}

/** The error on a name that nothing has, with the nearest ones that there are. */
export function unknown(name: string, known: Iterable<string>): UnknownNameError {
  return new UnknownNameError({ name, suggestions: nearestNames(name, known) });
}

/** Where chapters, terms and other pages stand in a site under the path `base`. */
export class ChapterLinks {
  readonly #base: string;
  readonly #glossary: readonly GlossaryEntry[];
  /** By the chapter's id. */
  readonly #slugs: ReadonlyMap<string, string>;

  constructor({
    base,
    glossary,
    sources,
  }: {
    base: string;
    glossary: readonly GlossaryEntry[];
    sources: readonly ChapterSource[];
  }) {
    this.#base = base;
    this.#glossary = glossary;
    this.#slugs = new Map(sources.map((source) => [source.id, chapterSlug(source)]));
  }

  /** The page in this folder. */
  page(slug: string): string {
    return slug === '' ? this.#base : `${this.#base}${slug}/`;
  }

  /** The page of the chapter with this id. Throws `UnknownNameError`. */
  chapter(id: string): string {
    const slug = this.#slugs.get(id);
    if (slug === undefined) throw unknown(id, this.#slugs.keys());
    return this.page(slug);
  }

  /** Where a term or metric is defined, and how. Throws `UnknownNameError`. */
  term(id: string): { href: string; definition: string } {
    const entry = this.#glossary.find((each) => each.id === id);
    if (entry !== undefined)
      return { href: `${this.#base}${entry.path}`, definition: entry.definition };
    throw unknown(
      id,
      this.#glossary.map((each) => each.id),
    );
  }

  /** A page that is no chapter, such as `metrics`. Throws `UnknownNameError`. */
  otherPage(id: string): string {
    return this.page(findPage(id));
  }
}
