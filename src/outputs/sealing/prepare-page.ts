import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RewritingStream } from 'parse5-html-rewriting-stream';
import { dataUrl } from '../../base/data-url.ts';
import { ReportError } from '../../base/errors.ts';
import { type Inlined, inlined, stylesheet } from './inline-assets.ts';
import { FORGET_NOTICE, noticeStyle, pageNotice, type Sharing } from './notice.ts';
import type { SealedNames } from './sealed-names.ts';

export interface PageContext extends Sharing {
  folder: string;
  base: string;
  names: SealedNames;
  /** Files that stay in the open, gathered on the way. */
  fonts: Set<string>;
  /** Files to which a page leads, gathered on the way: each is sealed, too. */
  linkedFiles: Set<string>;
}

/** A page that needs nothing beside itself but fonts, ready to be encrypted. */
export interface PreparedPage {
  html: string;
  /** Language of the page, for its gate. */
  locale: string;
  scriptSources: readonly string[];
  styleSources: readonly string[];
}

type Attributes = { name: string; value: string }[];

/** Elements whose `href` is a link for the reader. `a` is a link in a drawing, too. */
const LINKS = ['a', 'area'];
/** Elements that show a picture, and the attribute that names it. */
const PICTURES: Readonly<Record<string, string>> = { img: 'src', image: 'href' };
/** What stands around a page for others than its reader: cards of social networks, feeds, the page's own policy. */
const LEFT_OUT_META = /^(?:og|twitter):/;
const DATA_BLOCK = /json|^text\/(?!javascript)|speculationrules/;

/**
 * One page of the open site with stylesheets, scripts and pictures inside, links to sealed addresses, and the notices of the copy. What
 * it cannot take in is left out; an element that would load something in a way not known here stops the sealing.
 */
export function preparePage(file: string, context: PageContext): PreparedPage {
  const source = readFileSync(path.join(context.folder, file), 'utf8');
  const page = new PageRewriter(file, context);
  return { ...page.rewrite(source), locale: page.locale };
}

class PageRewriter {
  locale = 'en';
  readonly #file: string;
  readonly #context: PageContext;
  readonly #stream = new RewritingStream();
  readonly #scripts: string[] = [];
  readonly #styles: string[] = [];
  /** The element whose text is to be put in the policy, while the parser is inside it. */
  #inside: string[] | undefined;

  constructor(file: string, context: PageContext) {
    this.#file = file;
    this.#context = context;
  }

  rewrite(source: string): Omit<PreparedPage, 'locale'> {
    const chunks: string[] = [];
    const stream = this.#stream;
    stream.on('startTag', (tag, raw) => this.#startTag(tag, raw));
    stream.on('text', (_text, raw) => this.#text(raw));
    stream.on('endTag', ({ tagName }, raw) => this.#endTag(tagName, raw));
    stream.on('data', (chunk: string) => chunks.push(chunk));
    stream.end(source);
    return { html: chunks.join(''), scriptSources: this.#scripts, styleSources: this.#styles };
  }

  #startTag(tag: { tagName: string; attrs: Attributes; selfClosing: boolean }, raw: string): void {
    const { tagName, attrs } = tag;
    const attributeOf = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
    if (tagName === 'html') this.locale = attributeOf('lang') ?? this.locale;
    if (tagName === 'meta' && isLeftOut(attributeOf)) return;
    if (tagName === 'link') this.#link(attributeOf);
    else if (tagName === 'script' && attributeOf('src') !== undefined) this.#script(attrs);
    else this.#element(tag, raw);
  }

  #element(tag: { tagName: string; attrs: Attributes; selfClosing: boolean }, raw: string): void {
    const { tagName, attrs } = tag;
    const type = attrs.find(({ name }) => name === 'type')?.value;
    this.#inside = this.#policyListOf(tagName, type);
    const changed = this.#withoutOutside(tagName, attrs);
    if (changed === attrs) this.#stream.emitRaw(raw);
    else this.#emitTag(tag, changed);
    if (tagName === 'body') this.#stream.emitRaw(pageNotice(this.#context, this.locale));
  }

  #text(raw: string): void {
    if (this.#inside === undefined) this.#stream.emitRaw(raw);
    else this.#allow(inlined(raw), this.#inside);
  }

  #endTag(tagName: string, raw: string): void {
    this.#inside = undefined;
    if (tagName === 'head') this.#emitStyle(noticeStyle(this.#context));
    if (tagName === 'body') this.#stream.emitRaw(FORGET_NOTICE);
    this.#stream.emitRaw(raw);
  }

  #policyListOf(tagName: string, type = ''): string[] | undefined {
    if (tagName === 'style') return this.#styles;
    return tagName === 'script' && !DATA_BLOCK.test(type) ? this.#scripts : undefined;
  }

