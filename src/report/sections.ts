import type { Problem } from '../base/errors.ts';
import { nearestNames } from '../base/nearest-names.ts';
import type { ChapterSource } from './chapter-source.ts';
import { UnknownNameError } from './markdown/env.ts';
import { slugOf } from './markdown/headings.ts';
import type { ReadChapter } from './markdown/read-chapter.ts';
import { anchorsOf, figureId } from './model/anchors.ts';
import type { Block } from './model/blocks.ts';
import { figuresIn, sectionsIn } from './model/walk.ts';

/** Ids that the layout of a chapter's page has, or may have. */
const OF_THE_PAGE: readonly string[] = ['main', 'the-round', 'the-people'];

/** The places of a chapter's page that a link may lead to. */
export interface Sections {
  shown: ReadonlySet<string>;
  /** All that stood there is absent. */
  empty: ReadonlySet<string>;
  leftOut: ReadonlySet<string>;
}

/** The places of a chapter, of which `whole` is what these data can bear. */
export function sectionsOf({ blocks, leftOut }: ReadChapter, whole: readonly Block[]): Sections {
  return {
    shown: new Set(placesIn(whole)),
    empty: new Set(placesIn(blocks)),
    leftOut: new Set(sectionsIn(leftOut.blocks).map(({ id }) => id)),
  };
}

function placesIn(blocks: readonly Block[]): string[] {
  const figures = figuresIn(blocks).map(({ definition }) => figureId(definition.id));
  return [...sectionsIn(blocks).map(({ id }) => id), ...figures];
}

/** Whether the page has such a place on these data. Throws `UnknownNameError` where it never does. */
export function findSection(
  section: string,
  { shown, empty, leftOut }: Sections,
  isLeftOut: boolean,
): boolean {
  // Footnotes are numbered as they are referred to; the check of the finished site sees to them.
  if (shown.has(section) || OF_THE_PAGE.includes(section) || /^(?:footnotes$|fn)/.test(section))
    return true;
  if (empty.has(section)) return false;
  if (isLeftOut && leftOut.has(section)) return false;
  const reason = leftOut.has(section)
    ? `"${section}" stands in a passage that these data leave out`
    : `"${section}" is on no heading of the page`;
  throw new UnknownNameError({ name: section, suggestions: nearestNames(section, shown), reason });
}

/** Two places of one id, which a link could not tell apart. Headings among themselves are numbered; figures and the page's own are not. */
export function idsTwice(blocks: readonly Block[], source: ChapterSource): Problem[] {
  const seen = new Set(OF_THE_PAGE);
  const twice = new Set<string>();
  for (const id of anchorsOf(blocks)) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return [...twice].map((id) => {
    const line = lineOf(id, source);
    return {
      kind: 'id-twice',
      file: source.file,
      ...(line !== undefined && { line }),
      message: `the page has two places "#${id}"`,
      hint: 'Show a figure once in a chapter and refer to it with [Figure](figure:id), or word the heading otherwise.',
    };
  });
}

/** The last line that makes a place of this id: a figure, or a heading. */
function lineOf(id: string, { body, bodyLine }: ChapterSource): number | undefined {
  const at = body
    .split('\n')
    .findLastIndex(
      (line) =>
        (/^#+ /.test(line) && slugOf(line) === id) ||
        (id.startsWith('fig-') &&
          new RegExp(`\\(figure:${id.slice(4)}[ )]`).test(line) &&
          line.startsWith('![')),
    );
  return at < 0 ? undefined : bodyLine + at;
}
