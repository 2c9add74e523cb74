import type { Formatter } from '../base/format/formatter.ts';
import { shownText } from '../base/format/shown-text.ts';
import type { Comparison, RestatedTable, RestatedValue } from './editions/edition.ts';
import {
  differenceText,
  figureText,
  groupByWindow,
  type KeyFigureGroup,
} from './editions/edition-values.ts';
import { REASONS } from './editions/words.ts';
import type { Fold, Group, Paragraph, Table, TableCell } from './model/blocks.ts';
import { linkTo, paragraph, wordsOf } from './model/make.ts';

/** The values of the past that differ, by table, under the site's path `base`. */
export function restatedGroup(
  { restated }: Pick<Comparison, 'restated'>,
  format: Formatter,
  base: string,
): Group {
  return {
    kind: 'group',
    id: 'restated',
    heading: wordsOf('The past, restated'),
    blocks: [
      restatedCount(restated, format, base),
      ...restated.map((table) => restatedFold(table, format)),
    ],
  };
}

function restatedCount(
  restated: readonly RestatedTable[],
  format: Formatter,
  base: string,
): Paragraph {
  const total = restated.reduce((sum, { values }) => sum + values, 0);
  const from = 'omputed from the part of today’s data that the edition before had too';
  if (total === 0)
    return paragraph(`Nothing. C${from}, every value that it published comes out the same.`);
  const values = total === 1 ? 'published value comes' : 'published values come';
  return paragraph([
    ...wordsOf(`C${from}, ${format.integer(total)} ${values} out differently. All of them: `),
    ...linkTo(`${base}data/restatements.csv`, 'restatements.csv'),
    ...wordsOf('.'),
  ]);
}

function restatedFold({ title, values, reasons, first }: RestatedTable, format: Formatter): Fold {
  const why = format.list(reasons.map((reason) => REASONS[reason]));
  // One reason stands in the summary alone.
  const hasReasons = reasons.length > 1;
  const table: Table = {
    kind: 'table',
    name: `Restated values of ${title}`,
    ...(first.length < values && {
      caption: `The first ${first.length}; the rest stand in the file.`,
    }),
    header: [
      text('Row'),
      text('Column'),
      number('Then'),
      number('Now'),
      ...(hasReasons ? [text('Reason')] : []),
    ],
    rows: first.map((value) => restatedRow(value, hasReasons)),
    hasRowHeaders: true,
  };
  return {
    kind: 'fold',
    summary: wordsOf(
      `${title}: ${format.integer(values)} ${values === 1 ? 'value' : 'values'}, ${why}`,
    ),
    isOpen: false,
    blocks: [table],
  };
}

function restatedRow(
  { key, column, earlier, now, reason }: RestatedValue,
  hasReasons: boolean,
): TableCell[] {
  return [
    text(key.map(shownText).join(', ')),
    column === '' ? text('the row itself') : { words: [{ kind: 'code', text: column }] },
    ...[earlier, now].map((value) => number(value === '' ? '–' : shownText(value))),
    ...(hasReasons ? [text(REASONS[reason])] : []),
  ];
}

/** The key figures of both editions by their windows, and where the difference of each comes from. */
export function keyFiguresGroup(
  { key_figures }: Pick<Comparison, 'key_figures'>,
  format: Formatter,
): Group {
  return {
    kind: 'group',
    id: 'key-figures',
    heading: wordsOf('Key figures then and now'),
    blocks: [
      paragraph(
        'The change of each is split: what new periods brought, what the export now tells of the past, and what comes from another way to compute. The parts add up to the change.',
      ),
      ...groupByWindow(key_figures).map(
        (group, place): Fold => ({
          kind: 'fold',
          summary: wordsOf(
            group.window === ''
              ? 'Other key figures'
              : `${group.window.charAt(0).toUpperCase()}${group.window.slice(1)}`,
          ),
          isOpen: place === 0,
          blocks: [keyFigureTable(group, format)],
        }),
      ),
    ],
  };
}

function keyFigureTable(
  { window, figures, isRedefined }: KeyFigureGroup,
  format: Formatter,
): Table {
  return {
    kind: 'table',
    name: `Key figures then and now, ${window === '' ? 'others' : window}`,
    ...(!isRedefined && { caption: 'No definition of these has changed.' }),
    header: [
      text('Key figure'),
      ...['Then', 'Now', 'New periods', 'Restated'].map(number),
      ...(isRedefined ? [number('Redefined')] : []),
    ],
    rows: figures.map((figure) => {
      const { earlier, now, new_period, restated, definition } = figure;
      const parts = [new_period, restated, ...(isRedefined ? [definition] : [])];
      return [
        text(window === '' ? figure.label : figure.name),
        ...[earlier, now].map((value) => number(figureText(value, figure, format))),
        ...parts.map((part) => number(differenceText(part, figure, format))),
      ];
    }),
    hasRowHeaders: true,
  };
}

/** What the checks of the data found in both editions. */
export function qualityGroup({ quality }: Pick<Comparison, 'quality'>, format: Formatter): Group {
  const rows = (count: number | null): string =>
    count === null ? 'not checked' : format.integer(count);
  const name = 'Data quality then and now';
  const table: Table = {
    kind: 'table',
    name,
    caption: 'Checks that found something in one of the editions',
    header: [text('Check'), number('Rows then'), number('Rows now'), text('What it looks for')],
    rows: quality.map(({ check, table: checked, meaning, earlier, now }) => [
      text(`${check} (${checked})`),
      number(rows(earlier)),
      number(rows(now)),
      { form: 'prose', words: wordsOf(meaning) },
    ]),
    hasRowHeaders: true,
  };
  return {
    kind: 'group',
    id: 'data-quality',
    heading: wordsOf(name),
    blocks: quality.length === 0 ? [paragraph('No check found anything, then or now.')] : [table],
  };
}

function text(said: string): TableCell {
  return { words: wordsOf(said) };
}

function number(said: string): TableCell {
  return { form: 'number', words: wordsOf(said) };
}
