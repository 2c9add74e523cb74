import type { MarkdownIt, StateCore } from 'markdown-it';
import { freeName } from '../../base/format/free-name.ts';
import { FOOTNOTES_ID } from '../model/anchors.ts';
import { ruleEnv } from './env.ts';
import { report } from './problems.ts';
import { textOf } from './tokens.ts';

/**
 * Gives each heading an id. It comes from the words as the author wrote them, without values and before claims are replaced: a link to a
 * section survives new data.
 */
export function headingPlugin(md: MarkdownIt): void {
  md.core.ruler.before('claims', 'heading_slugs', slugHeadings);
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
  const taken = new Set([FOOTNOTES_ID]);
  for (const [at, token] of state.tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const words = state.tokens[at + 1]?.children ?? [];
    const slug = slugOf(textOf(words.filter((word) => word.type !== 'value')));
    token.attrSet('id', freeName(slug, taken));
    if (token.tag === 'h1') {
      const line = (token.map?.[0] ?? 0) + chapter.firstLine;
      const hint = 'Begin with ##: the title stands in the front matter.';
      report(chapter, line, 'heading-depth', 'a heading of the first level', hint);
    }
  }
}
