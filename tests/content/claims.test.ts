import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/base/format/create-formatter.ts';
import type { Cell, PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { VERDICTS } from '../../src/metrics/tables/experiment-verdicts.ts';
import type { ChapterSource } from '../../src/report/chapter-source.ts';
import { ChapterValues } from '../../src/report/chapter-values.ts';
import { checkClaims } from '../../src/report/check-claims.ts';
import { namesIn } from '../../src/report/claims/evaluate-condition.ts';
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
  'numbers are 1 larger, and marks stay': (cell, _place, _all, isMark) =>
    typeof cell === 'number' && !isMark ? cell + 1 : cell,
  'numbers are 1 smaller, and marks stay': (cell, _place, _all, isMark) =>
    typeof cell === 'number' && !isMark ? cell - 1 : cell,
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
const nowhere = (): undefined => undefined;
const label = (_: string, code: string): string => code;
const writer = { named, format, label, definitionHref: nowhere, pageOf: nowhere };

/** What each damage leaves of a table, as conditions see it; made when a claim first asks for it, and dropped with the chapter. */
class DamagedTables {
  readonly #made = new Map<string, Readonly<Record<string, unknown>>>();

  of(table: PublishedTable, name: string): Readonly<Record<string, unknown>> {
    const key = `${table.id} ${name}`;
    const made = this.#made.get(key) ?? namedTables([damage(table, name)]).variables();
    this.#made.set(key, made);
    return made;
  }
}

/** A chapter of one of its claims, without other wordings, and of the values that it stands upon: where it does not hold, it would stop the build. */
function ofOneClaim(source: ChapterSource, claim: string): ChapterSource {
  const { values, claims } = source.frontMatter;
  const { condition } = claims[claim]!;
  const needed = new Set(namesIn(condition));
  // A set goes on to what is added while it is read.
  for (const name of needed) for (const used of namesIn(values[name] ?? '')) needed.add(used);
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => needed.has(name)));
  return {
    ...source,
    frontMatter: { ...source.frontMatter, values: own, claims: { [claim]: { condition } } },
  };
}

/** The published tables that a claim or its values name. */
function tablesOf({ frontMatter: { values, claims } }: ChapterSource): readonly PublishedTable[] {
  const conditions = Object.values(claims).map(({ condition }) => condition);
  const names = new Set([...Object.values(values), ...conditions].flatMap(namesIn));
  return built.tables.filter(({ id }) => names.has(id));
}

/** Whether a claim holds on some damage, and stops the build on another, looked for until both are found. */
function outcomesOf(source: ChapterSource, claim: string, damaged: DamagedTables) {
  const own = ofOneClaim(source, claim);
  const found = { held: false, stopped: false };
  const tables = tablesOf(own);
  for (const name of Object.keys(DAMAGES)) {
    for (const table of tables) {
      const variables = { ...intact, ...damaged.of(table, name) };
      const { known } = new ChapterValues(own, { variables }, writer);
      const { results, unsupported } = checkClaims(own, known, () => '');
      found.held ||= results.get(claim)?.holds === true;
      // One that the data cannot decide has neither held nor failed.
      found.stopped ||= unsupported.get(claim)?.kind === 'claim-unsupported';
      if (found.held && found.stopped) return found;
    }
  }
  return found;
}

describe.each(
  toyChapters
    .filter(({ frontMatter }) => Object.keys(frontMatter.claims).length > 0)
    .map((source) => [source.id, source] as const),
)('each claim of %s', (_, source) => {
  test('stops the build on some data, which names it, and holds on others', () => {
    const damaged = new DamagedTables();
    const outcomes = Object.keys(source.frontMatter.claims).map((claim) => ({
      claim,
      ...outcomesOf(source, claim, damaged),
    }));
    expect(
      outcomes.filter(({ stopped }) => !stopped).map(({ claim }) => claim),
      'claims that no damage of a table which they name makes false: their conditions do not depend on these tables, or are too lax',
    ).toEqual([]);
    expect(
      outcomes.filter(({ held }) => !held).map(({ claim }) => claim),
      'claims that hold neither on the small demonstration shop (tests/figures/demo-context.ts) nor on any damage of it: loosen the condition, or choose a sentence that small data can bear',
    ).toEqual([]);
  });
});
