import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataUrl } from '../../base/data-url.ts';
import { randomSalt } from './encryption.ts';
import type { SealedNames } from './sealed-names.ts';

/** The text of a stylesheet or script inside a page, and the source by which a policy allows it. */
export interface Inlined {
  text: string;
  source: string;
}

/**
 * Text for a `<style>` or `<script>`. It begins with a random comment: its hash stands in the open policy, and without one a guess of the
 * text, such as a company's name, could be tried against it.
 */
export function inlined(text: string): Inlined {
  const salted = `/*${randomSalt()}*/${text.replaceAll('\r\n', '\n').replaceAll(/<\/(?=script|style)/gi, '<\\/')}`;
  return { text: salted, source: hashSource(salted) };
}

/** `'sha256-…'` of an inline text, as a policy names it. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * A stylesheet of the site for a page elsewhere: each address becomes whole, or a `data:` URL. Fonts stay files of their own, for every
 * page uses them; `fonts` gathers their names.
 */
export function stylesheet(
  folder: string,
  file: string,
  { names, base, fonts }: { names: SealedNames; base: string; fonts: Set<string> },
): string {
  const css = readFileSync(path.join(folder, file), 'utf8');
  return css.replaceAll(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, _quote, link: string) => {
    if (link.startsWith('data:')) return whole;
    const target = names.target(link, file);
    if (target === undefined) return whole;
    if (!target.file.endsWith('.woff2')) return `url(${dataUrl(folder, target.file)})`;
    fonts.add(target.file);
    return `url("${base}${target.file}")`;
  });
}
