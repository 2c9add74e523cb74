import type { ReportConfig } from '../../shop/config/schema.ts';
import { LANDING_STEP } from '../../shop/facts/step-page-facts.ts';
import type { MetricsInput } from '../definitions/input.ts';
import type { ArmSums } from './experiment-comparison.ts';
import type { Days } from './windows.ts';

type Experiment = ReportConfig['experiments'][number];

/** Sessions of one day, channel and device that met a step on a page. */
export interface PageDay extends ArmSums {
  step: string;
  page: string;
  day: number;
  channel: string;
  device_type: string;
}

/** Sessions on two pages that may have been shown side by side. */
export interface Arms {
  control: ArmSums;
  variant: ArmSums;
}

/** Every row of the cube of pages by step. */
export function pageDays({ cubes }: MetricsInput): readonly PageDay[] {
  return cubes.step_pages.objects() as PageDay[];
}

export function sumArms(rows: readonly ArmSums[]): ArmSums {
  const sums = { sessions: 0, bounces: 0, orders: 0, buyers: 0, revenue: 0, revenue_squares: 0 };
  for (const row of rows) {
    for (const measure of Object.keys(sums) as (keyof ArmSums)[]) sums[measure] += row[measure];
  }
  return sums;
}

/** The sessions of both arms among these rows. */
export function armsOf(
  rows: readonly PageDay[],
  { control, variant }: { control: string; variant: string },
): Arms {
  return {
    control: sumArms(rows.filter(({ page }) => page === control)),
    variant: sumArms(rows.filter(({ page }) => page === variant)),
  };
}

/** The rows of an experiment's two pages on its devices: where sessions landed, or the step that both pages serve; none where no step has both. */
export function rowsOfExperiment(
  rows: readonly PageDay[],
  { unit, control, variant, filter }: Experiment,
): PageDay[] {
  const serves = (step: string, wanted: string): boolean =>
    rows.some((row) => row.step === step && row.page === wanted);
  const step =
    unit === 'landing'
      ? LANDING_STEP
      : [...new Set(rows.map((row) => row.step))].find(
          (name) => name !== LANDING_STEP && serves(name, control) && serves(name, variant),
        );
  return rows.filter(
    (row) =>
      row.step === step &&
      (row.page === control || row.page === variant) &&
      (filter?.device_type?.includes(row.device_type) ?? true),
  );
}

/** Whether the experiment counts sessions of the channel. */
export function countsChannel({ filter }: Experiment, channel: string): boolean {
  return filter?.channel?.includes(channel) ?? true;
}

export function rowsWithin(rows: readonly PageDay[], { start, end }: Days): PageDay[] {
  return rows.filter(({ day }) => day >= start && day < end);
}
