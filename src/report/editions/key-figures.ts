import { MEASURE_NAMES } from '../../metrics/tables/kpis.ts';
import type { KeyFigureChange } from './edition.ts';
import type { ComparedEditions } from './edition-content.ts';
import type { ReasonFor } from './restatements.ts';
import { numberOf, rowObjects, type StoredTable } from './stored-table.ts';

type Row = Readonly<Record<string, string>>;

/**
 * Every key figure then and now. Computed today from the export cut where that of the edition before ended, a figure tells what the past
 * would have said: what differs from then is restated or redefined, the rest came with new periods.
 */
export function compareKeyFigures(
  { earlier, now, asOf }: Pick<ComparedEditions, 'earlier' | 'now' | 'asOf'>,
  reasonFor: ReasonFor,
  currency: string,
): KeyFigureChange[] {
  const before = byName(earlier.tables.get('kpis'));
  const between = byName(asOf.get('kpis'));
  return rowObjects(now.tables.get('kpis')).map((row) => {
    const kpi = row.kpi!;
    const [old, cut] = [before.get(kpi), between.get(kpi)];
    const values = {
      earlier: numberOf(old?.value),
      now: numberOf(row.value),
      cut: numberOf(cut?.value),
    };
    const isRedefined = reasonFor('kpis', 'value', row) === 'definition';
    const past = difference(values.earlier, values.cut);
    return {
      kpi,
      measure: row.measure!,
      window: row.window!,
      label: row.label!,
      name: MEASURE_NAMES.get(row.measure!) ?? row.label!,
      type: typeOf(row, currency),
      earlier: values.earlier,
      now: values.now,
      earlier_end: old?.window_end || null,
      now_end: row.window_end || null,
      new_period: difference(values.cut, values.now),
      restated: isRedefined ? zeroOr(past) : past,
      definition: isRedefined ? past : zeroOr(past),
    };
  });
}

function byName(table: StoredTable | undefined): Map<string, Row> {
  return new Map(rowObjects(table).map((row) => [row.kpi!, row]));
}

function difference(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function zeroOr(value: number | null): number | null {
  return value === null ? null : 0;
}

function typeOf({ unit }: Row, currency: string): KeyFigureChange['type'] {
  if (unit === currency.toLowerCase()) return 'money';
  return unit === 'rate' || unit === 'count' ? unit : 'number';
}
