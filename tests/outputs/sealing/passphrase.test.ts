import { describe, expect, test } from 'vitest';
import { assertStrong } from '../../../src/outputs/sealing/passphrase.ts';

const COMPANY = ['Fuzzy Factory'];

describe('assertStrong(passphrase, known)', () => {
  test.each(['velvet tornado biscuit anchor', 'x7Kp2mQ9vLs4Rt5!'])('accepts "%s"', (passphrase) => {
    expect(() => assertStrong(passphrase, COMPANY)).not.toThrow();
  });

  test.each([
    ['empty', ''],
    ['common', 'password'],
    ['common with the usual changes', 'Passw0rd2024!'],
    ['long, on one row of the keyboard', 'qwertyuiopasdfghjkl'],
    ['long, of one letter', 'aaaaaaaaaaaaaaaaaaaa'],
    ['too few words', 'lantern marble oat'],
    ['of the company’s name', 'fuzzyfactory-investors'],
    ['of the company’s name twice', 'Fuzzy Factory Fuzzy Factory 2015'],
  ])('refuses one that is %s, and says what to take', (_label, passphrase) => {
    expect(() => assertStrong(passphrase, COMPANY)).toThrow(
      /passphrase: it can be guessed in about 10\^\d+ tries.*Take four or more words/,
    );
  });
});
