/** What the terminal can show: the one place that knows of consoles without colour, movement or characters beyond ASCII. */

export interface Terminal {
  /** Lines may be written over: a stage then shows its seconds while it runs. */
  moves: boolean;
  /** Signs beyond ASCII, such as a tick, come out as they are. */
  unicode: boolean;
}

/** Consoles of Windows that show them; its old console does not. */
const WINDOWS_TERMINALS = ['vscode', 'xterm-256color', 'alacritty'];

/** What a terminal shows, by what it and its user say of it. Colour is the business of the printing library, which honours NO_COLOR, too. */
export function terminalOf(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  isTerminal: boolean,
): Terminal {
  const isDumb = env.TERM === 'dumb';
  const moves = isTerminal && !isDumb && !env.CI;
  // What is not a terminal is a file or a pipe, whose reader expects UTF-8.
  if (isDumb || !isTerminal) return { moves, unicode: !isDumb };
  if (platform !== 'win32') return { moves, unicode: saysUnicode(env) };
  const known = [env.TERM_PROGRAM, env.TERM].some((name) => WINDOWS_TERMINALS.includes(name ?? ''));
  return { moves, unicode: known || Boolean(env.WT_SESSION) };
}

/** The first of these that is set counts, as for every program; none set says nothing against it. */
function saysUnicode({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return !locale || /utf-?8/i.test(locale);
}

/** The text with characters that every console has, for one that shows no others: quotes, dashes and dots of prose, ticks and arrows. */
export function inAscii(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...');
}
