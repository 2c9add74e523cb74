import markdownIt, { type Token } from 'markdown-it';
import { typedNumbers } from '../../shop/config/typed-numbers.ts';
import type { Block, Words } from '../model/blocks.ts';
import { calloutPlugin } from './callouts.ts';
import { claimPlugin } from './claims.ts';
import { codePlugin } from './code.ts';
import type { Gathered, MarkdownEnv, RuleEnv } from './env.ts';
import { figurePlugin, makeFigure } from './figures.ts';
import { footnotePlugin } from './footnotes.ts';
import { headingPlugin } from './headings.ts';
import { linkPlugin } from './links.ts';
import { keepPassages } from './passages.ts';
import { tablePlugin } from './tables.ts';
import { termPlugin } from './terms.ts';
import { toBlocks } from './to-blocks.ts';
import { toWords } from './to-words.ts';
import { typedNumberPlugin, typedTexts } from './typed-numbers.ts';
import { valuePlugin } from './values.ts';

/** A chapter's text as blocks, and the names in it. */
export interface ReadChapter extends Gathered {
  blocks: readonly Block[];
  /** Of the passages whose condition does not hold. */
  leftOut: { claims: readonly string[]; blocks: readonly Block[] };
}

const markdown = createMarkdown();

/**
 * A chapter's Markdown, without its front matter, as blocks; with the ids of its figures, claims and terms in the order of the text. Never
 * throws for an author's mistake: these are in `env.problems`, and with any there the blocks must not be published. Empty source
 * gives no blocks.
 */
export function readChapter(source: string, env: MarkdownEnv): ReadChapter {
  const ruleEnv = emptyRuleEnv(env);
  const { kept, leftOut } = keepPassages(source, env);
  const blocks = readBlocks(kept, ruleEnv);
  return { blocks, ...ruleEnv.gathered, leftOut: readLeftOut(leftOut, env) };
}

function readBlocks(source: string, ruleEnv: RuleEnv): Block[] {
  const { chapter } = ruleEnv;
  return toBlocks(markdown.parse(source, ruleEnv), (token) => makeFigure(token, chapter));
}

/** What a passage that is left out would say is read all the same, so that its mistakes show before the data bring it back. */
function readLeftOut(source: string, env: MarkdownEnv): ReadChapter['leftOut'] {
  if (source.trim() === '') return { claims: [], blocks: [] };
  const ruleEnv = emptyRuleEnv({
    ...env,
    findSection: (section, chapter) => env.findSection(section, chapter, true),
  });
  const tokens = markdown.parse(source, ruleEnv);
  const blocks = toBlocks(tokens, () => undefined);
  return { claims: ruleEnv.gathered.claims, blocks };
}

/** A line's words, and the ids of its claims. */
export interface ReadLine {
  words: Words;
  claims: readonly string[];
}

/**
 * One line of inline Markdown with values and claims, such as a chapter's finding in its front matter. Mistakes are in `env.problems`, but
 * for typed numbers (`typedNumbersIn`).
 */
export function readLine(source: string, env: MarkdownEnv): ReadLine {
  const ruleEnv = emptyRuleEnv({ ...env, names: undefined });
  const tokens = markdown.parseInline(source, ruleEnv);
  const words = tokens.flatMap(({ children }) => toWords(children ?? []));
  return { words, claims: ruleEnv.gathered.claims };
}

/** The words with a typed number in a line of inline Markdown. */
export function typedNumbersIn(source: string, names: readonly string[]): string[] {
  const tokens: Token[] = [];
  markdown.inline.parse(source, markdown, {}, tokens);
  return typedTexts(tokens).flatMap(([, text]) => typedNumbers(text, names));
}

function emptyRuleEnv(chapter: MarkdownEnv): RuleEnv {
  return { chapter, gathered: { figures: [], claims: [], terms: [] } };
}

/** Core rules run in the order: callouts, inline, headings and figures marked, claims, values, links, footnotes, quotes, the rest. */
function createMarkdown(): InstanceType<typeof markdownIt> {
  return (
    markdownIt({ html: false, linkify: false, typographer: true })
      // Of the typographer only curly quotes: its replacements would turn "(c)" and dots into something else.
      .disable('replacements')
      .use(footnotePlugin)
      .use(claimPlugin)
      .use(valuePlugin)
      .use(linkPlugin)
      .use(termPlugin)
      .use(figurePlugin)
      .use(typedNumberPlugin)
      .use(headingPlugin)
      .use(calloutPlugin)
      .use(tablePlugin)
      .use(codePlugin)
  );
}
