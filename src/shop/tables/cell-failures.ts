import { EXPECTED } from './column-builders.ts';
import { quoteFound } from './file-errors.ts';
import { FEW, type FoundProblem, grouped, isPattern, listed, shareOf } from './found-problem.ts';
import { type KnownShape, knownShape, plainShape } from './known-shapes.ts';
import { CELL_KINDS, wrongCell } from './row-problems.ts';
import { exportedName, type InputColumn } from './schema.ts';

/** Shapes of one column that are told apart; what comes later is counted with the unlike ones. */
const MOST_SHAPES = 40;
const UNLIKE = 'unlike';

interface ShapeGroup {
  shape: KnownShape | undefined;
  count: number;
  cells: { row: number; cell: string }[];
}

/**
 * The cells of one file that are no value of their column, by column and shape. A shape that most rows share, or more than a few, is one
 * problem with its count and what it comes from; a few cells are a problem each, with their rows.
 */
export class CellFailures {
  readonly #file: string;
  readonly #currency: string;
  /** Rows that name the columns once more. */
  readonly #headers = new Set<number>();
  readonly #columns = new Map<InputColumn, Map<string, ShapeGroup>>();

  constructor(file: string, currency: string) {
    this.#file = file;
    this.#currency = currency;
  }

  add(column: InputColumn, row: number, cell: string): void {
    if (cell === exportedName(column, this.#currency)) {
      this.#headers.add(row);
      return;
    }
    let groups = this.#columns.get(column);
    if (groups === undefined) {
      groups = new Map();
      this.#columns.set(column, groups);
    }
    const shape = knownShape(column.type, cell);
    const ownKey = shape?.id ?? plainShape(cell);
    const key = groups.has(ownKey) || groups.size < MOST_SHAPES ? ownKey : UNLIKE;
    const group = groups.get(key) ?? { shape, count: 0, cells: [] };
    groups.set(key, group);
    group.count++;
    if (group.cells.length < FEW) group.cells.push({ row, cell });
  }

  /** All problems, in the order of rows; `rows` are those of the file. */
  problems(rows: number): FoundProblem[] {
    const cells = [...this.#columns].flatMap(([column, groups]) =>
      mergeUnlike(groups).flatMap(([key, group]) =>
        isPattern(group.count, rows)
          ? [this.#pattern(column, key, group, rows)]
          : group.cells.map(({ row, cell }) =>
              wrongCell(this.#file, row, column, this.#currency, cell),
            ),
      ),
    );
    return [...this.#repeatedHeader(), ...mergeRows(cells)].sort((a, b) => a.row! - b.row!);
  }

  #repeatedHeader(): FoundProblem[] {
    const rows = [...this.#headers].map(grouped);
    if (rows.length === 0) return [];
    return [
      {
        kind: 'repeated-header',
        file: this.#file,
        row: Math.min(...this.#headers),
        message: `the header stands again in ${rows.length === 1 ? 'this row' : `rows ${listed(rows)}`}: files were joined to one`,
        hint: 'Remove it, and check that no row stands twice; or keep the files apart, as parts in a folder.',
        cause: 'repeated-header',
      },
    ];
  }

  #pattern(column: InputColumn, key: string, group: ShapeGroup, rows: number): FoundProblem {
    const { shape, count, cells } = group;
    const name = exportedName(column, this.#currency);
    const like =
      cells[0]!.cell === '' ? 'empty' : `like ${listed(examples(group, key).map(quoteFound))}`;
    const which =
      count === rows
        ? `every ${name} of this file (${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}) is`
        : `${name} is, in ${shareOf(count, rows)} of this file,`;
    return {
      kind: CELL_KINDS[column.type],
      file: this.#file,
      row: cells[0]!.row,
      column: name,
      message: `${which} ${like}${shape === undefined || cells[0]!.cell === '' ? '' : `, ${shape.is}`}`,
      expected: EXPECTED[column.type],
      hint:
        shape?.hint ??
        'Export this column anew in the form that is expected, or look whether the columns have changed places.',
      cause: shape === undefined ? `${column.type} ${key}` : shape.id,
      place: `${name} of ${this.#file} (${shareOf(count, rows)})`,
    };
  }
}

/** So many wrong cells of one row, which no other row shares, are one problem: it is hardly a row of the table. */
const WRONG_ROW_CELLS = 3;

function mergeRows(problems: readonly FoundProblem[]): FoundProblem[] {
  const groups = Map.groupBy(problems, ({ cause, row }) => (cause === undefined ? row : undefined));
  return [...groups].flatMap(([row, ofRow]) => {
    if (row === undefined || ofRow.length < WRONG_ROW_CELLS) return ofRow;
    const { expected: _, found: __, ...first } = ofRow[0]!;
    const cells = ofRow.map(({ column, found }) => `${column} (${found})`);
    return [
      {
        ...first,
        message: `${ofRow.length} fields of this row are not what their columns hold: ${listed(cells)}`,
        hint: 'Is it a total or a note, or are its fields moved by one? Remove it, or restore the row.',
      },
    ];
  });
}

/** One example of a shape; up to three of cells that have nothing in common. */
function examples({ cells }: ShapeGroup, key: string): string[] {
  return [...new Set(cells.map(({ cell }) => cell))].slice(0, key === UNLIKE ? 3 : 1);
}

/** Unknown shapes of which there are many kinds, few of each, are one group: the column holds something else. */
function mergeUnlike(groups: ReadonlyMap<string, ShapeGroup>): [string, ShapeGroup][] {
  const unknown = [...groups].filter(([, { shape }]) => shape === undefined);
  if (unknown.length <= FEW) return [...groups];
  const cells = unknown.flatMap(([, group]) => group.cells.slice(0, 1)).slice(0, FEW);
  const count = unknown.reduce((sum, [, group]) => sum + group.count, 0);
  const known = [...groups].filter(([, { shape }]) => shape !== undefined);
  return [...known, [UNLIKE, { shape: undefined, count, cells }]];
}
