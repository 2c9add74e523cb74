import type { FigureBlock } from '../../report/model/blocks.ts';
import { contentOf } from '../../report/model/figure.ts';
import { textOf } from '../../report/model/text.ts';
import { figuresIn } from '../../report/model/walk.ts';
import type { Page } from '../../report/pages.ts';

/** A figure as a picture shows it, in text. */
export interface PageFigure {
  /** Names its pictures, such as `revenue-by-quarter`. */
  id: string;
  finding: string;
  subtitle: string;
  description: string;
  /** Source and period, then notes. */
  sources: readonly string[];
  /** The drawings as SVG text. */
  wide: string;
  narrow: string;
}

/** What a picture needs to know of a page. */
export interface PageWords {
  /** Its folder in the site, `growth/`; empty for the home page. */
  path: string;
  title: string;
  /** Above the title, `2. Growth`; empty on the home page. */
  chapter: string;
  lead: string;
  figures: readonly PageFigure[];
}

/** A page's words and the figures that have drawings, in their order. A picture neither leads nor speaks to a reader of the page. */
export function wordsOfPage({ path, label, heading, lead, body }: Page): PageWords {
  return {
    path,
    title: plain(textOf(heading)),
    chapter: plain(label),
    lead: plain(textOf(lead)),
    figures: figuresIn(body).flatMap(wordsOfFigure),
  };
}

function wordsOfFigure(figure: FigureBlock): PageFigure[] {
  const content = contentOf(figure);
  if (content?.drawings === undefined) return [];
  const { subtitle, description, source, note, leftOut, said, drawings } = content;
  return [
    {
      id: figure.definition.id,
      finding: plain(textOf(figure.finding)),
      subtitle: plain(subtitle),
      description: plain(description),
      sources: [source, note, textOf(figure.note), leftOut, said]
        .filter((text) => text !== '')
        .map(plain),
      ...drawings,
    },
  ];
}

/** Without the line breaks and double spaces of the source; a space that keeps words together stays. */
function plain(text: string): string {
  return text.replaceAll(/[ \t\r\n]+/g, ' ').trim();
}
