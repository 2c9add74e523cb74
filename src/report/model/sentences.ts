import type { Inline, Words } from './blocks.ts';

/** A mark that ends a sentence, with the quotes and brackets that close behind it; those of Chinese and Japanese need no space after them. */
const END = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』）]*/g;

/** Short forms whose point ends no sentence. */
const SHORT_FORM = /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|St|vs|cf|e\.g|i\.e|approx|bzw|z\.B|d\.h)\.$/;

/**
 * The sentences of a run of words, the space between two with the first. A claim, a link or an emphasis is never cut, and points inside a
 * value are nobody's punctuation. Together they are the words again.
 */
export function sentencesOf(words: Words): Inline[][] {
  const sentences: Inline[][] = [[]];
  for (const [at, inline] of words.entries()) {
    if (inline.kind !== 'text') {
      sentences.at(-1)!.push(inline);
      continue;
    }
    let rest = inline.text;
    for (let end = endIn(rest, words[at + 1]); end !== undefined; ) {
      sentences.at(-1)!.push({ kind: 'text', text: rest.slice(0, end) });
      sentences.push([]);
      rest = rest.slice(end);
      end = endIn(rest, words[at + 1]);
    }
    if (rest !== '') sentences.at(-1)!.push({ kind: 'text', text: rest });
  }
  return sentences.map(withSpaceBefore).filter((sentence) => sentence.length > 0);
}

/** Behind the first mark that ends a sentence in the text, and the space after it; undefined where none does. */
function endIn(text: string, next: Inline | undefined): number | undefined {
  for (const { 0: mark, index } of text.matchAll(END)) {
    const end = index + mark.length;
    if (SHORT_FORM.test(text.slice(0, end))) continue;
    const after = text.slice(end);
    // A sentence begins with no small letter; at the end of the text what follows decides.
    if (/^\s+\p{Ll}/u.test(after)) continue;
    if (after === '' && next !== undefined && !isTail(next)) continue;
    return end + (after.length - after.trimStart().length);
  }
  return undefined;
}

/** A break or a footnote that follows a sentence's end belongs to it, and not to the next one. */
function withSpaceBefore(sentence: Inline[], place: number, all: Inline[][]): Inline[] {
  const before = all[place - 1];
  while (before !== undefined && isTail(sentence[0])) before.push(sentence.shift()!);
  return sentence;
}

function isTail(inline: Inline | undefined): boolean {
  return inline?.kind === 'break' || inline?.kind === 'footnote-reference';
}
