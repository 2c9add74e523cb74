import markdownIt, { type Token } from 'markdown-it';
import { typedNumbers } from '../../shop/config/typed-numbers.ts';
import { calloutPlugin } from './callouts.ts';
import { claimPlugin } from './claims.ts';
import type { Gathered, Heading, MarkdownEnv, RuleEnv } from './env.ts';
import { figurePlugin } from './figures.ts';
import { footnotePlugin } from './footnotes.ts';
import { headingPlugin } from './headings.ts';
import { linkPlugin } from './links.ts';
import { keepPassages } from './passages.ts';
import { tablePlugin } from './tables.ts';
import { termPlugin } from './terms.ts';
import { typedNumberPlugin, typedTexts } from './typed-numbers.ts';
import { valuePlugin } from './values.ts';

export interface RenderedChapter extends Gathered {
  html: string;
  /** Of the passages whose condition does not hold. */
  leftOut: { claims: string[]; headings: Heading[] };
}

const markdown = createMarkdown();

/**
 * A chapter's Markdown, without its front matter, as HTML; with its headings in order, the ids of its figures and claims in the
 * order of the text, and the number of its values. Never throws for an author's mistake: these are in `env.problems`, and with
 * any there the HTML must not be published. Empty source gives empty HTML.
 */
export function renderChapter(source: string, env: MarkdownEnv): RenderedChapter {
  const ruleEnv = emptyRuleEnv(env);
  const { kept, leftOut } = keepPassages(source, env);
  const html = markdown.render(kept, ruleEnv);
  return { html, ...ruleEnv.gathered, leftOut: renderLeftOut(leftOut, env) };
}

/** What a passage that is left out would say is rendered all the same, so that its mistakes show before the data bring it back. */
function renderLeftOut(source: string, env: MarkdownEnv): RenderedChapter['leftOut'] {
  if (source.trim() === '') return { claims: [], headings: [] };
  const ruleEnv = emptyRuleEnv({
    ...env,
    renderFigure: () => '',
    findSection: (section, chapter) => env.findSection(section, chapter, true),
  });
  markdown.render(source, ruleEnv);
  const { claims, headings } = ruleEnv.gathered;
  return { claims, headings };
}

/**
 * One line of inline Markdown with values and claims, such as a chapter's finding in its front matter, as HTML without a paragraph
 * around it, with the ids of its claims. Mistakes are in `env.problems`, but for typed numbers (`typedNumbersIn`).
 */
export function renderLine(
  source: string,
  env: MarkdownEnv,
): Pick<RenderedChapter, 'html' | 'claims'> {
  const ruleEnv = emptyRuleEnv({ ...env, names: undefined });
  const html = markdown.renderInline(source, ruleEnv);
  return { html, claims: ruleEnv.gathered.claims };
}

/** The words with a typed number in a line of inline Markdown. */
export function typedNumbersIn(source: string, names: readonly string[]): string[] {
  const tokens: Token[] = [];
  markdown.inline.parse(source, markdown, {}, tokens);
  return typedTexts(tokens).flatMap(([, text]) => typedNumbers(text, names));
}

function emptyRuleEnv(chapter: MarkdownEnv): RuleEnv {
  return { chapter, gathered: { headings: [], figures: [], values: 0, claims: [], terms: [] } };
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
  );
}
