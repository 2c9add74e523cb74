import type { StateCore, Token } from 'markdown-it';
import { ruleEnv } from './env.ts';

/**
 * Calls `visit` for each block of inline content with the line of the file on which it begins.
 * Cells of a table have no place of their own: they take that of their row.
 */
export function walkInline(state: StateCore, visit: (inline: Token, line: number) => void): void {
  const { firstLine } = ruleEnv(state.env).chapter;
  let line = firstLine;
  for (const token of state.tokens) {
    if (token.map) line = token.map[0] + firstLine;
    if (token.type === 'inline') visit(token, line);
  }
}

/** The line of each child of a block of inline content that begins on `line`. */
export function linesOf(children: readonly Token[], line: number): number[] {
  let at = line;
  return children.map((token) => {
    const own = at;
    if (token.type === 'softbreak' || token.type === 'hardbreak') at += 1;
    return own;
  });
}

/** The text that a reader sees of inline tokens: no markup, line breaks as spaces, values as their text. */
export function textOf(children: readonly Token[]): string {
  return children
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      return ['text', 'text_special', 'code_inline', 'value'].includes(token.type)
        ? token.content
        : '';
    })
    .join('')
    .trim();
}

/** Where what opens at `open` closes. */
export function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  return tokens.findIndex((token, at) => {
    if (at < open) return false;
    depth += token.nesting;
    return depth === 0;
  });
}

/** Where the link that opens at `open` closes; links do not nest. */
export function linkEnd(children: readonly Token[], open: number): number {
  return children.findIndex((token, at) => at > open && token.type === 'link_close');
}

/** An attribute as text; empty when it is not there. */
export function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
