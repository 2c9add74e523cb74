import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    // A matter of taste, not of validity.
    rules: { 'no-trailing-whitespace': 'off' },
  }),
);

/** What the validator says of a page, as `rule at line:column: message`. */
async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, line, column, message }) => `${ruleId} at ${line}:${column}: ${message}`,
    ),
  );
}

test('every page is valid HTML', async () => {
  const folder = inject('sites').root;
  const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
  const faults: string[] = [];
  for (const page of pages) {
    const found = await faultsOf(readFileSync(path.join(folder, page), 'utf8'));
    faults.push(...found.map((fault) => `${page}: ${fault}`));
  }
  expect(pages.length).toBeGreaterThan(10);
  expect(faults).toEqual([]);
});

test('the validator sees a fault', async () => {
  expect(await faultsOf('<!doctype html><p><div>text</div></p>')).not.toEqual([]);
});
