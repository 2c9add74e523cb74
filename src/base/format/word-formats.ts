import { ABSENT, type Formatter } from './formatter.ts';

const WORDS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/**
 * Numbers in words, for sentences whose wording the data decide. Chapters are written in English, and so are these; the figures inside
 * them follow the locale.
 */
export function createWordFormats(
  numbers: Pick<Formatter, 'integer' | 'change'>,
): Pick<Formatter, 'word' | 'direction' | 'more' | 'above'> {
  const none = numbers.change(0);
  /** The size of a change as `change` rounds it, without its sign; null for one that prints as none. */
  const sizeOf = (change: number): string | null => {
    const size = numbers.change(Math.abs(change));
    return size === none ? null : size.replace('+', '');
  };
  const compare = (change: number | null, up: string, down: string, level: string): string => {
    if (change === null) return ABSENT;
    const size = sizeOf(change);
    return size === null ? level : `${size} ${change > 0 ? up : down}`;
  };
  return {
    word: (value) => (value === null ? ABSENT : (WORDS[value] ?? numbers.integer(value))),
    direction: (change) => {
      if (change === null) return ABSENT;
      const size = sizeOf(change);
      if (size === null) return 'did not change';
      return `${change > 0 ? 'rose' : 'fell'} by ${size}`;
    },
    more: (change) => compare(change, 'more', 'less', 'no more'),
    above: (change) => compare(change, 'above', 'below', 'level with'),
  };
}
