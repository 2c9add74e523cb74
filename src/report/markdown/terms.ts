import type { MarkdownIt, StateCore } from 'markdown-it';
import { type ResolvedTerm, ruleEnv } from './env.ts';
import { resolveOrReport } from './problems.ts';
import { attribute, linesOf, walkInline } from './tokens.ts';

const SCHEME = 'term:';

/** What a term's opening token carries. */
export interface TermMeta extends Record<string, unknown> {
  id: string;
  term: ResolvedTerm;
  /** The first of this term in the text. */
  isFirst: boolean;
}

/**
 * `[bounce rate](term:bounce-rate)`: a link to where the term is defined. The first of each term on a page carries the
 * definition.
 */
export function termPlugin(md: MarkdownIt): void {
  md.core.ruler.before('links', 'terms', resolveTerms);
}

function resolveTerms(state: StateCore): void {
  const { chapter, gathered } = ruleEnv(state.env);
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    for (const [at, open] of children.entries()) {
      const href = open.type === 'link_open' ? attribute(open, 'href') : '';
      if (!href.startsWith(SCHEME)) continue;
      const id = href.slice(SCHEME.length);
      const fallback = 'Terms stand in glossary.yaml, metrics in the registry.';
      const term = resolveOrReport(chapter, lines[at]!, 'term', fallback, () =>
        chapter.resolveTerm(id),
      );
      const close = children.slice(at).find(({ type }) => type === 'link_close');
      if (term === undefined || close === undefined) {
        open.attrSet('href', '#');
        continue;
      }
      const isFirst = !gathered.terms.includes(id);
      gathered.terms.push(id);
      open.meta = { id, term, isFirst } satisfies TermMeta;
      open.type = 'term_open';
      close.type = 'term_close';
    }
  });
}
