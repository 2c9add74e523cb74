import { parseHTML } from 'linkedom';
import type { Chapter, Report, SubjectPage } from '../../report/report.ts';
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
  const { document } = parseHTML(`<!doctype html><html><body>${chapter.html}</body></html>`);
  const opening: SearchEntry = {
    kind: 'Section',
    title: `${chapter.title}: ${chapter.finding}`,
    path: page,
    text: chapter.lead,
  };
  const entries = [opening];
  if (chapter.recommendations.length > 0)
    entries.push({
      kind: 'Section',
      title: WHAT_TO_DO.text,
      path: `${page}#${WHAT_TO_DO.id}`,
      text: chapter.recommendations.map(({ actionHtml }) => wordsOfHtml(actionHtml)).join(' '),
    });
  let section = opening;
  for (const element of document.body.children) {
    if (element.localName === 'figure') {
      entries.push(figureEntry(element, page));
    } else if (element.matches('.heading:has(h2)')) {
      const heading = element.querySelector('h2')!;
      const title = wordsOf(heading);
      section = { kind: 'Section', title, path: `${page}#${heading.id}`, text: '' };
      entries.push(section);
    } else {
      section.text += ` ${wordsOf(element)}`;
    }
  }
  return entries.map((entry) => ({ ...entry, text: entry.text.trim() }));
}

/** The page of details, and each figure on it, found by the name of what it is about too. */
function subjectEntries({ title, path, lead, figures }: SubjectPage): SearchEntry[] {
  const { document } = parseHTML(`<!doctype html><html><body>${figures.join('')}</body></html>`);
  const shown = [...document.querySelectorAll('figure.figure:not(.figure-absent)')].map((figure) =>
    figureEntry(figure as unknown as Element, path, `${title}: `),
  );
  return [{ kind: 'Page', title, path, text: lead }, ...shown];
}

/** `page` is the path of the page that shows it; `subject` what its finding speaks of without naming it. */
function figureEntry(figure: Element, page: string, subject = ''): SearchEntry {
  const number = wordsOf(figure.querySelector('.figure-number'));
  const finding = wordsOf(figure.querySelector('.figure-title')).slice(number.length).trim();
  const title = `${number}. ${subject}${finding}`;
  const text = wordsOf(figure.querySelector('.figure-subtitle'));
  return { kind: 'Figure', title, path: `${page}#${figure.id}`, text };
}

function wordsOfHtml(html: string): string {
  return wordsOf(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body);
}

function wordsOf(element: Element | null): string {
  for (const hidden of element?.querySelectorAll('.term-tip, .claim-mark, .visually-hidden') ?? [])
    hidden.remove();
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
