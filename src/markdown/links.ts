import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report, resolveOrReport } from './problems.ts';
import { attribute, linesOf, walkInline } from './tokens.ts';

/** The end of a link of ours that stayed text, since links do not nest. */
const BROKEN = /\]\((claim|chapter|figure):/;

/**
 * Where links may lead: another chapter (`chapter:growth`, `chapter:growth#drivers`), a place on the page (`#drivers`), the web
 * (`https:`), a mailbox (`mailto:`). Anything else is a problem, and no other address ever reaches the page.
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
      if (token.type === 'link_open') resolveLink(chapter, token, lines[at]!);
      const broken = token.type === 'text' ? BROKEN.exec(token.content)?.[1] : undefined;
      if (broken === undefined) continue;
      const message = `a ${broken} could not be read`;
      const hint = 'Its brackets may hold no link and no footnote: put these behind it.';
      report(chapter, lines[at]!, 'link-syntax', message, hint);
    }
  });
}

function resolveLink(chapter: MarkdownEnv, token: Token, line: number): void {
  const written = attribute(token, 'href');
  token.attrSet('href', '#');
  if (/^https?:\/\//i.test(written)) {
    token.attrSet('href', written);
    token.attrSet('rel', 'noopener noreferrer');
  } else if (/^mailto:/i.test(written)) {
    token.attrSet('href', written);
  } else if (written.startsWith('#')) {
    token.attrSet('href', `#${chapter.idPrefix ?? ''}${written.slice(1)}`);
  } else if (written.startsWith('chapter:')) {
    const [id = '', section] = written.slice('chapter:'.length).split('#');
    const fallback = 'Chapters are named after their files in content/chapters/.';
    const href = resolveOrReport(chapter, line, 'chapter', fallback, () =>
      chapter.resolveChapter(id),
    );
    if (href !== undefined) token.attrSet('href', section ? `${href}#${section}` : href);
  } else {
    const message = `a link leads to "${written}"`;
    const hint = 'Links may lead to chapter:id, #section, https://… or mailto:….';
    report(chapter, line, 'link-target', message, hint);
  }
}
