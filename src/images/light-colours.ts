/**
 * What lives in `images/`: the report's drawings for use outside its pages: each figure as a stand-alone SVG and PNG, a social card for
 * every page, the icons. All are made from the finished pages, so that a picture never says more than its page does.
 */
import { readFileSync } from 'node:fs';

/** The light theme's colours by the name of their CSS property, `ink` for `--ink`, as `tokens.css` declares them. */
export type Colours = Readonly<Record<string, string>>;

const TOKENS = new URL('../styles/tokens.css', import.meta.url);

/** Reads the light theme's colours. */
export function lightColours(): Colours {
  const css = readFileSync(TOKENS, 'utf8');
  const block = css.slice(css.indexOf(':root'), css.indexOf('}'));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6}|rgb\([^)]*\));/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
}

/**
 * A drawing of the page with the light theme's colours in place of CSS properties, in forms that every SVG program reads: hexadecimal
 * colours, and opacity as an attribute of its own. Throws where a colour is not among those of the theme.
 */
export function resolveColours(svg: string, colours: Colours): string {
  return svg
    .replaceAll(/ (fill|stroke)="([^"]*)"/g, (_, attribute: string, value: string) => {
      const { colour, opacity } = resolveColour(value, colours);
      const see = opacity === null ? '' : ` ${attribute}-opacity="${opacity}"`;
      return ` ${attribute}="${colour}"${see}`;
    })
    .replaceAll(/ class="strong"/g, ' font-weight="600"')
    .replaceAll(/ class="[^"]*"/g, '');
}

const MIX = /^color-mix\(in oklab, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)$/;

function resolveColour(
  value: string,
  colours: Colours,
): { colour: string; opacity: string | null } {
  if (value === 'currentColor') return { colour: named('ink', colours), opacity: null };
  const mix = MIX.exec(value);
  if (mix !== null) {
    const [, first, percent, second] = mix;
    const part = Number(percent) / 100;
    const colour = mixInOkLab(named(first!, colours), named(second!, colours), part);
    return { colour, opacity: null };
  }
  const property = /^var\(--([\w-]+)\)$/.exec(value);
  if (property === null) return { colour: value, opacity: null };
  const colour = named(property[1]!, colours);
  const translucent = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(colour);
  if (translucent === null) return { colour, opacity: null };
  const [, red, green, blue, percent] = translucent;
  return {
    colour: toHex([Number(red), Number(green), Number(blue)]),
    opacity: String(Number(percent) / 100),
  };
}

function named(name: string, colours: Colours): string {
  const colour = colours[name];
  if (colour === undefined) throw new RangeError(`the light theme has no colour --${name}`);
  return colour;
}

type Triple = readonly [number, number, number];

/** CSS Color 4's mix of two hexadecimal colours, `part` of the first; matrices after Ottosson, "A perceptual color space", 2020. */
export function mixInOkLab(first: string, second: string, part: number): string {
  const [a, b] = [toOkLab(first), toOkLab(second)];
  const mixed = a.map((value, at) => value * part + b[at]! * (1 - part)) as unknown as Triple;
  return fromOkLab(mixed);
}

function toOkLab(hex: string): Triple {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOkLab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Triple = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const encoded = linear.map((value) => {
    const light = Math.min(1, Math.max(0, value));
    return 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
  });
  return toHex(encoded as unknown as Triple);
}

function toHex(rgb: Triple): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
