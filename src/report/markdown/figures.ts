import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import type { FigureBlock } from '../model/blocks.ts';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report, resolveOrReport } from './problems.ts';
import { toWords } from './to-words.ts';
import { attribute, linesOf, walkInline } from './tokens.ts';

const SCHEME = 'figure:';

/** What a figure's token carries. */
interface FigureMeta extends Record<string, unknown> {
  id: string;
  line: number;
}

/**
 * `![Finding](figure:revenue-by-quarter "optional note")`, alone in its paragraph: the whole figure in place of the paragraph.
 * Finding and note may hold values, the finding claims too. Any other image is refused: a picture that is not drawn from a
 * published table cannot be checked.
 */
export function figurePlugin(md: MarkdownIt): void {
  // Before claims and values, so that these find the finding's tokens among the others.
  md.core.ruler.before('claims', 'figure_paragraphs', openFigures);
  md.core.ruler.push('figures', closeFigures);
}

/** The figure of a token, made by the chapter's env; nothing after the author's mistake became a problem. */
export function makeFigure(token: Token, chapter: MarkdownEnv): FigureBlock | undefined {
  const { id, line } = token.meta as FigureMeta;
  const children = token.children ?? [];
  const note = children.find((child) => child.type === 'figure_note')?.children ?? [];
  const finding = toWords(children.filter((child) => child.type !== 'figure_note'));
  const fallback = 'Figures are listed by id in src/figures/catalogue/.';
  return resolveOrReport(chapter, line, 'figure', fallback, () =>
    chapter.makeFigure({ id, finding, note: toWords(note) }),
  );
}

/** Puts the finding's tokens, and then the note's, in place of each paragraph that is a figure. */
function openFigures(state: StateCore): void {
  const { chapter, gathered } = ruleEnv(state.env);
  const figureParagraphs = new Map<Token, FigureMeta>();
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    const inParagraph = state.tokens[state.tokens.indexOf(inline) - 1]?.type === 'paragraph_open';
    for (const [at, image] of children.entries()) {
      if (image.type !== 'image') continue;
      const source = attribute(image, 'src');
      if (!source.startsWith(SCHEME)) {
        const message = `image "${source}" is not a figure of this report`;
        const hint =
          'Write ![Finding](figure:id), with the id of a figure in src/figures/catalogue/.';
        report(chapter, lines[at]!, 'image', message, hint);
      } else if (!inParagraph || children.length > 1) {
        const message = `figure "${source.slice(SCHEME.length)}" is not alone in its paragraph`;
        report(chapter, lines[at]!, 'figure-place', message, 'Put an empty line before and after.');
      } else {
        figureParagraphs.set(inline, { id: source.slice(SCHEME.length), line });
      }
    }
  });
  gathered.figures.push(...[...figureParagraphs.values()].map((figure) => figure.id));
  state.tokens = state.tokens.flatMap((token, at) => {
    const figure = figureParagraphs.get(token);
    if (figure) return figureTokens(state, token, figure);
    const neighbour = state.tokens[at + (token.type === 'paragraph_open' ? 1 : -1)];
    const isParagraph = token.type === 'paragraph_open' || token.type === 'paragraph_close';
    return isParagraph && neighbour && figureParagraphs.has(neighbour) ? [] : [token];
  });
}

/** Both stay `inline` until all inline rules have run over them; their `info` says what they are. */
function figureTokens(state: StateCore, paragraph: Token, meta: FigureMeta): Token[] {
  const image = paragraph.children?.[0];
  const finding = new state.Token('inline', '', 0);
  finding.info = 'figure';
  finding.meta = meta;
  finding.map = paragraph.map;
  finding.level = paragraph.level;
  finding.content = image?.content ?? '';
  finding.children = image?.children ?? [];
  const title = image ? attribute(image, 'title') : '';
  if (title === '') return [finding];
  const note = new state.Token('inline', '', 0);
  note.info = 'figure-note';
  note.map = paragraph.map;
  note.level = paragraph.level;
  note.content = title;
  note.children = [];
  state.md.inline.parse(title, state.md, state.env, note.children);
  return [finding, note];
}

function closeFigures(state: StateCore): void {
  const closed: Token[] = [];
  for (const token of state.tokens) {
    if (token.info === 'figure-note') {
      token.type = 'figure_note';
      closed.at(-1)?.children?.push(token);
      continue;
    }
    if (token.info === 'figure') token.type = 'figure';
    closed.push(token);
  }
  state.tokens = closed;
}
