import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { type ResolvedTerm, ruleEnv } from './env.ts';
import { resolveOrReport } from './problems.ts';
import { attribute, linesOf, walkInline } from './tokens.ts';

const SCHEME = 'term:';

interface TermMeta extends Record<string, unknown> {
  term: ResolvedTerm;
  /** Id of the definition beside the link; undefined where there is none. */
  tip?: string;
}

/**
 * `[bounce rate](term:bounce-rate)`: a link to where the term is defined. The first of each term on a page carries the definition beside
 * it, shown on hover and focus by CSS alone and read out as the link's description.
 */
export function termPlugin(md: MarkdownIt): void {
  md.core.ruler.before('links', 'terms', resolveTerms);
  md.renderer.rules.term_open = (tokens, index) => {
    const { term, tip } = tokens[index]!.meta as TermMeta;
    const href = md.utils.escapeHtml(term.href);
    return tip === undefined
      ? `<a class="term" href="${href}">`
      : `<span class="term-with-tip"><a class="term" href="${href}" aria-describedby="${tip}">`;
  };
  md.renderer.rules.term_close = (tokens, index) => {
    const { term, tip } = tokens[index]!.meta as TermMeta;
    return tip === undefined
      ? '</a>'
      : `</a><span class="term-tip" role="tooltip" id="${tip}">${md.utils.escapeHtml(term.definition ?? '')}</span></span>`;
  };
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
      const tip = `${chapter.idPrefix ?? ''}term-${id}`;
      const meta: TermMeta = {
        term,
        ...(isFirst && term.definition !== undefined && { tip }),
      };
      makeTerm(open, 'term_open', meta);
      makeTerm(close, 'term_close', meta);
    }
  });
}

function makeTerm(token: Token, type: string, meta: TermMeta): void {
  token.type = type;
  token.meta = meta;
}
