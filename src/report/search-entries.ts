import { figureId } from './model/anchors.ts';
import type { Block } from './model/blocks.ts';
import { contentOf } from './model/figure.ts';
import { blockText, inOneLine, textOf } from './model/text.ts';
import { figuresIn } from './model/walk.ts';
import type { Chapter, Report, SubjectPage } from './report.ts';
import { WHAT_TO_DO } from './what-to-do.ts';

/** Something that a reader may look for. */
export interface SearchEntry {
  kind: 'Section' | 'Figure' | 'Metric' | 'Term' | 'Page';
  title: string;
  /** Within the site. */
  path: string;
  /** What is searched besides the title. */
  text: string;
}

/** Every section, figure, metric and term of the report, and the pages of its subjects, in the report's order. */
export function searchEntries(
  report: Pick<Report, 'chapters' | 'registry' | 'glossary' | 'subjects'>,
): readonly SearchEntry[] {
  const { chapters, registry, glossary, subjects } = report;
  const metrics = new Map(registry.metrics.map((metric) => [metric.id as string, metric]));
  return [
    ...withoutRepeats(chapters.flatMap(chapterEntries)),
    ...subjects.flatMap(subjectEntries),
    ...glossary.map(({ id, term, definition, path }): SearchEntry => {
      const metric = metrics.get(id);
      return metric === undefined
        ? { kind: 'Term', title: term, path, text: definition }
        : {
            kind: 'Metric',
            title: term,
            path,
            text: `${definition} ${metric.formula} ${metric.limits}`,
          };
    }),
  ];
}

/** A figure that two chapters show is found in the first. */
function withoutRepeats(entries: readonly SearchEntry[]): SearchEntry[] {
  const figures = new Set<string>();
  return entries.filter(({ kind, path }) => {
    const figure = path.split('#')[1] ?? '';
    if (kind !== 'Figure') return true;
    const isKnown = figures.has(figure);
    figures.add(figure);
    return !isKnown;
  });
}

/** The chapter's opening, each of its sections, and each figure that it shows first. */
function chapterEntries(chapter: Chapter): SearchEntry[] {
  const page = chapter.slug === '' ? '' : `${chapter.slug}/`;
  const opening: SearchEntry = {
    kind: 'Section',
    title: `${chapter.title}: ${textOf(chapter.finding)}`,
    path: page,
    text: textOf(chapter.lead),
  };
  const actions: SearchEntry = {
    kind: 'Section',
    title: WHAT_TO_DO.text,
    path: `${page}#${WHAT_TO_DO.id}`,
    text: chapter.recommendations.map(({ action }) => textOf(action)).join(' '),
  };
  const [first, ...sections] = mainSections(chapter.body);
  return [
    { ...opening, text: `${opening.text} ${inOneLine(blockText(first!.blocks))}`.trim() },
    ...(chapter.recommendations.length > 0 ? [actions] : []),
    ...figureEntries(first!.blocks, page),
    ...sections.flatMap(({ id, title, blocks }): SearchEntry[] => [
      { kind: 'Section', title, path: `${page}#${id}`, text: inOneLine(blockText(blocks)) },
      ...figureEntries(blocks, page),
    ]),
  ];
}

interface MainSection {
  id: string;
  title: string;
  blocks: readonly Block[];
}

/** What stands before the first section of the second level, without a title, and each such section with all that belongs to it. */
function mainSections(body: readonly Block[]): MainSection[] {
  const parts: { id: string; title: string; blocks: Block[] }[] = [
    { id: '', title: '', blocks: [] },
  ];
  for (const block of body) {
    if (block.kind === 'section' && block.level === 2)
      parts.push({
        id: block.id,
        title: inOneLine(textOf(block.heading)),
        blocks: [...block.blocks],
      });
    else parts.at(-1)!.blocks.push(block);
  }
  return parts;
}

/** The page of details, and each figure on it, found by the name of what it is about too. */
function subjectEntries({ title, path, lead, body }: SubjectPage): SearchEntry[] {
  return [{ kind: 'Page', title, path, text: lead }, ...figureEntries(body, path, `${title}: `)];
}

/** The figures that have enough data. `page` is the path of the page that shows them; `subject` what their findings speak of without naming it. */
function figureEntries(blocks: readonly Block[], page: string, subject = ''): SearchEntry[] {
  return figuresIn(blocks).flatMap((figure): SearchEntry[] => {
    const content = contentOf(figure);
    if (content === null) return [];
    return [
      {
        kind: 'Figure',
        title: `Figure ${figure.number}. ${subject}${inOneLine(textOf(figure.finding))}`,
        path: `${page}#${figureId(figure.definition.id)}`,
        text: inOneLine(content.subtitle),
      },
    ];
  });
}
