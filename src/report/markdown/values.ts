import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { FORMAT_NAMES, type FormatName } from '../../base/format/formatter.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report, resolveOrReport } from './problems.ts';
import type { ValueMeta } from './to-words.ts';
import { linesOf, walkInline } from './tokens.ts';

const VALUE = /\{\{([^|{}\n]+)(?:\|([^|{}\n]+))?\}\}/y;

/**
 * `{{ kpis.revenue_ttm }}` and `{{ kpis.revenue_ttm.change | change }}`: a number or text of a published table, anywhere in inline
 * text. It leads to its definition where there is one and no link is around it.
 */
export function valuePlugin(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'value', parseValue);
  md.core.ruler.after('claims', 'values', resolveValues);
}

function parseValue(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{{', state.pos)) return false;
  VALUE.lastIndex = state.pos;
  const [whole, path, format] = VALUE.exec(state.src) ?? [];
  // An unclosed value is still a token, so that the later rule can name its line.
  const length = whole === undefined || state.pos + whole.length > state.posMax ? 2 : whole.length;
  if (!silent) {
    const token = state.push('value', 'data', 0);
    token.markup = state.src.slice(state.pos, state.pos + length);
    token.content = token.markup;
    token.meta = length === 2 ? null : { path: path?.trim(), format: format?.trim() };
  }
  state.pos += length;
  return true;
}

function resolveValues(state: StateCore): void {
  const { chapter } = ruleEnv(state.env);
  walkInline(state, (inline, line) => {
    const children = inline.children ?? [];
    const lines = linesOf(children, line);
    let linkDepth = 0;
    for (const [at, token] of children.entries()) {
      if (token.type === 'link_open') linkDepth += 1;
      if (token.type === 'link_close') linkDepth -= 1;
      if (token.type !== 'value') continue;
      if (linkDepth > 0) token.info = 'inside-link';
      resolveValue(chapter, token, lines[at]!);
    }
  });
}

function resolveValue(chapter: MarkdownEnv, token: Token, line: number): void {
  const { path, format } = (token.meta ?? {}) as { path?: string; format?: string };
  token.meta = { path: path ?? '' } satisfies ValueMeta;
  if (!path) {
    const message = 'a value begins with "{{" and is not closed with "}}" on its line';
    const hint =
      'Write {{ table.key }} or {{ table.key | format }}; in a table write \\| before the format.';
    report(chapter, line, 'value-syntax', message, hint);
    return;
  }
  if (format !== undefined && !isFormatName(format)) {
    const nearest = nearestNames(format, FORMAT_NAMES);
    const hint = didYouMean(nearest, `The formats are ${FORMAT_NAMES.join(', ')}.`);
    report(chapter, line, 'unknown-format', `format "${format}" is not known`, hint);
    return;
  }
  const fallback = 'Values are named after the published tables: table.key or table.key.column.';
  const resolved = resolveOrReport(chapter, line, 'value', fallback, () =>
    chapter.resolveValue(path, format),
  );
  if (resolved === undefined) return;
  if (resolved.value === '' && !path.includes('.')) {
    // A text of the chapter's own that its condition leaves out, such as "at least", leaves no trace; an empty cell of a table does.
    token.type = 'text';
    token.content = '';
    return;
  }
  token.content = resolved.text;
  token.meta = { path, ...resolved } satisfies ValueMeta;
}

function isFormatName(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}
