/** The card of a page: `growth/index.html` -> `cards/growth.png`, the home page's `cards/index.png`. */
export function cardFile(page: string): string {
  return `cards/${page.replace(/(?:\/index)?\.html$/, '')}.png`;
}
