import { isolateEach } from '../../base/format/shown-text.ts';

/**
 * A text in lines no wider than a width, broken at spaces, or inside a word that is wider than a line. What does not fit into `most`
 * lines is replaced by an ellipsis. `measure` gives a text's width; an empty text has no lines.
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = breakWord(word, width, measure);
    line = parts.pop()!;
    lines.push(...parts);
    if (lines.length > most) break;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return isolateEach(lines);
  return isolateEach([
    ...lines.slice(0, most - 1),
    endInEllipsis(lines[most - 1]!, width, measure),
  ]);
}

/** A word in pieces that each fit; the whole word where it fits. What a reader takes for one character stays whole. */
function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    if (part !== '' && measure(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function endInEllipsis(line: string, width: number, measure: (text: string) => number): string {
  let kept = [...line];
  while (kept.length > 1 && measure(`${kept.join('')}…`) > width) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
