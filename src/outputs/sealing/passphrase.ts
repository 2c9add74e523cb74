import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english, translations } from '@zxcvbn-ts/language-en';
import { ReportError } from '../../base/errors.ts';

/**
 * Guesses that a passphrase must withstand, as a power of ten. A sealed site can be copied and tried without limit; at 600,000 rounds of
 * PBKDF2 a fast graphics card tries some 10,000 a second, so that 10^14 guesses are about 300 years of one card.
 */
const LEAST_GUESSES_LOG10 = 14;

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  translations,
});

/**
 * Refuses a passphrase that could be guessed, with a `ReportError` that says why and what to take instead. `known` are the words that
 * anybody would try first, such as the company's name: they count for nothing.
 */
export function assertStrong(passphrase: string, known: readonly string[]): void {
  const { guessesLog10, feedback } = estimator.check(without(passphrase, known));
  if (guessesLog10 >= LEAST_GUESSES_LOG10) return;
  throw new ReportError([
    {
      kind: 'weak-passphrase',
      file: 'passphrase',
      message: [
        `it can be guessed in about 10^${Math.max(0, Math.floor(guessesLog10))} tries, and a sealed site must withstand 10^${LEAST_GUESSES_LOG10}`,
        feedback.warning?.replace(/\.$/, ''),
      ]
        .filter(Boolean)
        .join('; '),
      hint: 'Take four or more words that have nothing to do with one another or with the company, or let a password manager make 16 characters.',
    },
  ]);
}

function without(passphrase: string, known: readonly string[]): string {
  return known
    .flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), passphrase.toLowerCase());
}
