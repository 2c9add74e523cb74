import type { Problem } from '../base/errors.ts';
import { type FormattedType, formatForType } from '../base/format/format-for-type.ts';
import type { FormatName, Formatter } from '../base/format/formatter.ts';
import { shownText } from '../base/format/shown-text.ts';
import { nearestNames } from '../base/nearest-names.ts';
import type { MetricId } from '../metrics/definitions/metric-ids.ts';
import type { Cell } from '../metrics/definitions/table-definition.ts';
import type { ChapterSource } from './chapter-source.ts';
import { evaluateExpression, isOfData, type Known, namesIn } from './claims/evaluate-condition.ts';
import { type ResolvedValue, UnknownNameError } from './markdown/env.ts';
import type { NamedTables } from './named-tables.ts';

/** What turns values into text. */
export interface ValueWriter {
  named: NamedTables;
  format: Formatter;
  /** The readers' name of a code in a column of this row, such as a channel's; the code itself where it has none. */
  label(column: string, code: string, row?: Row): string;
  /** Where a metric is defined. */
  definitionHref(metric: MetricId): string | undefined;
  /** The page of the product, channel or experiment that a cell names; undefined where there is none. */
  pageOf(column: string, value: Cell): string | undefined;
}

type Row = Readonly<Record<string, Cell>>;

/** The column that a value stands in, '' for one of none, and its row. */
interface Place {
  column: string;
  row: Row;
}

/**
 * The values that one chapter may name: those of the published tables, and those that its front matter computes from them under `values`.
 * A chapter's own value may be a number, a text, a list of texts, or a row of a table whose columns are then named behind a dot.
 */
export class ChapterValues {
  /** The published tables and the chapter's own values, for conditions. */
  readonly known: Known;
  readonly problems: Problem[] = [];
  readonly #own = new Map<string, unknown>();
  readonly #expressions: ReadonlyMap<string, string>;
  readonly #writer: ValueWriter;

  constructor(
    source: ChapterSource,
    { variables: tables, tables: there, certain }: Known,
    writer: ValueWriter,
  ) {
    this.#writer = writer;
    const variables: Record<string, unknown> = { ...tables };
    const constants = new Set<string>();
    this.#expressions = new Map(Object.entries(source.frontMatter.values));
    this.known = {
      variables,
      tables: there,
      constants,
      expressions: this.#expressions,
      ...(certain !== undefined && { certain }),
      rowAt: (keys) => this.#cellAt(keys)?.row,
    };
    this.problems.push(...orderProblems(source, tables));
    const misplaced = new Set(this.problems.map(({ key }) => key));
    for (const [name, expression] of Object.entries(source.frontMatter.values)) {
      const place = placeOf(source, name);
      const evaluated = misplaced.has(place.key)
        ? { problems: [] }
        : evaluateExpression(expression, this.known, place);
      // A value that the data do not have is absent, as it is in a table.
      const problems =
        'problems' in evaluated
          ? evaluated.problems.filter(({ kind }) => kind !== 'claim-absent')
          : [];
      this.problems.push(...problems);
      variables[name] = 'problems' in evaluated ? null : evaluated.value;
      this.#own.set(name, variables[name]);
      if (!isOfData(expression, constants)) constants.add(name);
    }
  }

  /** The value at this path as text. Throws `UnknownNameError`. */
  resolve(path: string, format: FormatName | undefined): ResolvedValue {
    const [name = '', ...keys] = path.split('.');
    if (this.#own.has(name)) {
      const cell = this.#cellAt([name, ...keys]);
      return {
        ...this.#write(
          this.#ownValue(name, keys),
          { column: keys.at(-1) ?? '', row: this.#rowOf(name, keys) },
          format,
        ),
        ...(cell !== undefined && { cell }),
      };
    }
    const { value, type, row, column, metric } = this.#writer.named.resolve(path);
    return {
      ...this.#text(value, type, { column: column.name, row }, format),
      title: column.meaning,
      ...this.#definition(metric),
      cell: { row, column: column.name },
    };
  }

