/**
 * What lives in `theme/`: the colours, fonts and margins that pages, pictures and printed documents share, each said once. They know
 * nothing of what is drawn with them.
 */
import { readFileSync } from 'node:fs';

/** A theme's colours by the name of their CSS property, `ink` for `--ink`. */
export type Colours = Readonly<Record<string, string>>;

const TOKENS = new URL('./tokens.css', import.meta.url);
const STARTS = { light: ':root', dark: '(prefers-color-scheme: dark)' } as const;

/** The colours of a theme as `tokens.css` declares them. */
export function themeColours(theme: 'light' | 'dark'): Colours {
  const css = readFileSync(TOKENS, 'utf8');
  const from = css.indexOf(STARTS[theme]);
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6}|rgb\([^)]*\));/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
}
