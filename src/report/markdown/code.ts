import type { MarkdownIt, StateCore } from 'markdown-it';

/** The language of code between fences: the first word behind the fence. */
export function codePlugin(md: MarkdownIt): void {
  md.core.ruler.push('code', (state: StateCore) => {
    for (const token of state.tokens) {
      if (token.type !== 'fence') continue;
      const [language = ''] = md.utils.unescapeAll(token.info).trim().split(/\s+/);
      token.info = language;
    }
  });
}