  /** The cell of a published table that a path leads to; undefined where it leads to none. */
  #cellAt(keys: readonly (string | number)[]): ResolvedValue['cell'] {
    const [name = '', ...rest] = keys.map(String);
    const { named } = this.#writer;
    if (this.#own.has(name) && rest.length > 0) {
      const known = named.cellOf(this.#rowOf(name, rest), rest.at(-1)!);
      return known && { row: known.row, column: known.column.name };
    }
    // A value that only renames a cell is that cell.
    const path = this.#own.has(name) ? this.#expressions.get(name)!.trim() : keys.join('.');
    if (!/^\w+(?:\.[\w-]+)+$/.test(path)) return undefined;
    if (this.#own.has(path.split('.', 1)[0]!)) return this.#cellAt(path.split('.'));
    try {
      const { row, column } = named.resolve(path);
      return { row, column: column.name };
    } catch (error) {
      // A whole row, or what the chapter's problems tell of already.
      if (error instanceof UnknownNameError) return undefined;
      throw error;
    }
  }

  #ownValue(name: string, keys: readonly string[]): unknown {
    let value = this.#own.get(name);
    for (const key of keys) {
      if (value === null) return null;
      if (typeof value !== 'object' || !Object.hasOwn(value as object, key)) {
        const known = typeof value === 'object' ? Object.keys(value as object) : [];
        throw new UnknownNameError({
          name: key,
          suggestions: nearestNames(key, known),
          reason: `the chapter's value "${name}" has no "${key}"`,
        });
      }
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  }

  /** The row whose column the last key names; none for a value of no column. */
  #rowOf(name: string, keys: readonly string[]): Row {
    const holder = keys.length === 0 ? null : this.#ownValue(name, keys.slice(0, -1));
    return (holder ?? {}) as Row;
  }

  #write(value: unknown, place: Place, format: FormatName | undefined): ResolvedValue {
    const { column, row } = place;
    if (Array.isArray(value)) {
      const texts = value.map((entry) => this.#write(entry, place, format).text);
      const text = this.#writer.format.list(texts);
      return { text, value: texts.length === 0 ? null : text };
    }
    if (value !== null && typeof value === 'object') {
      throw new UnknownNameError({
        name: column,
        suggestions: [],
        reason: 'the value is a whole row: name a column behind a dot',
      });
    }
    const cell = typeof value === 'bigint' ? Number(value) : (value as Cell);
    // A cell of a row that the chapter has chosen from a table is what it is there.
    const known = this.#writer.named.cellOf(row, column);
    const type =
      known?.type ??
      this.#writer.named.typeOf(column) ??
      (typeof cell === 'number' ? 'number' : 'text');
    return { ...this.#text(cell, type, place, format), ...this.#definition(known?.metric) };
  }

  #text(
    value: Cell,
    type: FormattedType,
    { column, row }: Place,
    format: FormatName | undefined,
  ): ResolvedValue {
    const chosen = format ?? formatForType(type);
    if (typeof value === 'string' && chosen === 'text') {
      const shown = shownText(value);
      return {
        text: this.#writer.label(column, shown, row),
        value: shown,
        ...linkTo(this.#writer.pageOf(column, shown)),
      };
    }
    return { text: this.#writer.format.format(value, chosen), value };
  }

  #definition(metric: MetricId | undefined): { href?: string } {
    return metric === undefined ? {} : linkTo(this.#writer.definitionHref(metric));
  }
}

function linkTo(href: string | undefined): { href?: string } {
  return href === undefined ? {} : { href };
}

function placeOf(source: ChapterSource, name: string): { file: string; line: number; key: string } {
  return {
    file: source.file,
    line: source.lineAt(['values', name]),
    key: `values.${name}`,
  };
}

/** Values that bear a table's name, that refer to themselves, or to one that is computed after them. */
function orderProblems(source: ChapterSource, tables: Known['variables']): Problem[] {
  const own = source.frontMatter.values;
  const names = Object.keys(own);
  return names.flatMap((name, at): Problem[] => {
    const place = placeOf(source, name);
    if (Object.hasOwn(tables, name)) {
      const message = `a published table is called "${name}"`;
      return [{ kind: 'value-name', ...place, message, hint: 'Give the value another name.' }];
    }
    const circle = circleOf(name, own);
    if (circle !== undefined) {
      const message = `it refers to itself: ${circle.join(' -> ')}`;
      const hint = 'Compute one of them from the tables alone.';
      return [{ kind: 'value-circle', ...place, message, hint }];
    }
    const later = namesIn(own[name]!).find((used) => names.indexOf(used) > at);
    if (later === undefined) return [];
    const message = `it needs "${later}", which is computed after it`;
    return [{ kind: 'value-order', ...place, message, hint: `Put "${later}" above it.` }];
  });
}

/** The shortest way from a value back to itself. */
function circleOf(name: string, own: Readonly<Record<string, string>>): string[] | undefined {
  const ways = [[name]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const used of namesIn(own[way.at(-1)!]!)) {
      if (used === name) return [...way, name];
      if (!Object.hasOwn(own, used) || seen.has(used)) continue;
      seen.add(used);
      ways.push([...way, used]);
    }
  }
  return undefined;
}
