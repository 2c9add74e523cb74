import { clampChroma, converter, formatHex, wcagContrast } from 'culori';

/** The accent in each theme, hexadecimal. */
export interface Accent {
  light: string;
  dark: string;
}

/** What `tokens.css` declares of each theme. It is repeated since that file is out of reach of pages once they are bundled. */
export const GROUNDS = {
  light: { paper: '#fbf8f3', surface: '#ffffff', accent: '#a63f27' },
  dark: { paper: '#171513', surface: '#1f1c19', accent: '#f0937a' },
} as const;

/**
 * Contrast that the accent keeps with paper and surface: WCAG 2.2 AA for text on light grounds; more on dark ones, where a colour at the
 * limit looks dull beside the text.
 */
const CONTRAST = { light: 4.5, dark: 7 } as const;
/** Steps of OKLCH lightness, which runs from 0 to 1, in which a colour is looked for. */
const STEP = 0.005;

const toOklch = converter('oklch');

/**
 * The brand's colour as an accent that can be read in both themes: as it is where its contrast suffices, else the nearest darker (light
 * theme) or lighter (dark theme) one of its hue. Where no brand colour is given, the accent of `tokens.css`.
 */
export function accentOf(brand: string | undefined): Accent {
  if (brand === undefined) return { light: GROUNDS.light.accent, dark: GROUNDS.dark.accent };
  return { light: readable(brand, 'light'), dark: readable(brand, 'dark') };
}

/** A stylesheet that puts the accent in place of the one of `tokens.css`, whichever is loaded first. */
export function renderAccent({ light, dark }: Accent): string {
  return `html:root { --accent: ${light}; }\n@media screen and (prefers-color-scheme: dark) {\n  html:root { --accent: ${dark}; }\n}\n`;
}

function readable(brand: string, theme: keyof Accent): string {
  const { paper, surface } = GROUNDS[theme];
  const suffices = (colour: string): boolean =>
    [paper, surface].every((ground) => wcagContrast(colour, ground) >= CONTRAST[theme]);
  const { l, ...hue } = toOklch(brand)!;
  for (let away = 0; ; away += STEP) {
    const lightness = theme === 'light' ? l - away : l + away;
    const colour = formatHex(clampChroma({ ...hue, l: lightness }, 'oklch'));
    // Black and white suffice on any ground of the theme, so one is found before the end.
    if (suffices(colour)) return colour;
  }
}
