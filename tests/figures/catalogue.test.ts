import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { FIGURES } from '../../src/figures/catalogue.ts';
import type { FigureDefinition } from '../../src/figures/figure.ts';

const FOLDER = path.resolve('src/figures/catalogue');

/** A figure as a file exports it; a form, which makes figures, is a function. */
function isFigure(value: unknown): value is FigureDefinition {
  return typeof value === 'object' && value !== null && 'id' in value && 'absent' in value;
}

test('the catalogue has every figure of src/figures/catalogue/, each from the file that bears its id', async () => {
  const files = readdirSync(FOLDER).filter((file) => /^(?!catalogue)[a-z-]+\.ts$/.test(file));
  const faults: string[] = [];
  const found = new Set<unknown>();
  for (const file of files) {
    const exports = Object.values(
      (await import(pathToFileURL(path.join(FOLDER, file)).href)) as Record<string, unknown>,
    );
    for (const figure of exports.filter(isFigure)) {
      found.add(figure);
      if (!FIGURES.includes(figure))
        faults.push(`src/figures/catalogue.ts: add the figure "${figure.id}" of ${file}`);
      if (file !== `${figure.id}.ts`)
        faults.push(`src/figures/catalogue/${file}: name the file of the figure ${figure.id}.ts`);
    }
  }
  expect(faults).toEqual([]);
  expect(FIGURES.filter((figure) => !found.has(figure)).map(({ id }) => id)).toEqual([]);
});
