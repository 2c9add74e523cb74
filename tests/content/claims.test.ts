import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/base/format/create-formatter.ts';
import type { Cell, PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { VERDICTS } from '../../src/metrics/tables/experiment-verdicts.ts';
import type { ChapterSource } from '../../src/report/chapter-source.ts';
import { ChapterValues } from '../../src/report/chapter-values.ts';
import { checkClaims } from '../../src/report/check-claims.ts';
import { NamedTables } from '../../src/report/named-tables.ts';
import { demoBuilt } from '../figures/demo-context.ts';
import { toyConfig as config, toyChapters } from '../fixtures/toy-shop.ts';

const built = await demoBuilt();
const format = createFormatter(config);

/** What may befall the cells of a table, its keys in the last case alone: each number, or text, by its place among the rows. */
const DAMAGES: Readonly<
  Record<
    string,
    (cell: number | string, place: number, all: readonly Cell[], isMark: boolean) => Cell
  >
> = {
  nothing: (cell) => cell,
  'numbers are 0': (cell) => (typeof cell === 'number' ? 0 : cell),
  'numbers are 1': (cell) => (typeof cell === 'number' ? 1 : cell),
  'numbers change sign': (cell) => (typeof cell === 'number' ? -cell : cell),
  'numbers are a hundred times as large': (cell) => (typeof cell === 'number' ? cell * 100 : cell),
  'numbers are a hundredth': (cell) => (typeof cell === 'number' ? cell / 100 : cell),
  'numbers grow from row to row': (cell, place) =>
    typeof cell === 'number' ? cell * 2 ** Math.min(place, 40) : cell,
  'numbers shrink from row to row': (cell, place) =>
    typeof cell === 'number' ? cell / 2 ** Math.min(place, 40) : cell,
  'numbers stand the other way round': (cell, place, all) =>
    typeof cell === 'number' ? (all.at(-1 - place) ?? cell) : cell,
  'numbers grow from row to row, and marks stay': (cell, place, _, isMark) =>
    typeof cell === 'number' && !isMark ? cell * 2 ** Math.min(place, 40) : cell,
  'each row is marked': (cell, _place, _all, isMark) => (isMark ? 1 : cell),
  'each row is marked, and numbers are its place': (cell, place, _, isMark) => {
    if (isMark) return 1;
    return typeof cell === 'number' ? place + 1 : cell;
  },
  'the first half of the rows is marked, and numbers are its place': (cell, place, all, isMark) => {
    if (isMark) return place < all.length / 2 ? 1 : cell;
    return typeof cell === 'number' ? place + 1 : cell;
  },
  'flags are set and numbers lie near each other': (cell, place) =>
    typeof cell !== 'number' || cell === 0 || cell === 1 ? (cell === 0 ? 1 : cell) : 100 + place,
  'texts differ': (cell, place) => (typeof cell === 'string' ? `other-${place}` : cell),
  'verdicts say better': (cell) => (cell in VERDICTS ? 'better' : cell),
  'verdicts say worse': (cell) => (cell in VERDICTS ? 'worse' : cell),
  'keys too are a hundred times as large': (cell) => (typeof cell === 'number' ? cell * 100 : cell),
};

function damage(table: PublishedTable, name: string): PublishedTable {
  const change = DAMAGES[name]!;
  const columns = table.columns.filter(
    (column) => name.startsWith('keys') || !table.grain.includes(column.name),
  );
  const byColumn = new Map(columns.map((c) => [c.name, table.rows.map((row) => row[c.name]!)]));
  const marks = new Set(columns.flatMap((c) => (c.type === 'flag' ? [c.name] : [])));
  const rows = table.rows.map((row, place) => ({
    ...row,
    ...Object.fromEntries(
      [...byColumn].map(([column, all]) => {
        const cell = row[column]!;
        return [column, cell === null ? null : change(cell, place, all, marks.has(column))];
      }),
    ),
  }));
  return { ...table, rows };
}

const namedTables = (tables: readonly PublishedTable[]): NamedTables =>
  new NamedTables(new Map(tables.map((each) => [each.id, each])), config.currency, built.coverage);
const named = namedTables(built.tables);
const intact = named.variables();

/** The chapter's claims where one table is damaged, none of them with another wording: those that do not hold would stop the build. */
function checkedOn(source: ChapterSource, damaged: PublishedTable) {
  const tables = { ...intact, ...namedTables([damaged]).variables() };
  const label = (_: string, code: string): string => code;
  const nowhere = (): undefined => undefined;
  const writer = { named, format, label, definitionHref: nowhere, pageOf: nowhere };
  const { known } = new ChapterValues(source, { variables: tables }, writer);
  return checkClaims(source, known, () => '');
}

function withoutOtherWords(source: ChapterSource): ChapterSource {
  const claims = Object.fromEntries(
    Object.entries(source.frontMatter.claims).map(([id, { condition }]) => [id, { condition }]),
  );
  return { ...source, frontMatter: { ...source.frontMatter, claims } };
}

describe.each(
  toyChapters
    .filter(({ frontMatter }) => Object.keys(frontMatter.claims).length > 0)
    .map((source) => [source.id, withoutOtherWords(source)] as const),
)('each claim of %s', (_, source) => {
  test('stops the build on some data, which names it, and holds on others', () => {
    const ids = Object.keys(source.frontMatter.claims);
    const stopped = new Set<string>();
    const held = new Set<string>();
    const spoken = built.tables.filter(({ id }) => source.yaml.includes(id));
    for (const table of spoken) {
      for (const name of Object.keys(DAMAGES)) {
        const { results, unsupported } = checkedOn(source, damage(table, name));
        for (const claim of ids) {
          if (results.get(claim)?.holds === true) held.add(claim);
          // One that the data cannot decide has neither held nor failed.
          if (unsupported.get(claim)?.kind === 'claim-unsupported') stopped.add(claim);
        }
      }
    }
    expect(
      ids.filter((id) => !stopped.has(id)),
      'claims that no damage of a table which the chapter names makes false: their conditions do not depend on these tables, or are too lax',
    ).toEqual([]);
    expect(
      ids.filter((id) => !held.has(id)),
      'claims that hold neither on the small demonstration shop (tests/figures/demo-context.ts) nor on any damage of it: loosen the condition, or choose a sentence that small data can bear',
    ).toEqual([]);
  });
});
