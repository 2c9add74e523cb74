const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** The text of inline HTML that this folder rendered: marks of claims and all tags left out, entities resolved. For titles and descriptions. */
export function plainText(html: string): string {
  return html
    .replace(/<a class="claim-mark".*?<\/a>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!);
}
