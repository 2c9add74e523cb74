import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKS } from '../../../src/shop/checks/catalogue.ts';

const DOCS = path.resolve('docs/checks.md');
const HEADER = '| check | counts | level | finds | threshold |\n| --- | --- | --- | --- | --- |\n';

/** What stands in a cell of a table in Markdown. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

// The table is written anew with `npx vitest run --project unit tests/shop/checks -u`; what stands above it is written by hand.
test('docs/checks.md lists each check of the catalogue, in its order', async () => {
  const [prose = ''] = readFileSync(DOCS, 'utf8').split(HEADER);
  const rows = CHECKS.map(
    ({ id, unit, level, meaning, threshold }) =>
      `| \`${id}\` | ${unit} | ${level} | ${cell(meaning)} | ${cell(threshold)} |\n`,
  );
  await expect(`${prose}${HEADER}${rows.join('')}`).toMatchFileSnapshot(DOCS);
});

test.each(CHECKS)('$id says from where on it counts', ({ threshold }) => {
  expect(threshold).toMatch(/\S/);
});
