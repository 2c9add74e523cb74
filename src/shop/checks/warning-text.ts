import type { QualityCheck } from '../tables/quality-check.ts';

/** A warning as one paragraph for whoever runs the build: how many, how large a share, examples, what it means and what it does. */
export function formatWarning(check: QualityCheck): string {
  const { id, table, failures, checked, unit, meaning, effect, examples } = check;
  const share = checked === 0 ? '' : ` (${shareOf(failures, checked)})`;
  const more = failures > examples.length ? ', …' : '';
  const shown =
    examples.length === 0 ? '' : ` ${sentence(`For instance: ${examples.join('; ')}${more}`)}`;
  return `${table}, ${id}: ${failures} of ${checked} ${unit}${share}. ${meaning}${shown} Effect on the numbers: ${effect}`;
}

const sentence = (text: string): string => (/[.…]$/.test(text) ? text : `${text}.`);

/** A share for people: never rounded to nothing, nor to everything. */
function shareOf(failures: number, checked: number): string {
  const percent = (failures / checked) * 100;
  if (percent < 0.1) return 'less than 0.1%';
  if (percent > 99.9 && failures < checked) return 'more than 99.9%';
  return `${percent.toFixed(1)}%`;
}
