import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import {
  TYPED_NUMBER_HINT,
  typedNumberMessage,
  typedNumbers,
} from '../../shop/config/typed-numbers.ts';
import { ruleEnv } from './env.ts';
import { report } from './problems.ts';
import { linesOf, walkInline } from './tokens.ts';

/**
 * Refuses numbers that are typed: what the data decide, the data write. Values, code, addresses and the names of footnotes are no typed
 * text, and the names in `MarkdownEnv.names` may hold a digit.
 */
export function typedNumberPlugin(md: MarkdownIt): void {
  // While a claim still has the words that its author wrote, and no figure's number stands behind its link.
  md.core.ruler.before('claims', 'typed_numbers', refuseNumbers);
}

function refuseNumbers(state: StateCore): void {
  const { chapter } = ruleEnv(state.env);
  const { names } = chapter;
  if (names === undefined) return;
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    for (const [at, text] of typedTexts(children)) {
      const words = typedNumbers(text, names);
      if (words.length > 0)
        report(chapter, lines[at]!, 'typed-number', typedNumberMessage(words), TYPED_NUMBER_HINT);
    }
  });
}

/** The runs of text among inline tokens, each with the place of its first token. */
export function typedTexts(children: readonly Token[]): [at: number, text: string][] {
  const runs: [number, string][] = [];
  let isOpen = false;
  let isAddress = false;
  for (const [at, token] of children.entries()) {
    // An address in angle brackets is its own text.
    if (token.type === 'link_open') isAddress = token.markup === 'autolink';
    if (token.type === 'link_close') isAddress = false;
    const isText = (token.type === 'text' || token.type === 'text_special') && !isAddress;
    if (!isText) isOpen = false;
    else if (isOpen) runs.at(-1)![1] += token.content;
    else {
      runs.push([at, token.content]);
      isOpen = true;
    }
    if (token.type === 'image')
      runs.push(
        ...typedTexts(token.children ?? []).map(([, text]): [number, string] => [at, text]),
      );
  }
  return runs;
}
