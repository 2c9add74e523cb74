import { formatDay, parseDay } from '../base/calendar.ts';
import type { FigureContext, RowOf } from '../figures/figure.ts';
import { emptyRow, lastQuarter, numberIn, type Row, textIn } from '../figures/parts/periods.ts';
import type { ColumnOf, TableId } from '../metrics/catalogue.ts';
import { UNEVEN_SPLIT } from '../metrics/tables/experiment-verdicts.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import type { FigureBlock } from './model/blocks.ts';
import { wordsOf } from './model/make.ts';
import type { KeyFigure, SubjectPage } from './report.ts';
import { subjectFigures } from './subject-figures.ts';
import { type Subject, type SubjectKind, subjectPath } from './subjects.ts';

interface Template {
  lead(subject: Subject, context: FigureContext, config: ReportConfig): string;
  keyFigures(subject: Subject, context: FigureContext): readonly KeyFigure[];
}

/** The page of every subject. */
export function makeSubjectPages(
  subjects: readonly Subject[],
  context: FigureContext,
  config: ReportConfig,
): readonly SubjectPage[] {
  return subjects.map((subject) => {
    const template = TEMPLATES[subject.kind];
    const body = subjectFigures(subject).map(
      ({ definition, finding, number }): FigureBlock => ({
        kind: 'figure',
        definition,
        context,
        number,
        finding: wordsOf(finding(context)),
        note: [],
      }),
    );
    return {
      ...subject,
      path: subjectPath(subject),
      lead: template.lead(subject, context, config),
      keyFigures: template.keyFigures(subject, context),
      body,
    };
  });
}

const TEMPLATES: Readonly<Record<SubjectKind, Template>> = {
  products: {
    lead({ id }, context) {
      const row = rowOf(context, 'products', 'product_id', id);
      const since = textIn(row, 'first_sale_date');
      if (since === '') return 'It has not been sold yet.';
      const { format } = context;
      return `Sold since ${format.date(since)}. It has brought ${format.money(numberIn(row, 'revenue'))} in all, of which ${format.money(numberIn(row, 'gross_profit'))} was gross profit.`;
    },
    keyFigures({ id }, context) {
      const row = rowOf(context, 'products', 'product_id', id);
      const left = rowOf(context, 'contribution_by_product', 'product_id', id);
      const { percent, integer } = context.format;
      return [
        keyFigure(
          'Share of revenue',
          percent(numberIn(row, 'share_of_revenue')),
          'all of the data',
        ),
        keyFigure(
          'Items sold',
          integer(numberIn(row, 'items')),
          `${integer(numberIn(row, 'primary_items'))} as the main product of an order`,
        ),
        keyFigure(
          'Gross margin',
          percent(numberIn(row, 'gross_margin')),
          `of its price; ${percent(numberIn(left, 'contribution_margin'))} after refunds, last twelve whole months`,
        ),
        keyFigure('Refund rate', percent(numberIn(row, 'refund_rate')), between(row, percent)),
      ];
    },
  },
  channels: {
    lead(_, context) {
      const quarter = lastQuarter(context);
      return quarter === null
        ? 'There are no sessions yet.'
        : `What the channel brings. The key figures are those of ${context.format.period(quarter)}; what a session leaves is that of the last twelve whole months.`;
    },
    keyFigures({ id }, context) {
      const quarter = lastQuarter(context);
      const quarters = context.table('channels_by_quarter');
      const row =
        quarters.rows.find((each) => each.period === quarter && each.channel === id) ??
        emptyRow(quarters);
      const cost = rowOf(context, 'acquisition_by_channel', 'channel', id);
      const { percent, integer, moneyExact } = context.format;
      return [
        keyFigure(
          'Share of sessions',
          percent(numberIn(row, 'share_of_sessions')),
          `${integer(numberIn(row, 'sessions'))} sessions`,
        ),
        keyFigure(
          'Conversion rate',
          percent(numberIn(row, 'conversion_rate')),
          between(row, percent),
        ),
        keyFigure(
          'Revenue per session',
          moneyExact(numberIn(row, 'revenue_per_session')),
          'gross of refunds',
        ),
        keyFigure(
          'Left of a session',
          moneyExact(numberIn(cost, 'breakeven_cost_per_session')),
          context.table('ceilings_by_channel_device').rows.some((each) => each.channel === id)
            ? 'after refunds: the most that one may cost'
            : 'after the cost of goods and refunds',
        ),
      ];
    },
  },
  experiments: {
    lead({ id }, { format, label }, config) {
      const experiment = config.experiments.find((each) => each.id === id)!;
      const { control, variant, unit, start_date, end_date, filter } = experiment;
      const who = unit === 'landing' ? 'Sessions that landed on' : 'Sessions that saw';
      const channels = filter?.channel?.map((channel) => label('channel', channel)) ?? [];
      const only = [...channels, ...(filter?.device_type ?? [])];
      const filtered = only.length === 0 ? '' : `, only ${format.list(only)}`;
      return `${who} ${control} (the control) or ${variant}, from ${format.date(start_date)} through ${format.date(formatDay(parseDay(end_date) - 1))}${filtered}.`;
    },
    keyFigures({ id }, context) {
      const rows = context.table('experiments').rows.filter((row) => row.experiment === id);
      const [control] = rows.filter((row) => row.arm === 'control');
      const variants = rows.filter((row) => row.arm === 'variant');
      const [variant] = variants;
      const judged = variants.find((row) => row.outcome === 'conversion') ?? variant;
      if (control === undefined || variant === undefined || judged === undefined) return [];
      const { integer, change } = context.format;
      return [
        keyFigure(
          'Sessions',
          integer((numberIn(control, 'sessions') ?? 0) + (numberIn(variant, 'sessions') ?? 0)),
          `${integer(numberIn(variant, 'sessions'))} of them on the new page`,
        ),
        keyFigure(
          `Change of ${context.label('outcome', textIn(judged, 'outcome')).toLowerCase()}`,
          change(numberIn(judged, 'lift')),
          `from ${change(numberIn(judged, 'lift_low'))} to ${change(numberIn(judged, 'lift_high'))}`,
        ),
        keyFigure('Verdict', textIn(judged, 'verdict'), textIn(judged, 'verdict_text')),
        splitFigure(numberIn(variant, 'sample_ratio_p_value'), context),
      ];
    },
  },
};

/** Whether visitors were split as evenly as random assignment would split them. */
function splitFigure(chance: number | null, { format }: FigureContext): KeyFigure {
  if (chance === null) return keyFigure('Split of visitors', format.percent(null), 'not tested');
  return keyFigure(
    'Split of visitors',
    chance < UNEVEN_SPLIT ? 'in doubt' : 'even',
    `by chance, arms are so unequal in ${format.percent(chance)} of tests`,
  );
}

/** The row of that id, without values where the table has none. */
function rowOf<const Id extends TableId>(
  context: FigureContext,
  tableId: Id,
  column: ColumnOf<Id>,
  id: number | string,
): RowOf<Id> {
  const table = context.table(tableId);
  return table.rows.find((row) => (row as Row)[column as string] === id) ?? emptyRow(table);
}

function keyFigure(label: string, value: string, note: string): KeyFigure {
  return { label, value, note };
}

function between(row: Row, write: (value: number | null) => string): string {
  return numberIn(row, 'rate_low') === null
    ? 'too few for an interval'
    : `between ${write(numberIn(row, 'rate_low'))} and ${write(numberIn(row, 'rate_high'))}, chance allowed for`;
}
