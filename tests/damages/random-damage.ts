import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';
import { goodText } from './export.ts';

/** One change to the bytes of a file. Places are given as a share of its length, so that one change fits every file. */
type Change = (bytes: Buffer) => Buffer;

/** What stands in exports that went wrong: values, quotes, marks, headers of other files. */
const SCRAPS = [
  '',
  '0',
  '1',
  '-1',
  '2',
  '99',
  '1e3',
  '1,5',
  '49.99',
  '0.01',
  '9007199254740993',
  'NaN',
  'NULL',
  '\\N',
  'null',
  'true',
  '2014-12-31 23:59:59',
  '2014-02-29 00:00:00',
  '9999-12-31 00:00:00',
  '2014-12-03T12:00:00',
  '1970-01-01 00:00:00',
  '/home',
  '/billing',
  'gsearch',
  '=1+1',
  '"',
  '""',
  '"a,b"',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  '\ufeff',
  '\u202e',
  '🧸',
  '<b>',
  '{{ kpis }}',
  '$&',
  '__proto__',
  'constructor',
  ' ',
  'x'.repeat(40_000),
];

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const scrap = fc.constantFrom(...SCRAPS);
const at = (bytes: Uint8Array, part: number): number => Math.floor(part * bytes.length);

const turnBit = fc.tuple(share, fc.integer({ min: 0, max: 7 })).map(
  ([part, bit]): Change =>
    (bytes) => {
      const turned = Buffer.from(bytes);
      if (turned.length > 0) turned[at(turned, part)]! ^= 1 << bit;
      return turned;
    },
);

const cutOut = fc.tuple(share, fc.integer({ min: 1, max: 60 })).map(
  ([part, length]): Change =>
    (bytes) => {
      const from = at(bytes, part);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
    },
);

const repeat = fc.tuple(share, fc.integer({ min: 1, max: 120 })).map(
  ([part, length]): Change =>
    (bytes) => {
      const from = at(bytes, part);
      return Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]);
    },
);

const insert = fc.tuple(share, scrap).map(
  ([part, text]): Change =>
    (bytes) => {
      const from = at(bytes, part);
      return Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(from)]);
    },
);

const truncate = share.map(
  (part): Change =>
    (bytes) =>
      bytes.subarray(0, at(bytes, part)),
);

const onLines =
  (change: (lines: string[]) => readonly string[]): Change =>
  (bytes) =>
    Buffer.from(change(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');

const lineAt = (lines: readonly string[], part: number): number => Math.floor(part * lines.length);

const moveLine = fc.tuple(share, share, fc.constantFrom('drop', 'double', 'swap')).map(
  ([one, other, how]): Change =>
    onLines((lines) => {
      const [from, to] = [lineAt(lines, one), lineAt(lines, other)];
      if (how === 'drop') return lines.toSpliced(from, 1);
      if (how === 'double') return lines.toSpliced(to, 0, lines[from]!);
      return lines.with(from, lines[to]!).with(to, lines[from]!);
    }),
);

/** A stretch of lines lost, repeated with ids of its own, or dated some days off, as a broken job leaves them. */
const stretch = fc
  .tuple(
    share,
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('lose', 'repeat', 'date'),
    fc.integer({ min: -40, max: 400 }),
  )
  .map(
    ([from, length, how, days]): Change =>
      onLines((lines) => {
        const start = 1 + lineAt(lines.slice(1), from);
        const taken = lines.slice(start, start + length);
        if (how === 'lose') return lines.toSpliced(start, length);
        if (how === 'date')
          return lines.toSpliced(start, length, ...taken.map((line) => redated(line, days)));
        return lines.toSpliced(
          start,
          0,
          ...taken.map((line) => line.replace(/^\d+/, (id) => `${id}000`)),
        );
      }),
  );

function redated(line: string, days: number): string {
  return line.replace(/\d{4}-\d{2}-\d{2}/, (date) => {
    const time = Date.parse(`${date}T00:00:00Z`);
    return Number.isNaN(time)
      ? date
      : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
  });
}

const setCell = fc.tuple(share, share, fc.oneof(scrap, share)).map(
  ([one, other, value]): Change =>
    onLines((lines) => {
      const line = lineAt(lines, one);
      const cells = lines[line]!.split(',');
      const column = Math.floor(other * cells.length);
      // A share stands for the same column's cell of another row.
      const cell =
        typeof value === 'string' ? value : lines[lineAt(lines, value)]!.split(',')[column];
      return lines.with(line, cells.with(column, cell ?? '').join(','));
    }),
);

const swapColumns = fc.tuple(share, share, fc.boolean()).map(
  ([one, other, inHeaderAlone]): Change =>
    onLines((lines) =>
      lines.map((line, place) => {
        const cells = line.split(',');
        const [a, b] = [Math.floor(one * cells.length), Math.floor(other * cells.length)];
        return place > 0 && inHeaderAlone
          ? line
          : cells.with(a, cells[b]!).with(b, cells[a]!).join(',');
      }),
    ),
);

const change = fc.oneof(
  turnBit,
  cutOut,
  repeat,
  insert,
  truncate,
  { weight: 3, arbitrary: moveLine },
  { weight: 6, arbitrary: setCell },
  { weight: 3, arbitrary: stretch },
  swapColumns,
);

/** A damaged export: the bytes of every file, and which are compressed. */
export interface DamagedExport {
  files: ReadonlyMap<string, Buffer>;
  packed: ReadonlySet<TableName>;
}

/** One to three changes of any kinds to one or two tables; sometimes the file is compressed, before or after. */
export const damagedExport: fc.Arbitrary<DamagedExport> = fc
  .array(
    fc.record({
      table: fc.constantFrom(...TABLE_NAMES),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      packs: fc.constantFrom('no', 'no', 'no', 'no', 'before', 'after'),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((damages) => {
    const packed = new Set<TableName>();
    const files = new Map<string, Buffer>();
    for (const { table, changes, packs } of damages) {
      const apply = (bytes: Buffer): Buffer => changes.reduce((done, one) => one(done), bytes);
      const text = Buffer.from(goodText(table));
      if (packs !== 'no') packed.add(table);
      else packed.delete(table);
      files.set(
        table,
        packs === 'no'
          ? apply(text)
          : packs === 'before'
            ? apply(gzipSync(text))
            : gzipSync(apply(text)),
      );
    }
    for (const name of TABLE_NAMES)
      if (!files.has(name)) files.set(name, Buffer.from(goodText(name)));
    return {
      files: new Map(
        [...files].map(([name, bytes]) => [
          packed.has(name as TableName) ? `${name}.csv.gz` : `${name}.csv`,
          bytes,
        ]),
      ),
      packed,
    };
  });
