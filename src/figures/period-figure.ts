/** Figures of one measure over months or quarters, from any table with a row a period. */
import type { TickFormat } from './axes.ts';
import { tableData } from './data-columns.ts';
import type { FigureContext, FigureDefinition } from './figure.ts';
import { drawPeriodPanel } from './period-panel.ts';
import { numberIn, partialNote, type Row } from './periods.ts';
import { count, describeSeries } from './words.ts';

export interface PeriodFigure
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'absent'> {
  table: string;
  /** `quarter` or `month`, for the words. */
  unit: 'quarter' | 'month';
  /** Rows in the order of their period, with `complete`. */
  rows(context: FigureContext): readonly Row[];
  measure: string;
  title: string;
  form: 'bars' | 'line';
  tickFormat(context: FigureContext): TickFormat;
  valueFormat(context: FigureContext): (value: number) => string;
}

/** The figure's definition. Absent where the measure has no value. */
export function periodFigure(figure: PeriodFigure): FigureDefinition {
  const { table, unit, rows, measure, title, form, tickFormat, valueFormat, ...words } = figure;
  return {
    ...words,
    tables: [table],
    description: (context) =>
      `${form === 'bars' ? 'Bar' : 'Line'} chart over ${count(rows(context).length, unit)}. ${describeSeries(title, rows(context), measure, context, valueFormat(context))}`,
    notes(context) {
      const note = partialNote(rows(context), unit);
      return form === 'bars' ? note : note.replace('Hatched', 'Dotted, with hollow points');
    },
    data: (context) =>
      tableData(
        context,
        context.table(table),
        { period: unit === 'quarter' ? 'Quarter' : 'Month', [measure]: title },
        rows(context),
      ),
    draw(context, size, document) {
      if (!rows(context).some((row) => numberIn(row, measure) !== null)) return null;
      return drawPeriodPanel(
        {
          rows: rows(context),
          measure,
          form,
          tickFormat: tickFormat(context),
          valueFormat: valueFormat(context),
          height: size.variant === 'wide' ? 260 : 200,
          hasPeriods: true,
        },
        context,
        size,
        document,
      );
    },
  };
}
