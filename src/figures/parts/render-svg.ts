/**
 * From the element that Plot draws to the SVG text in the page: no style sheet or style attribute (the site's policy forbids
 * them), coordinates to a tenth of a pixel, ids of its own, attributes escaped (linkedom does not), same input same bytes.
 */
import { parseHTML } from 'linkedom';
import { escapeXml } from '../../base/format/escape-xml.ts';
import { hatchColour, PAPER } from './theme.ts';

export interface SvgOptions {
  /** Begins every id in the drawing, so that ids are unique on a page that shows all figures. */
  idPrefix: string;
  className: string;
  /** Id of the element that names the drawing; null for a drawing that says nothing beyond the text beside it. */
  labelledBy: string | null;
}

const GEOMETRY = new Set(
  'cx cy d height points r rx ry transform viewBox width x x1 x2 y y1 y2'.split(' '),
);
/** Said by the root element alone: readers hear the drawing as one image. */
const DROPPED = /^(?:aria-|font-family$)/;
const REFERENCE = /url\(#([^)]+)\)/g;

/** An empty document for `draw`. */
export function createDrawingDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
}

/**
 * The drawing as valid XML. The patterns of `hatch` fills are added where they are used. Throws where a mark asks for a
 * `style` attribute or a literal font size, since neither would reach the page: use `className` and `figures.css`.
 */
export function renderSvg(svg: Element, options: SvgOptions): string {
  const ids = new Map<string, string>();
  const rename = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `${options.idPrefix}-${ids.size + 1}`);
    return ids.get(id)!;
  };
  const content = [...svg.childNodes].map((node) => serialize(node, rename)).join('');
  const size = ['width', 'height', 'viewBox']
    .map((name) => ` ${name}="${escapeXml(round(svg.getAttribute(name) ?? ''))}"`)
    .join('');
  const role =
    options.labelledBy === null
      ? ' aria-hidden="true"'
      : ` role="img" aria-labelledby="${escapeXml(options.labelledBy)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" class="${escapeXml(options.className)}"${size}${role}`;
  return `${head} fill="currentColor" text-anchor="middle">${hatchPatterns(ids)}${content}</svg>`;
}

function serialize(node: Node, rename: (id: string) => string): string {
  if (node.nodeType === 3) return escapeXml(node.nodeValue ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  if (name === 'style') return '';
  const attributes = [...element.attributes]
    .filter((attribute) => !DROPPED.test(attribute.name))
    .map(({ name, value }) => ` ${name}="${escapeXml(cleanValue(name, value, rename))}"`)
    .sort()
    .join('');
  const children = [...element.childNodes].map((child) => serialize(child, rename)).join('');
  return children === ''
    ? `<${name}${attributes}/>`
    : `<${name}${attributes}>${children}</${name}>`;
}

function cleanValue(name: string, value: string, rename: (id: string) => string): string {
  if (name === 'style' || name === 'font-size') {
    throw new Error(`A drawing must not set ${name}="${value}": use className and figures.css.`);
  }
  if (name === 'id') return rename(value);
  if (GEOMETRY.has(name)) return round(value);
  return value.replaceAll(REFERENCE, (_, id) => `url(#${rename(id)})`);
}

/** Numbers to one decimal; lengths in em stay, since a tenth of an em shows. */
function round(value: string): string {
  return value.replaceAll(/-?\d+\.\d+(?![\d.]|em)/g, (number) =>
    String(Math.round(Number(number) * 10) / 10),
  );
}

function hatchPatterns(ids: ReadonlyMap<string, string>): string {
  const patterns = [...ids].map(([id, renamed]) => {
    const colour = hatchColour(id);
    if (colour === null) return '';
    return (
      `<pattern id="${renamed}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<rect width="5" height="5" fill="${PAPER}"/><rect width="2" height="5" fill="${colour}"/></pattern>`
    );
  });
  const all = patterns.join('');
  return all === '' ? '' : `<defs>${all}</defs>`;
}
