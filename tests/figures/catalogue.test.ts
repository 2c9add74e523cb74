import path from 'node:path';
import { expect, test } from 'vitest';
import { figureFiles } from './figure-files.ts';

const files = await figureFiles();

test.each(files)(
  '$id.ts says what it shows, and exports the figure of that id by its name',
  (file) => {
    expect(file.shows).not.toBe('');
    expect(file.figure?.id, `expected the file to export ${file.exportName}`).toBe(file.id);
  },
);

// Both are written anew from the folder with `npx vitest run --project unit tests/figures -u`.
test('src/figures/catalogue.ts lists the files of src/figures/catalogue/', async () => {
  const imports = files.map(
    (file) => `import { ${file.exportName} } from './catalogue/${file.id}.ts';`,
  );
  const entries = files.map(({ exportName }) => `  ${exportName},`);
  await expect(`/**
 * Every figure that a chapter may show. \`npx vitest run --project unit tests/figures -u\` writes this list anew from the files of
 * \`catalogue/\`, whose names are the ids.
 */
${imports.join('\n')}
import type { FigureDefinition } from './figure.ts';

const FIGURES: readonly FigureDefinition[] = [
${entries.join('\n')}
];

export const FIGURE_IDS: readonly string[] = FIGURES.map(({ id }) => id);

/** The figure of that id; undefined where there is none, and whoever asked knows the file and line to name (see \`FIGURE_IDS\`). */
export function findFigure(id: string): FigureDefinition | undefined {
  return FIGURES.find((figure) => figure.id === id);
}
`).toMatchFileSnapshot(path.resolve('src/figures/catalogue.ts'));
});

test('docs/figures.md lists them for authors', async () => {
  const rows = files.map(({ figure: { id, tables }, shows }) => {
    const from = tables.map((table) => `\`${table}\``).join(', ');
    return `| \`${id}\` | ${shows} | ${from} |`;
  });
  await expect(`# Figures

What a chapter shows as \`![The finding](figure:ID)\`. Each is a file of \`src/figures/catalogue/\`; \`npx vitest run --project unit tests/figures -u\`
writes this list anew from them. \`npm run figure -- ID\` draws one alone.

| id | shows | from the tables |
| --- | --- | --- |
${rows.join('\n')}
`).toMatchFileSnapshot(path.resolve('docs/figures.md'));
});
