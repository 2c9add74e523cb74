import { readFileSync } from 'node:fs';
import { escapeXml } from '../../base/format/escape-xml.ts';
import { themeColours } from '../../base/theme/theme-colours.ts';
import type { FigureContext, FigureDefinition } from '../../figures/figure.ts';
import { renderDrawing } from '../../figures/figure-content.ts';
import { NARROW, WIDE } from '../../figures/parts/theme.ts';
import { renderFigure } from '../../figures/render-figure.ts';
import { resolveColours } from './resolve-colours.ts';

const THEMES = ['light', 'dark'] as const;
const SIZES = [WIDE, NARROW];
/** A page's column for each size: a phone of 390 pixels less its margins. */
const COLUMNS = { wide: 760, narrow: 358 } as const;

/**
 * One figure alone, for whoever draws it: `index.html` with the figure as a page shows it, in both themes and both sizes, and each drawing
 * as an SVG, by their names. Only the page with `absent` where there is too little data.
 */
export function previewFigure(
  definition: FigureDefinition,
  context: FigureContext,
): ReadonlyMap<string, string> {
  const files = new Map([['index.html', renderPreview(definition, context)]]);
  for (const size of SIZES) {
    const svg = renderDrawing(definition, context, size);
    if (svg === null) continue;
    for (const theme of THEMES) {
      const colours = themeColours(theme);
      const look = `style="background: ${colours.paper}; color: ${colours.ink}; font-family: sans-serif; font-size: ${size.fontSize}px"`;
      const standing = resolveColours(svg, colours).replace('<svg ', `<svg ${look} `);
      files.set(`${theme}-${size.variant}.svg`, `${standing}\n`);
    }
  }
  return files;
}

function renderPreview(definition: FigureDefinition, context: FigureContext): string {
  const sections = THEMES.flatMap((theme) =>
    SIZES.map(({ variant }) => {
      const figure = renderFigure(definition, context, {
        number: 1,
        findingHtml: escapeXml(definition.id),
        findingText: definition.id,
        note: null,
        base: '/',
        idPrefix: `${theme}-${variant}-`,
      });
      const colours = Object.entries(themeColours(theme)).map(
        ([name, value]) => `--${name}: ${value}`,
      );
      const style = `${colours.join('; ')}; color-scheme: ${theme}; background: var(--paper); color: var(--ink); inline-size: ${COLUMNS[variant]}px; padding: 16px`;
      return `<section style="${style}"><p>${theme}, ${variant}</p>${figure}</section>`;
    }),
  );
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeXml(definition.id)}</title>` +
    `<style>${siteStyles()}</style></head><body>${sections.join('')}</body></html>\n`
  );
}

/** The site's style sheets in their order, without the fonts, which stand beside a site. */
function siteStyles(): string {
  const at = (name: string): string =>
    readFileSync(new URL(`../../site/styles/${name}`, import.meta.url), 'utf8');
  const names = [...at('index.css').matchAll(/@import "([\w./-]+\.css)";/g)].map(
    ([, name]) => name!,
  );
  return names
    .filter((name) => !['./fonts.css', './print.css'].includes(name))
    .map(at)
    .join('\n');
}
