/** Figures of several measures over the same periods: one above the other with a shared time axis, never two scales in one frame. */

import type { ColumnOf, TableId } from '../../metrics/catalogue.ts';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { type TickFormat, valueAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { stackPanels } from '../parts/panels.ts';
import { drawPeriodPanel } from '../parts/period-panel.ts';
import { numberIn, partialNote, type Row } from '../parts/periods.ts';
import { count, describeSeries } from '../parts/words.ts';

export interface PanelMeasure<Column extends string> {
  column: Column;
  title: string;
  tickFormat(context: FigureContext): TickFormat;
  valueFormat(context: FigureContext): (value: number) => string;
}

export interface PeriodPanels<Id extends TableId>
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'absent'> {
  table: Id;
  /** `quarter` or `month`, for the words. */
  unit: 'quarter' | 'month';
  /** Rows in the order of their period, with `complete`. */
  rows(context: FigureContext): readonly Row[];
  form: 'bars' | 'line';
  /** Whether the measures are changes on the same days of the year before, of which a running period's end with its last whole day. */
  compares?: true;
  /** From top to bottom. */
  measures: readonly PanelMeasure<ColumnOf<Id> & string>[];
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four'];

/** The figure's definition. Its drawing is absent where no measure has a value. */
export function periodPanels<const Id extends TableId>(figure: PeriodPanels<Id>): FigureDefinition {
  const { table, unit, rows, form, measures, compares, ...words } = figure;
  return {
    ...words,
    tables: [table],
    description(context) {
      const kind = form === 'bars' ? 'bar' : 'line';
      const series = measures.map(({ column, title, valueFormat }) =>
        describeSeries(title, rows(context), column, context, valueFormat(context)),
      );
      return [
        `${NUMBERS[measures.length]} ${kind} charts above one another over ${count(rows(context).length, unit)}.`,
        ...series,
      ].join(' ');
    },
    notes(context) {
      const note = partialNote(rows(context), unit);
      if (compares && note !== '')
        return `Hatched: the running ${unit}, its whole days against the same days a year before.`;
      return form === 'bars' ? note : note.replace('Hatched', 'Dotted, with hollow points');
    },
    data: (context) =>
      tableData(
        context,
        context.table(table),
        {
          period: unit === 'quarter' ? 'Quarter' : 'Month',
          ...Object.fromEntries(measures.map(({ column, title }) => [column, title])),
        },
        rows(context),
      ),
    draw: (context, size, document) => drawPanels(figure, context, size, document),
  };
}

function drawPanels<Id extends TableId>(
  { rows, form, measures, compares }: PeriodPanels<Id>,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element | null {
  const shown = rows(context);
  const valuesOf = (column: string) => shown.flatMap((row) => numberIn(row, column) ?? []);
  const present = measures.filter(({ column }) => valuesOf(column).length > 0);
  if (present.length === 0) return null;
  const gutters = present.map(
    ({ column, tickFormat }) => valueAxis(valuesOf(column), size, tickFormat(context)).gutter,
  );
  const plots = present.map((measure, index) => {
    const panel = {
      rows: shown,
      measure: measure.column,
      form,
      tickFormat: measure.tickFormat(context),
      valueFormat: measure.valueFormat(context),
      title: measure.title,
      height: panelHeight(measures.length, size),
      hasPeriods: index === present.length - 1,
      namesPartial: !compares,
      gutter: Math.max(...gutters),
    };
    return drawPeriodPanel(panel, context, size, document);
  });
  return stackPanels(document, size.width, plots);
}

/** Of more than two panels each is lower, so that they are seen together. */
function panelHeight(panels: number, { variant }: FigureSize): number {
  if (panels > 2) return variant === 'wide' ? 140 : 125;
  return variant === 'wide' ? 200 : 170;
}
