import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { textOf } from './tokens.ts';

/**
 * Tables scroll sideways inside a region of their own, which like the table is named after the header, that the keyboard can reach. Alignment is a
 * class: the site's Content-Security-Policy forbids the `style` attribute that the library writes.
 */
export function tablePlugin(md: MarkdownIt): void {
  md.core.ruler.push('tables', nameTables);
  md.renderer.rules.table_open = (tokens, index) => {
    const name = md.utils.escapeHtml(tokens[index]!.info);
    return (
      `<section class="table-scroll" tabindex="0" aria-label="${name}">\n<table>\n` +
      `<caption class="visually-hidden">${name}</caption>\n`
    );
  };
  md.renderer.rules.table_close = () => '</table>\n</section>\n';
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
    alignByClass(token);
    if (token.type === 'th_open') {
      token.attrSet('scope', 'col');
      header.push(textOf(state.tokens[at + 1]?.children ?? []));
    }
  }
}

function alignByClass(cell: Token): void {
  const side = /text-align:(\w+)/.exec(String(cell.attrGet('style') ?? ''))?.[1];
  cell.attrs = cell.attrs?.filter(([name]) => name !== 'style') ?? null;
  if (side !== undefined) cell.attrSet('class', `align-${side}`);
}
