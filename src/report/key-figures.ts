import { ABSENT } from '../base/format/formatter.ts';
import type { FigureContext } from '../figures/figure.ts';
import { numberIn, type Row } from '../figures/parts/periods.ts';
import type { TableId } from '../metrics/catalogue.ts';
import type { FrontMatter } from './chapter-source.ts';
import { type MarkdownEnv, UnknownNameError } from './markdown/env.ts';
import { textOf } from './model/text.ts';
import { valuesIn } from './model/walk.ts';
import type { NamedTables } from './named-tables.ts';
import type { KeyFigure } from './report.ts';
import { readWhole, type WholeLine } from './whole-lines.ts';

/** In place of a note where the data do not have the value, and where they do not have what the note compares it with. */
const TOO_EARLY = 'too early to say';
const NO_COMPARISON = 'too early to compare';

type KeyFigureSpec = FrontMatter['key_figures'][number];

/** What key figures are looked up in. */
export interface KeyFigureSource {
  named: NamedTables;
  figures: FigureContext;
}

/**
 * One key figure of a chapter's front matter as text, with the link to its definition, and the trend of its measure where one is named.
 * Mistakes go to `env.problems`.
 */
export function readKeyFigure(
  spec: KeyFigureSpec,
  env: MarkdownEnv,
  source: KeyFigureSource,
): KeyFigure {
  const format = spec.format === undefined ? '' : ` | ${spec.format}`;
  const isText = spec.value.includes('{{');
  const value = readWhole(isText ? spec.value : `{{ ${spec.value}${format} }}`, env);
  const note = readWhole(spec.note, env);
  const href = valuesIn(value.words).find((each) => each.href !== undefined)?.href;
  const course = spec.sparkline === undefined ? [] : trendOf(spec.sparkline, env, source);
  return {
    label: spec.label,
    value: value.isWhole ? textOf(value.words) : ABSENT,
    note: noteOf(value, note),
    ...(href !== undefined && { href }),
    ...(course.length > 0 && { course }),
  };
}

function noteOf(value: WholeLine, note: WholeLine): string {
  if (!value.isWhole) return TOO_EARLY;
  return note.isWhole ? textOf(note.words) : NO_COMPARISON;
}

/** The trend of a column, `performance_by_month.revenue`, over the whole periods of its table. */
function trendOf(
  path: string,
  env: MarkdownEnv,
  { named, figures }: KeyFigureSource,
): (number | null)[] {
  const [table = '', column = ''] = path.split('.');
  try {
    named.resolve(`${table}.first.${column}`);
    const rows: readonly Row[] = figures.table(table as TableId).rows;
    return rows.filter((row) => row.complete === 1).map((row) => numberIn(row, column));
  } catch (error) {
    if (!(error instanceof UnknownNameError)) throw error;
    env.problems.push({
      kind: 'unknown-sparkline',
      file: env.file,
      key: 'key_figures',
      message: `sparkline "${path}": ${error.message}`,
      hint: 'Name a table by month or quarter and a column of it.',
    });
    return [];
  }
}
