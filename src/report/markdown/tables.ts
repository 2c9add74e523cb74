import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { attribute, textOf } from './tokens.ts';

/** What a cell's token carries. */
export interface CellMeta extends Record<string, unknown> {
  align?: string;
}

/** Names each table after its place and header, and reads the alignment of its cells, which the library writes as a style. */
export function tablePlugin(md: MarkdownIt): void {
  md.core.ruler.push('tables', nameTables);
}

function nameTables(state: StateCore): void {
  let number = 0;
  let table: Token | undefined;
  let header: string[] = [];
  for (const [at, token] of state.tokens.entries()) {
    if (token.type === 'table_open') {
      number += 1;
      table = token;
      header = [];
    }
    if (token.type === 'thead_close' && table) {
      table.info = `Table ${number}: ${header.filter((text) => text !== '').join(', ')}`;
    }
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const align = /text-align:(\w+)/.exec(attribute(token, 'style'))?.[1];
    token.meta = { ...(align !== undefined && { align }) } satisfies CellMeta;
    if (token.type === 'th_open') header.push(textOf(state.tokens[at + 1]?.children ?? []));
  }
}
