import { describe, expect, test } from 'vitest';
import { escapeXml } from '../../../src/base/format/escape-xml.ts';
import { createSvg } from '../../../src/figures/parts/panels.ts';
import { createDrawingDocument, renderSvg } from '../../../src/figures/parts/render-svg.ts';
import { hatch } from '../../../src/figures/parts/theme.ts';

const OPTIONS = { idPrefix: 'fig-a-wide', className: 'drawing', labelledBy: 'fig-a-finding' };

/** Name, attributes, text. */
type DrawingElement = [string, Record<string, string>, string?];

/** A drawing of 100 by 50 with the given elements. */
function drawing(...elements: DrawingElement[]): Element {
  const document = createDrawingDocument();
  const svg = createSvg(document, 'svg', { width: 100, height: 50, viewBox: '0 0 100 50' });
  for (const [name, attributes, text] of elements) {
    svg.appendChild(createSvg(document, name, attributes, text));
  }
  return svg;
}

describe('renderSvg(svg, options)', () => {
  test('names the drawing as one image', () => {
    expect(renderSvg(drawing(), OPTIONS)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" class="drawing" width="100" height="50" viewBox="0 0 100 50" ' +
        'role="img" aria-labelledby="fig-a-finding" fill="currentColor" text-anchor="middle"></svg>',
    );
  });

  test('hides a drawing without a name from assistive technology', () => {
    const svg = renderSvg(drawing(), { ...OPTIONS, labelledBy: null });
    expect(svg).toContain('aria-hidden="true"');
    expect(svg).not.toContain('role=');
  });

  test.each<[string, DrawingElement, string]>([
    ['rounds geometry', ['path', { d: 'M1.26,-0.04L100,2.999' }], '<path d="M1.3,0L100,3"/>'],
    ['leaves lengths in em', ['text', { y: '0.32em' }, 'a'], '<text y="0.32em">a</text>'],
    ['never rounds text', ['text', {}, '$63.79'], '<text>$63.79</text>'],
    ['leaves other attributes', ['g', { 'stroke-width': '1.25' }], '<g stroke-width="1.25"/>'],
    ['escapes text', ['text', {}, 'a < b & c'], '<text>a &lt; b &amp; c</text>'],
    ['escapes attributes', ['g', { class: '"<&' }], '<g class="&quot;&lt;&amp;"/>'],
    ['drops a style sheet', ['style', {}, 'a{}'], ''],
    ['drops the words of a part', ['g', { 'aria-label': 'bar' }], '<g/>'],
  ])('%s', (_, element, expected) => {
    const svg = renderSvg(drawing(element), OPTIONS);
    expect(svg).toContain(`text-anchor="middle">${expected}</svg>`);
  });

  test('renames ids and their references alike, whatever Plot counted', () => {
    const clip = (id: string) =>
      renderSvg(drawing(['clipPath', { id }], ['g', { 'clip-path': `url(#${id})` }]), OPTIONS);
    expect(clip('plot-clip-7')).toContain(
      '<clipPath id="fig-a-wide-1"/><g clip-path="url(#fig-a-wide-1)"/>',
    );
    expect(clip('plot-clip-8')).toBe(clip('plot-clip-7'));
  });

  test('adds the pattern of a hatch once, however often it is used', () => {
    const bar: [string, Record<string, string>] = ['rect', { fill: hatch('var(--c2)') }];
    const svg = renderSvg(drawing(bar, bar), OPTIONS);
    expect(svg.match(/<pattern id="fig-a-wide-1"/g)).toHaveLength(1);
    expect(svg).toContain('fill="var(--c2)"');
    expect(svg.match(/fill="url\(#fig-a-wide-1\)"/g)).toHaveLength(2);
  });

  test.each(['style', 'font-size'])('refuses a %s attribute', (name) => {
    expect(() => renderSvg(drawing(['text', { [name]: '9px' }]), OPTIONS)).toThrow(/figures\.css/);
  });
});

test('escapeXml(text) leaves nothing that opens a tag, an entity or closes an attribute', () => {
  expect(escapeXml(`<a href="&">'`)).toBe(`&lt;a href=&quot;&amp;&quot;&gt;'`);
});
