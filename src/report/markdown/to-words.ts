import type { Token } from 'markdown-it';
import type { Claim, Inline, Link, Term, Value, Words } from '../model/blocks.ts';
import type { ResolvedClaim, ResolvedValue } from './env.ts';
import type { TermMeta } from './terms.ts';
import { attribute, closeOf } from './tokens.ts';

/** What a value's token carries once its rule has run; without the parts of a `ResolvedValue` where it could not be resolved. */
export interface ValueMeta extends Partial<ResolvedValue>, Record<string, unknown> {
  path: string;
}

/** What a claim's opening token carries. */
export interface ClaimMeta extends Record<string, unknown> {
  id: string;
  claim: ResolvedClaim;
}

/** Inline tokens, all rules run, as words. */
export function toWords(tokens: readonly Token[]): Words {
  const words: Inline[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.nesting === 1) {
      const end = closeOf(tokens, at);
      words.push(toMarked(token, toWords(tokens.slice(at + 1, end))));
      at = end;
    } else {
      const single = toSingle(token);
      // Every image left by then is a problem: no address of it may reach a page.
      if (single !== undefined) words.push(single);
    }
  }
  return words;
}

function toSingle(token: Token): Inline | undefined {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return token.content === '' ? undefined : { kind: 'text', text: token.content };
    case 'code_inline':
      return { kind: 'code', text: token.content };
    case 'softbreak':
      return { kind: 'break', isHard: false };
    case 'hardbreak':
      return { kind: 'break', isHard: true };
    case 'value':
      return toValue(token);
    case 'footnote_ref':
      return {
        kind: 'footnote-reference',
        number: Number(token.meta?.id ?? 0) + 1,
        reference: Number(token.meta?.subId ?? 0) + 1,
      };
    case 'image':
      return undefined;
    default:
      throw unknownToken(token);
  }
}

function toMarked(open: Token, words: Words): Inline {
  switch (open.type) {
    case 'em_open':
      return { kind: 'emphasis', words };
    case 'strong_open':
      return { kind: 'strong', words };
    case 's_open':
      return { kind: 'struck', words };
    case 'link_open':
      return toLink(open, words);
    case 'term_open':
      return toTerm(open, words);
    case 'claim_open':
      return toClaim(open, words);
    default:
      throw unknownToken(open);
  }
}

/** No author's mistake: a syntax was added to the reader of Markdown and not to the report's model. */
export function unknownToken(token: Token): Error {
  return new Error(`The model has no form for the Markdown token "${token.type}"`);
}

function toValue(token: Token): Value {
  const { path, value, href, title, cell } = token.meta as ValueMeta;
  return {
    kind: 'value',
    path,
    text: token.content,
    value: value ?? null,
    isInsideLink: token.info === 'inside-link',
    ...(href !== undefined && { href }),
    ...(title !== undefined && { title }),
    ...(cell !== undefined && { cell }),
  };
}

function toLink(open: Token, words: Words): Link {
  const title = attribute(open, 'title');
  return {
    kind: 'link',
    href: attribute(open, 'href'),
    isOutside: open.attrGet('rel') !== null,
    words,
    ...(title !== '' && { title }),
    ...(open.meta?.isAbsent === true && { isAbsent: true }),
  };
}

function toTerm(open: Token, words: Words): Term {
  const { id, term, isFirst } = open.meta as TermMeta;
  return {
    kind: 'term',
    id,
    href: term.href,
    words,
    ...(isFirst && term.definition !== undefined && { definition: term.definition }),
  };
}

function toClaim(open: Token, words: Words): Claim {
  const { id, claim } = open.meta as ClaimMeta;
  return {
    kind: 'claim',
    id,
    holds: claim.holds,
    words,
    ...(claim.isUndecided === true && { isUndecided: true }),
    ...(claim.condition !== undefined && { condition: claim.condition }),
    ...(claim.href !== undefined && { href: claim.href }),
  };
}
