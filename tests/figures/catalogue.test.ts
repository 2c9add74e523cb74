import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { FigureDefinition } from '../../src/figures/figure.ts';

const FOLDER = path.resolve('src/figures/catalogue');
const ids = readdirSync(FOLDER)
  .map((file) => path.basename(file, '.ts'))
  .sort();

/** `revenueByQuarter` for `revenue-by-quarter`. */
const exportOf = (id: string): string =>
  id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The figure that the file exports, and what its first sentence says of it. */
async function figureOf(id: string): Promise<{ figure: FigureDefinition; shows: string }> {
  const file = path.join(FOLDER, `${id}.ts`);
  const exports = (await import(pathToFileURL(file).href)) as Record<string, FigureDefinition>;
  const [, comment] = /^\/\*\*(.+?)\*\//s.exec(readFileSync(file, 'utf8'))!;
  const [shows] = /^.+?[.](?= |$)/.exec(comment!.replace(/\s+(?:\* )?/g, ' ').trim())!;
  return { figure: exports[exportOf(id)]!, shows };
}

test.each(ids)(
  '%s.ts says what it shows, and exports the figure of that id by its name',
  async (id) => {
    expect((await figureOf(id)).figure?.id).toBe(id);
  },
);

// Both are written anew from the folder with `npx vitest run --project unit tests/figures -u`.
test('src/figures/catalogue.ts lists the files of src/figures/catalogue/', async () => {
  const imports = ids.map((id) => `import { ${exportOf(id)} } from './catalogue/${id}.ts';`);
  const entries = ids.map((id) => `  ${exportOf(id)},`);
  await expect(`/**
 * Every figure that a chapter may show. \`npx vitest run --project unit tests/figures -u\` writes this list anew from the files of
 * \`catalogue/\`, whose names are the ids.
 */
${imports.join('\n')}
import type { FigureDefinition } from './figure.ts';

export const FIGURES: readonly FigureDefinition[] = [
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
  const figures = await Promise.all(ids.map(figureOf));
  const rows = figures.map(({ figure: { id, tables }, shows }) => {
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
