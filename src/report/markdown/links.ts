import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report, resolveOrReport } from './problems.ts';
import { attribute, linesOf, walkInline } from './tokens.ts';

/** The end of a link of ours that stayed text, since links do not nest. */
const BROKEN = /\]\((claim|chapter|figure|term|page):/;

/** A link to a figure that says only this much gets the figure's number: `[Figure](figure:funnel)` is written "Figure 7". */
const FIGURE_WORD = /^figure$/i;

/**
 * Where links may lead: another chapter (`chapter:growth`, `chapter:growth#drivers`), a figure (`figure:funnel`), a term
 * (`term:session`, see `terms.ts`), another page (`page:metrics`), a place on the page (`#drivers`), the web (`https:`), a mailbox
 * (`mailto:`). Anything else is a problem, and no other address ever reaches the page.
 */
export function linkPlugin(md: MarkdownIt): void {
  // The library would print a refused link as text, without a word; here every address becomes a token and is judged below.
  md.validateLink = () => true;
  md.core.ruler.after('values', 'links', resolveLinks);
}

function resolveLinks(state: StateCore): void {
  const { chapter } = ruleEnv(state.env);
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    for (const [at, token] of children.entries()) {
      if (token.type === 'link_open') resolveLink(chapter, token, children[at + 1], lines[at]!);
      const broken = token.type === 'text' ? BROKEN.exec(token.content)?.[1] : undefined;
      if (broken === undefined) continue;
      const message = `a ${broken} could not be read`;
      const hint = 'Its brackets may hold no link and no footnote: put these behind it.';
      report(chapter, lines[at]!, 'link-syntax', message, hint);
    }
  });
}

function resolveLink(
  chapter: MarkdownEnv,
  token: Token,
  text: Token | undefined,
  line: number,
): void {
  const written = attribute(token, 'href');
  token.attrSet('href', '#');
  if (/^https?:/i.test(written)) resolveAddress(chapter, token, written, line);
  else if (/^mailto:/i.test(written)) resolveMailbox(chapter, token, written, line);
  else if (written.startsWith('#')) resolveSection(chapter, token, written, line);
  else if (written.startsWith('chapter:')) {
    const [id = '', section] = decoded(written.slice('chapter:'.length)).split('#');
    const fallback = 'Chapters are named after their files in chapters/.';
    const href = resolveOrReport(chapter, line, 'chapter', fallback, () => {
      const found = chapter.resolveChapter(id);
      if (section && !chapter.findSection(section, id, false)) markAbsent(token);
      return found;
    });
    if (href !== undefined) token.attrSet('href', section ? `${href}#${encodeURI(section)}` : href);
  } else if (written.startsWith('page:')) {
    const fallback = 'Name a page that is no chapter, such as metrics.';
    const href = resolveOrReport(chapter, line, 'page', fallback, () =>
      chapter.resolvePage(decoded(written.slice('page:'.length))),
    );
    if (href !== undefined) token.attrSet('href', href);
  } else if (written.startsWith('figure:')) {
    resolveFigure(chapter, token, text, decoded(written.slice('figure:'.length)), line);
  } else {
    const message = `a link leads to "${written}"`;
    const hint =
      'Links may lead to chapter:id, figure:id, term:id, page:id, #section, https://… or mailto:….';
    report(chapter, line, 'link-target', message, hint);
  }
}

function resolveAddress(chapter: MarkdownEnv, token: Token, written: string, line: number): void {
  if (!/^https?:\/\/[^/]/i.test(written) || !URL.canParse(written)) {
    const message = `a link leads to "${written}", which is no address`;
    report(chapter, line, 'link-target', message, 'Write it as https://example.com/page.');
    return;
  }
  token.attrSet('href', written);
  token.attrSet('rel', 'noopener noreferrer');
}

function resolveMailbox(chapter: MarkdownEnv, token: Token, written: string, line: number): void {
  if (/^mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?$/i.test(written)) {
    token.attrSet('href', written);
    return;
  }
  const message = `a link leads to "${written}", which is no mailbox`;
  report(chapter, line, 'link-target', message, 'Write it as mailto:ann@example.com.');
}

function resolveSection(chapter: MarkdownEnv, token: Token, written: string, line: number): void {
  const section = decoded(written.slice(1));
  const fallback = 'Sections are named after their headings, in lower case with - between words.';
  const isThere = resolveOrReport(chapter, line, 'section', fallback, () =>
    chapter.findSection(section, undefined, false),
  );
  if (isThere === false) markAbsent(token);
  if (isThere) token.attrSet('href', `#${encodeURI(section)}`);
}

function resolveFigure(
  chapter: MarkdownEnv,
  token: Token,
  text: Token | undefined,
  id: string,
  line: number,
): void {
  const fallback = 'Only a figure that a chapter shows can be referred to.';
  const figure = resolveOrReport(chapter, line, 'figure', fallback, () => {
    const found = chapter.resolveFigureLink(id);
    if (found === undefined) markAbsent(token);
    return found;
  });
  if (figure === undefined) return;
  token.attrSet('href', figure.href);
  if (text?.type === 'text' && FIGURE_WORD.test(text.content))
    // A no-break space keeps the number with its word.
    text.content += `\u00a0${figure.number}`;
}

/** What it leads to has nothing to show on these data. */
function markAbsent(token: Token): void {
  token.meta = { isAbsent: true };
}

/** As the author wrote it: the library writes letters beyond ASCII by their bytes. */
function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
