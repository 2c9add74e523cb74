import type { MarkdownIt, RendererRule, StateCore } from 'markdown-it';
import footnotePluginOfLibrary from 'markdown-it-footnote';
import { ruleEnv } from './env.ts';
import { report } from './problems.ts';
import { linesOf, walkInline } from './tokens.ts';

const REFERENCE = /\[\^([^\]\s]+)\]/;

/** The id of the footnotes' title, which no other heading may take. */
export const FOOTNOTES_SLUG = 'footnotes';

/**
 * Footnotes `[^name]`, with `[^name]: text` anywhere in the chapter: the library's parsing, our markup. Links go both ways and
 * say where. A reference without a text and a text without a reference are problems. The inline form `^[text]` is off, since
 * other readers of Markdown do not know it.
 */
export function footnotePlugin(md: MarkdownIt): void {
  md.use(footnotePluginOfLibrary);
  md.inline.ruler.disable('footnote_inline');
  md.core.ruler.before('footnote_tail', 'footnote_check', checkFootnotes);
  Object.assign(md.renderer.rules, {
    footnote_ref: renderReference,
    footnote_block_open: renderBlockOpen,
    footnote_open: renderNoteOpen,
    footnote_anchor: renderBackLink,
  } satisfies Record<string, RendererRule>);
}

function checkFootnotes(state: StateCore): void {
  const { chapter, footnotes } = ruleEnv(state.env);
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    for (const [at, token] of children.entries()) {
      const name = token.type === 'text' ? REFERENCE.exec(token.content)?.[1] : undefined;
      if (name === undefined) continue;
      const message = `footnote "${name}" has no text`;
      report(chapter, lines[at]!, 'footnote', message, `Add [^${name}]: and the text.`);
    }
  });
  for (const [at, token] of state.tokens.entries()) {
    if (token.type !== 'footnote_reference_open') continue;
    const name = String(token.meta?.label);
    if (footnotes?.refs?.[`:${name}`] !== -1) continue;
    const line = (state.tokens[at + 1]?.map?.[0] ?? 0) + chapter.firstLine;
    const message = `footnote "${name}" is not referred to`;
    report(chapter, line, 'footnote', message, `Write [^${name}] where it belongs, or remove it.`);
  }
}

/** Number of the note, and for the second reference to it on, which one; the library counts from 0. */
function placeOf(meta: Record<string, unknown> | null): { number: string; reference: string } {
  const number = String(Number(meta?.id ?? 0) + 1);
  const repeat = Number(meta?.subId ?? 0);
  return { number, reference: repeat > 0 ? `${number}-${repeat + 1}` : number };
}

const renderReference: RendererRule = (tokens, index, _options, env) => {
  const prefix = ruleEnv(env).chapter.idPrefix ?? '';
  const { number, reference } = placeOf(tokens[index]!.meta);
  return `<sup class="footnote-ref"><a href="#${prefix}fn-${number}" id="${prefix}fnref-${reference}" role="doc-noteref" aria-label="Footnote ${number}">${number}</a></sup>`;
};

const renderBlockOpen: RendererRule = (_tokens, _index, _options, env) => {
  const prefix = ruleEnv(env).chapter.idPrefix ?? '';
  return `<section class="footnotes">\n<h2 class="footnotes-title" id="${prefix}${FOOTNOTES_SLUG}">Footnotes</h2>\n<ol class="footnotes-list">\n`;
};

const renderNoteOpen: RendererRule = (tokens, index, _options, env) =>
  `<li id="${ruleEnv(env).chapter.idPrefix ?? ''}fn-${placeOf(tokens[index]!.meta).number}" class="footnote">`;

const renderBackLink: RendererRule = (tokens, index, _options, env) => {
  const prefix = ruleEnv(env).chapter.idPrefix ?? '';
  const { reference } = placeOf(tokens[index]!.meta);
  const repeat = Number(tokens[index]!.meta?.subId ?? 0);
  const label = repeat > 0 ? `Back to text, place ${repeat + 1}` : 'Back to text';
  // The variation selector keeps phones from drawing the arrow as an emoji.
  return ` <a href="#${prefix}fnref-${reference}" class="footnote-backref" role="doc-backlink" aria-label="${label}">\u21a9\ufe0e</a>`;
};
