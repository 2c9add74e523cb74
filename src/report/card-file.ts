/** The card of a page, by its folder: `growth/` -> `cards/growth.png`, the home page's `cards/index.png`. */
export function cardFile(page: string): string {
  return `cards/${page.replace(/\/$/, '') || 'index'}.png`;
}
