import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report } from './problems.ts';
import type { ClaimMeta } from './to-words.ts';
import { attribute, linesOf, linkEnd, walkInline } from './tokens.ts';

const SCHEME = 'claim:';

/**
 * `[a sentence that asserts something](claim:revenue-rose)`: a statement whose condition stands in the chapter's front matter.
 * Where it does not hold, the author's other wording takes its place; where there is none, the text stays and the report step stops.
 * Must run before footnotes are gathered, since the other wording may have its own.
 */
export function claimPlugin(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'claims', replaceClaims);
}

function replaceClaims(state: StateCore): void {
  const { chapter, gathered } = ruleEnv(state.env);
  walkInline(state, (inline, line) => {
    const lines = linesOf(inline.children ?? [], line);
    const replaced: Token[] = [];
    const children = inline.children ?? [];
    for (let at = 0; at < children.length; at += 1) {
      const open = children[at]!;
      const href = open.type === 'link_open' ? attribute(open, 'href') : '';
      if (!href.startsWith(SCHEME)) {
        replaced.push(open);
        continue;
      }
      const end = linkEnd(children, at);
      const id = href.slice(SCHEME.length);
      if (isDeclared(chapter, id, lines[at]!)) {
        gathered.claims.push(id);
        const own = children.slice(at + 1, end);
        tellSameWords(state, id, own, lines[at]!);
        const words = claimTokens(state, id, own);
        replaced.push(...words);
        // The rule for curly quotes looks into this text to see whether it has work here.
        inline.content += words.map((word) => word.content).join('');
      }
      at = end;
    }
    inline.children = replaced;
  });
}

/** The claim's own words, or its other wording where it does not hold, between the tokens that mark it. */
function claimTokens(state: StateCore, id: string, words: Token[]): Token[] {
  const { chapter } = ruleEnv(state.env);
  const claim = chapter.resolveClaim(id);
  const { holds, otherwise } = claim;
  const open = new state.Token('claim_open', '', 1);
  open.meta = { id, claim } satisfies ClaimMeta;
  const close = new state.Token('claim_close', '', -1);
  if (holds || otherwise === undefined) return [open, ...words, close];
  const other: Token[] = [];
  state.md.inline.parse(otherwise.replace(/\s+/g, ' ').trim(), state.md, state.env, other);
  return [open, ...other, close];
}

/** A claim whose other wording says the same stands in the report whether it holds or not. */
function tellSameWords(state: StateCore, id: string, own: readonly Token[], line: number): void {
  const { chapter } = ruleEnv(state.env);
  const said = sayingOf(own);
  const isSame = (chapter.resolveClaim(id).others ?? []).some((other) => {
    const tokens: Token[] = [];
    // Read for its words alone: what it would gather is left in an env of its own.
    state.md.inline.parse(other, state.md, {}, tokens);
    return sayingOf(tokens) === said;
  });
  if (!isSame) return;
  const message = `claim "${id}" says the same where it does not hold`;
  const hint = 'Word "otherwise" and "undecided" as what is true then.';
  report(chapter, line, 'claim-same-words', message, hint);
}

/** What is said, without marks, spaces and the end of the sentence. */
function sayingOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
    .join('')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{}|+\u2212-]+/gu, ' ')
    .trim();
}

function isDeclared(chapter: MarkdownEnv, id: string, line: number): boolean {
  if (chapter.declaredClaims.includes(id)) return true;
  const hint = didYouMean(
    nearestNames(id, chapter.declaredClaims),
    'Declare its condition under claims in the front matter of this chapter.',
  );
  report(chapter, line, 'unknown-claim', `claim "${id}" is not declared in this chapter`, hint);
  return false;
}
