/** What counts as a number: digits of any script, and characters that stand for one, such as ½ or Ⅳ. */
const WITH_NUMBER = /[^\s\p{N}]*\p{N}\S*/gu;

/**
 * The words of a text that hold a number which no data wrote, but for those of `names`: of products, channels and the like, which may bear one.
 * Words for numbers, such as "seven", are not seen.
 */
export function typedNumbers(text: string, names: readonly string[]): string[] {
  return withoutNames(text, names).match(WITH_NUMBER) ?? [];
}

/** Longer names first, so that "Bear 2 XL" is not left as "XL" where "Bear 2" is a name too. */
function withoutNames(text: string, names: readonly string[]): string {
  if (!/\p{N}/u.test(text)) return text;
  return names
    .filter((name) => /\p{N}/u.test(name) && /\p{L}/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(wholeWords(name), ' '), text);
}

function wholeWords(name: string): RegExp {
  const escaped = name.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
}

/** What to do about a number that is typed. */
export const TYPED_NUMBER_HINT =
  'Write a value, such as {{ kpis.revenue_ttm }}; list a name that holds a digit under names in report.yaml.';

/** What is wrong with these words. */
export function typedNumberMessage(words: readonly string[]): string {
  return `a number is typed: ${words
    .slice(0, 5)
    .map((word) => `"${word}"`)
    .join(', ')}`;
}
