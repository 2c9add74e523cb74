import { expect, test } from 'vitest';
import { explainFileError, quoteFound } from '../../../src/shop/tables/file-errors.ts';

test.each([
  ['EACCES', 'this user may not read it'],
  ['ELOOP', 'it is a link that leads back to itself'],
  ['ESTALE', 'the system says ESTALE'],
])('explainFileError(%s) is a clause for a sentence', (code, expected) => {
  const error = Object.assign(new Error(code), { code, syscall: 'open' });
  expect(explainFileError(error)).toBe(expected);
});

test('explainFileError(error) rethrows what the file system did not say', () => {
  expect(() => explainFileError(new TypeError('a defect'))).toThrow('a defect');
});

test.each([
  ['N/A', '"N/A"'],
  ['say "hi"', '"say \\"hi\\""'],
  ['a\tb\u0000', '"a\\tb\\u0000"'],
  ['\u202egnp.exe', '"\\u202egnp.exe"'],
  ['\u009b31m', '"\\u009b31m"'],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('quoteFound(%j) is %s', (text, expected) => {
  expect(quoteFound(text)).toBe(expected);
});
