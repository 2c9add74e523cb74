/**
 * What lives in `forms/`: ways to draw that several figures share, each a function that makes a figure of what differs. This one is for
 * one measure over months or quarters, from any table with a row a period.
 */

import type { ColumnOf, TableId } from '../../metrics/catalogue.ts';
import type { FigureContext, FigureDefinition } from '../figure.ts';
import type { TickFormat } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { drawPeriodPanel } from '../parts/period-panel.ts';
import { numberIn, partialNote, type Row } from '../parts/periods.ts';
import { count, describeSeries } from '../parts/words.ts';

export interface PeriodFigure<Id extends TableId>
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'absent'> {
  table: Id;
  /** `quarter` or `month`, for the words. */
  unit: 'quarter' | 'month';
  /** Rows in the order of their period, with `complete`. */
  rows(context: FigureContext): readonly Row[];
  measure: ColumnOf<Id> & string;
  title: string;
  form: 'bars' | 'line';
  tickFormat(context: FigureContext): TickFormat;
  valueFormat(context: FigureContext): (value: number) => string;
  /** Of the rows, those that the finding names; the last whole period where it names none, or this is left out. */
  named?(context: FigureContext): readonly Row[];
}

/** The figure's definition. Absent where the measure has no value. */
export function periodFigure<const Id extends TableId>(figure: PeriodFigure<Id>): FigureDefinition {
  const { table, unit, rows, measure, title, form, tickFormat, valueFormat, named, ...words } =
    figure;
  return {
    ...words,
    tables: [table],
    description: (context) =>
      `${form === 'bars' ? 'Bar' : 'Line'} chart over ${count(rows(context).length, unit)}. ${describeSeries(title, rows(context), measure, context, valueFormat(context))}`,
    notes(context) {
      const known = rows(context).filter((row) => numberIn(row, measure) !== null);
      const note = partialNote(known, unit);
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
      const shown = rows(context);
      if (!shown.some((row) => numberIn(row, measure) !== null)) return null;
      const namedPeriods = new Set(named?.(context).map((row) => row.period));
      return drawPeriodPanel(
        {
          rows: shown,
          named: shown.filter((row) => namedPeriods.has(row.period)),
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
