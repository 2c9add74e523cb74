import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { freeName } from '../../base/format/free-name.ts';
import { ruleEnv } from './env.ts';
import { FOOTNOTES_SLUG } from './footnotes.ts';
import { report } from './problems.ts';
import { textOf } from './tokens.ts';

/**
 * Gives each heading an id and a link to itself, and gathers it for the table of contents. The link stands beside the heading, whose
 * name would else end with the link's for those who listen. The id comes from the words as the
 * author wrote them, without values and before claims are replaced: a link to a section survives new data.
 */
export function headingPlugin(md: MarkdownIt): void {
  md.core.ruler.before('claims', 'heading_slugs', slugHeadings);
  md.core.ruler.push('headings', anchorHeadings);
  md.renderer.rules.heading_open = (tokens, index, options, _env, renderer) =>
    `<div class="heading">${renderer.renderToken(tokens, index, options)}`;
  md.renderer.rules.heading_close = (tokens, index) => {
    const { tag, info, content } = tokens[index]!;
    const { escapeHtml } = md.utils;
    return `</${tag}> <a class="heading-anchor" href="#${escapeHtml(info)}" aria-label="Link to “${escapeHtml(content)}”">#</a></div>\n`;
  };
}

/**
 * Letters and digits of any script in lower case, joined with hyphens; `section` when there is none.
 */
export function slugOf(text: string): string {
  const words = text.normalize('NFC').toLowerCase().replace(/['’]/g, '');
  return words.match(/[\p{L}\p{M}\p{N}]+/gu)?.join('-') ?? 'section';
}

function slugHeadings(state: StateCore): void {
  const { chapter } = ruleEnv(state.env);
  const taken = new Set([FOOTNOTES_SLUG]);
  for (const [at, token] of state.tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const words = state.tokens[at + 1]?.children ?? [];
    const slug = slugOf(textOf(words.filter((word) => word.type !== 'value')));
    token.attrSet('id', `${chapter.idPrefix ?? ''}${freeName(slug, taken)}`);
    if (token.tag === 'h1') {
      const line = (token.map?.[0] ?? 0) + chapter.firstLine;
      const hint = 'Begin with ##: the title stands in the front matter.';
      report(chapter, line, 'heading-depth', 'a heading of the first level', hint);
    }
  }
}

function anchorHeadings(state: StateCore): void {
  const { gathered } = ruleEnv(state.env);
  for (const [at, token] of state.tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const children: Token[] = state.tokens[at + 1]?.children ?? [];
    const id = String(token.attrGet('id'));
    const text = textOf(children);
    gathered.headings.push({ depth: Number(token.tag.slice(1)), id, text });
    const close = state.tokens[at + 2]!;
    close.info = id;
    close.content = text;
  }
}
