import { escapeXml } from '../../base/format/escape-xml.ts';
import { footnoteId, referenceId, tipId } from './anchors.ts';
import type { Claim, Code, FootnoteReference, Inline, Link, Term, Value, Words } from './blocks.ts';

const TAGS = { emphasis: 'em', strong: 'strong', struck: 's' } as const;

/** Words as HTML, to stand inside one element; empty for none. */
export function wordsHtml(words: Words): string {
  return words.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeXml(inline.text);
    case 'code':
      return codeHtml(inline);
    case 'break':
      return inline.isHard ? '<br>\n' : '\n';
    case 'link':
      return linkHtml(inline);
    case 'term':
      return termHtml(inline);
    case 'value':
      return valueHtml(inline);
    case 'claim':
      return claimHtml(inline);
    case 'footnote-reference':
      return referenceHtml(inline);
    default:
      return `<${TAGS[inline.kind]}>${wordsHtml(inline.words)}</${TAGS[inline.kind]}>`;
  }
}

/** No number breaks. */
function codeHtml({ text, isPath }: Code): string {
  const parts = isPath ? text.split(/(?<=_|(?<!\d)\.)/) : [text];
  return `<code>${parts.map(escapeXml).join('<wbr>')}</code>`;
}

function linkHtml({ href, title, isOutside, words }: Link): string {
  const hint = title === undefined ? '' : ` title="${escapeXml(title)}"`;
  const rel = isOutside ? ' rel="noopener noreferrer"' : '';
  return `<a href="${escapeXml(href)}"${hint}${rel}>${wordsHtml(words)}</a>`;
}

/** The definition stands beside the link, shown on hover and focus by CSS alone and read out as the link's description. */
function termHtml({ id, href, definition, words }: Term): string {
  const address = escapeXml(href);
  if (definition === undefined) return `<a class="term" href="${address}">${wordsHtml(words)}</a>`;
  const tip = tipId(id);
  return (
    `<span class="term-with-tip"><a class="term" href="${address}" aria-describedby="${tip}">${wordsHtml(words)}</a>` +
    `<span class="term-tip" role="tooltip" id="${tip}">${escapeXml(definition)}</span></span>`
  );
}

/** `<data>` must have a value, so one that is absent stands in a `<span>`. */
function valueHtml({ text, value, href, isInsideLink, title }: Value): string {
  const raw = value === null ? '' : ` value="${escapeXml(String(value))}"`;
  const tag = value === null ? 'span' : 'data';
  const hint = title === undefined ? '' : ` title="${escapeXml(title)}"`;
  if (href === undefined || isInsideLink)
    return `<${tag} class="value"${raw}${hint}>${escapeXml(text)}</${tag}>`;
  return `<a class="value" href="${escapeXml(href)}"${hint}><${tag}${raw}>${escapeXml(text)}</${tag}></a>`;
}

/** A tick says that the data were asked and answered: what they cannot decide has none. */
function claimHtml({ id, href, isUndecided, words }: Claim): string {
  const sentence = `<span class="claim" data-claim="${escapeXml(id)}">${wordsHtml(words)}</span>`;
  if (href === undefined || isUndecided === true) return sentence;
  return `${sentence}<a class="claim-mark" href="${escapeXml(href)}" aria-label="Checked claim">✓</a>`;
}

function referenceHtml({ number, reference }: FootnoteReference): string {
  return `<sup class="footnote-ref"><a href="#${footnoteId(number)}" id="${referenceId(number, reference)}" role="doc-noteref" aria-label="Footnote ${number}">${number}</a></sup>`;
}
