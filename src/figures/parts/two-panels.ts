/** Figures of two measures over the same quarters: one above the other with a shared time axis, never two scales in one frame. */

import type { ColumnOf } from '../../metrics/catalogue.ts';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { type TickFormat, valueAxis } from './axes.ts';
import { tableData } from './data-columns.ts';
import { stackPanels } from './panels.ts';
import { drawPeriodPanel } from './period-panel.ts';
import { coveredRows, numberIn, partialNote } from './periods.ts';
import { count, describeSeries } from './words.ts';

export interface PanelMeasure {
  /** Column of `performance_by_quarter`. */
  column: ColumnOf<typeof TABLE>;
  title: string;
  tickFormat(context: FigureContext): TickFormat;
  valueFormat(context: FigureContext): (value: number) => string;
}

export interface TwoPanels
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'absent'> {
  form: 'bars' | 'line';
  measures: readonly [PanelMeasure, PanelMeasure];
}

const TABLE = 'performance_by_quarter';

/** The figure's definition. Its drawing is absent where neither measure has a value. */
export function twoPanels({ form, measures, ...words }: TwoPanels): FigureDefinition {
  return {
    ...words,
    tables: [TABLE],
    description(context) {
      const rows = coveredRows(context, TABLE);
      const kind = form === 'bars' ? 'bar' : 'line';
      const series = measures.map(({ column, title, valueFormat }) =>
        describeSeries(title, rows, column, context, valueFormat(context)),
      );
      return [
        `Two ${kind} charts above one another over ${count(rows.length, 'quarter')}.`,
        ...series,
      ].join(' ');
    },
    notes(context) {
      const rows = coveredRows(context, TABLE);
      const note = partialNote(rows, 'quarter');
      return form === 'bars' ? note : note.replace('Hatched', 'Dotted, with hollow points');
    },
    data: (context) =>
      tableData(
        context,
        context.table(TABLE),
        {
          period: 'Quarter',
          ...Object.fromEntries(measures.map(({ column, title }) => [column, title])),
        },
        coveredRows(context, TABLE),
      ),
    draw: (context, size, document) => drawPanels(form, measures, context, size, document),
  };
}

function drawPanels(
  form: TwoPanels['form'],
  measures: TwoPanels['measures'],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element | null {
  const rows = coveredRows(context, TABLE);
  const valuesOf = (column: ColumnOf<typeof TABLE>) =>
    rows.flatMap((row) => numberIn(row, column) ?? []);
  const present = measures.filter(({ column }) => valuesOf(column).length > 0);
  if (present.length === 0) return null;
  const gutters = present.map(
    ({ column, tickFormat }) => valueAxis(valuesOf(column), size, tickFormat(context)).gutter,
  );
  const plots = present.map((measure, index) => {
    const panel = {
      rows,
      measure: measure.column,
      form,
      tickFormat: measure.tickFormat(context),
      valueFormat: measure.valueFormat(context),
      title: measure.title,
      height: size.variant === 'wide' ? 200 : 170,
      hasPeriods: index === present.length - 1,
      gutter: Math.max(...gutters),
    };
    return drawPeriodPanel(panel, context, size, document);
  });
  return stackPanels(document, size.width, plots);
}
