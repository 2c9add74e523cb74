import type { MarkdownIt, StateCore } from 'markdown-it';
import footnotePluginOfLibrary from 'markdown-it-footnote';
import { ruleEnv } from './env.ts';
import { report } from './problems.ts';
import { linesOf, walkInline } from './tokens.ts';

const REFERENCE = /\[\^([^\]\s]+)\]/;

/** Over the notes at the end of a chapter. */
export const FOOTNOTES_TITLE = 'Footnotes';

/**
 * Footnotes `[^name]`, with `[^name]: text` anywhere in the chapter, as the library parses them. A reference without a text and a text
 * without a reference are problems. The inline form `^[text]` is off, since other readers of Markdown do not know it.
 */
export function footnotePlugin(md: MarkdownIt): void {
  md.use(footnotePluginOfLibrary);
  md.inline.ruler.disable('footnote_inline');
  md.core.ruler.before('footnote_tail', 'footnote_check', checkFootnotes);
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