  #link(attributeOf: (name: string) => string | undefined): void {
    const rel = attributeOf('rel');
    const target = this.#context.names.target(attributeOf('href') ?? '', this.#file);
    if (target === undefined) return;
    if (rel === 'stylesheet') {
      const css = stylesheet(this.#context.folder, target.file, this.#context);
      this.#emitStyle(css, attributeOf('media'));
    } else if (rel === 'icon') {
      const icon = dataUrl(this.#context.folder, target.file);
      this.#stream.emitRaw(`<link rel="icon" href="${icon}">`);
    }
  }

  #script(attrs: Attributes): void {
    const link = attrs.find(({ name }) => name === 'src')!.value;
    const target = this.#context.names.target(link, this.#file);
    if (target === undefined) throw this.#cannotSeal('script', link);
    const text = readFileSync(path.join(this.#context.folder, target.file), 'utf8');
    const kept = attrs.filter(({ name }) => !['src', 'integrity', 'crossorigin'].includes(name));
    this.#emitTag({ tagName: 'script', selfClosing: false }, kept);
    // The closing tag follows in the page.
    this.#allow(inlined(text), this.#scripts);
  }

  #emitStyle(css: string, media?: string): void {
    this.#stream.emitRaw(media === undefined ? '<style>' : `<style media="${media}">`);
    this.#allow(inlined(css), this.#styles);
    this.#stream.emitRaw('</style>');
  }

  #allow({ text, source }: Inlined, sources: string[]): void {
    sources.push(source);
    this.#stream.emitRaw(text);
  }

  #emitTag({ tagName, selfClosing }: { tagName: string; selfClosing: boolean }, attrs: Attributes) {
    this.#stream.emitStartTag({ tagName, attrs, selfClosing } as Parameters<
      RewritingStream['emitStartTag']
    >[0]);
  }

  /** The attributes with links to sealed addresses and pictures inside; the same array when there is nothing to change. */
  #withoutOutside(tagName: string, attrs: Attributes): Attributes {
    // A sealed file is a page: it is opened, and saved from there.
    const kept = LINKS.includes(tagName) ? attrs.filter(({ name }) => name !== 'download') : attrs;
    const changed = kept.map((attribute) => {
      const { name, value } = attribute;
      if (value.startsWith('#') || value.startsWith('data:')) return attribute;
      if (name === 'href' && LINKS.includes(tagName))
        return { ...attribute, value: this.#sealedLink(value) };
      if (name === PICTURES[tagName]) return { ...attribute, value: this.#picture(tagName, value) };
      if (['href', 'src', 'srcset', 'poster', 'data'].includes(name))
        throw this.#cannotSeal(tagName, value);
      return attribute;
    });
    const isSame = changed.every((attribute, index) => attribute === attrs[index]);
    return isSame && changed.length === attrs.length ? attrs : changed;
  }

  #sealedLink(link: string): string {
    const { names, linkedFiles } = this.#context;
    const target = names.target(link, this.#file);
    if (target === undefined) return link;
    if (!names.pages.includes(target.file)) linkedFiles.add(target.file);
    return `${names.address(target.file)}${target.fragment}`;
  }

  #picture(tagName: string, link: string): string {
    const target = this.#context.names.target(link, this.#file);
    if (target === undefined) throw this.#cannotSeal(tagName, link);
    return dataUrl(this.#context.folder, target.file);
  }

  #cannotSeal(tagName: string, link: string): ReportError {
    return new ReportError([
      {
        kind: 'cannot-seal',
        file: this.#file,
        message: `a <${tagName}> loads "${link}", which cannot be put inside the page`,
        hint: 'Take it out of the page, or teach src/outputs/sealing/prepare-page.ts what to do with it.',
      },
    ]);
  }
}

function isLeftOut(attributeOf: (name: string) => string | undefined): boolean {
  return (
    attributeOf('http-equiv')?.toLowerCase() === 'content-security-policy' ||
    LEFT_OUT_META.test(attributeOf('property') ?? attributeOf('name') ?? '')
  );
}
