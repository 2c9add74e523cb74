/**
 * What lives in `images/`: the report's drawings for use outside its pages: each figure as a stand-alone SVG and PNG, a social card for
 * every page, the icons. All are made from the finished pages, so that a picture never says more than its page does.
 */
import { formatHex, interpolate } from 'culori';
import type { Colours } from '../../base/theme/theme-colours.ts';

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
    const colour = formatHex(
      interpolate([named(second!, colours), named(first!, colours)], 'oklab')(part),
    );
    return { colour, opacity: null };
  }
  const property = /^var\(--([\w-]+)\)$/.exec(value);
  if (property === null) return { colour: value, opacity: null };
  const colour = named(property[1]!, colours);
  const translucent = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(colour);
  if (translucent === null) return { colour, opacity: null };
  const [, red, green, blue, percent] = translucent;
  return {
    colour: formatHex(`rgb(${red} ${green} ${blue})`)!,
    opacity: String(Number(percent) / 100),
  };
}

function named(name: string, colours: Colours): string {
  const colour = colours[name];
  if (colour === undefined) throw new RangeError(`the light theme has no colour --${name}`);
  return colour;
}
