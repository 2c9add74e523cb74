import { formatDay } from '../base/calendar.ts';
import type { Formatter } from '../base/format/formatter.ts';
import type { FigureContext } from '../figures/figure.ts';
import { MODELS } from '../metrics/forecast/models.ts';
import { RETURN_LABELS } from '../metrics/tables/followed.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { dimensionOf, listSubjects, subjectOfCell, subjectPath } from './subjects.ts';
import type { BuiltReport } from './work-folder.ts';

/** What figures may know of this report. `base` is the path under which the site stands. */
export function createFigureContext(
  config: ReportConfig,
  built: Pick<BuiltReport, 'channels' | 'products' | 'tables' | 'coverage'>,
  format: Formatter,
  base: string,
): FigureContext {
  const tables = new Map(built.tables.map((table) => [table.id, table]));
  const subjects = listSubjects(config, built);
  const labels: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    channel: new Map(built.channels.map((channel) => [channel.id, channel.label])),
    event: new Map(config.events.map((event) => [event.id, event.title])),
    outcome: new Map([
      ['bounce', 'Bounces'],
      ['conversion', 'Conversion'],
      ['revenue_per_session', 'Revenue per session'],
    ]),
    model: new Map(MODELS.map((model) => [model.id, model.label])),
    return_to: new Map(Object.entries(RETURN_LABELS)),
    step: new Map(config.funnel.map((step) => [step.step, step.label])),
  };
  return {
    // Types know the columns of a table by its id; what was read from a file has them.
    table: ((id: string) => {
      const table = tables.get(id);
      if (table === undefined) throw new RangeError(`no published table "${id}"`);
      return table;
    }) as FigureContext['table'],
    format,
    company: { name: config.company.name, currency: config.currency },
    products: built.products,
    channels: built.channels.map((channel) => channel.id),
    // A list that a chapter computes is of no column; the codes that need a readers' name are the channels'.
    label: (column, code, row) =>
      labels[column === '' ? 'channel' : dimensionOf(column, row)]?.get(code) ?? code,
    pageOf(column, value, row) {
      const subject = subjectOfCell(subjects, column, value, row);
      return subject === undefined ? undefined : `${base}${subjectPath(subject)}`;
    },
    coverage: {
      firstDate: formatDay(built.coverage.firstDay),
      lastDate: formatDay(built.coverage.lastDay),
    },
  };
}
