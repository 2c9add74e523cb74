import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { type MarkdownEnv, ruleEnv } from './env.ts';
import { report } from './problems.ts';

/** Kinds of callouts and the title that each is printed with. */
export const CALLOUT_TITLES: Readonly<Record<string, string>> = {
  DOUBT: 'What to doubt',
  MEANING: 'What this means',
  ACTION: 'What we would do',
  NOTE: 'Note',
};

const MARKER = /^\[!([A-Za-z-]*)\][ \t]*([^\n]*)(?:\n|$)/;

/**
 * A block quote whose first line is `[!DOUBT]`, `[!MEANING]`, `[!ACTION]` or `[!NOTE]`, as GitHub writes its alerts: an aside
 * with the kind's title.
 */
export function calloutPlugin(md: MarkdownIt): void {
  // Before inline content is parsed: the marker is cut from the source.
  md.core.ruler.before('inline', 'callouts', markCallouts);
}

function markCallouts(state: StateCore): void {
  const { chapter } = ruleEnv(state.env);
  const emptied = new Set<Token>();
  const opened: boolean[] = [];
  for (const [at, token] of state.tokens.entries()) {
    if (token.type === 'blockquote_open') {
      const text = state.tokens[at + 1]?.type === 'paragraph_open' ? state.tokens[at + 2] : null;
      const kind = text ? cutMarker(chapter, text) : undefined;
      opened.push(kind !== undefined);
      if (kind === undefined) continue;
      token.type = 'callout_open';
      token.info = kind;
      if (text?.content === '') {
        for (const part of state.tokens.slice(at + 1, at + 4)) emptied.add(part);
      }
    } else if (token.type === 'blockquote_close' && opened.pop()) {
      token.type = 'callout_close';
    }
  }
  state.tokens = state.tokens.filter((token) => !emptied.has(token));
}

/** Cuts the marker's line from the quote's first paragraph; its kind, or undefined when it is a plain quote or wrong. */
function cutMarker(chapter: MarkdownEnv, text: Token): string | undefined {
  const match = MARKER.exec(text.content);
  const start = text.map?.[0] ?? 0;
  if (!match) return undefined;
  const [marker, written = '', rest] = match;
  const kind = written.toUpperCase();
  if (!Object.hasOwn(CALLOUT_TITLES, kind)) {
    const known = Object.keys(CALLOUT_TITLES);
    const all = `The kinds are ${known.join(', ')}.`;
    const message = `callout "${written}" is not known`;
    const hint = didYouMean(nearestNames(kind, known), all);
    report(chapter, start + chapter.firstLine, 'unknown-callout', message, hint);
    return undefined;
  }
  if (rest !== '') {
    const message = `the marker [!${kind}] is followed by text on its line`;
    const hint = 'Begin the text on the next line, after "> ".';
    report(chapter, start + chapter.firstLine, 'callout-marker', message, hint);
    return undefined;
  }
  text.content = text.content.slice(marker.length);
  if (text.map) text.map = [start + 1, text.map[1]];
  return kind;
}
