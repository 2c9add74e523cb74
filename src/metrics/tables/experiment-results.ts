import * as is from '../definitions/columns.ts';
import type { Column } from '../definitions/define-table.ts';
import { type Comparison, conversionsOf, type Outcome, rateOf } from './experiment-comparison.ts';
import type { Judged } from './experiment-family.ts';
import { VERDICTS } from './experiment-verdicts.ts';
import type { Arms } from './page-arms.ts';

const rateColumn =
  (rates: 'shares' | 'by outcome') =>
  <const Name extends string>(name: Name, meaning: string): Column<Name> =>
    rates === 'shares'
      ? is.rate(name, meaning, 'experiment-effect')
      : is.number(name, meaning, '', 'experiment-effect');

/** Columns of a comparison of two pages in one row, as tables beside `experiments` have it; of rates that are all shares, or of money among them. */
export const resultColumns = (rates: 'shares' | 'by outcome') => [
  is.count('sessions_control', 'Sessions on the control', 'sessions', 'experiment-effect'),
  is.count('sessions_variant', 'Sessions on the variant', 'sessions', 'experiment-effect'),
  is.count(
    'conversions_control',
    'Of these with the outcome, as in `experiments`',
    '',
    'experiment-effect',
  ),
  is.count('conversions_variant', 'The same on the variant', '', 'experiment-effect'),
  rateColumn(rates)('rate_control', 'Rate of the control, as in `experiments`'),
  rateColumn(rates)('rate_variant', 'Rate of the variant'),
  is.change('lift', 'Rate of the variant / rate of the control - 1', 'experiment-effect'),
  is.change('lift_low', 'Lower end of its 95 % interval (log ratio)', 'experiment-effect'),
  is.change('lift_high', 'Upper end of its 95 % interval', 'experiment-effect'),
  is.rate('p_value', 'Two-sided p-value of no difference', 'experiment-effect'),
  is.rate(
    'p_value_adjusted',
    'Adjusted over all comparisons of pages in the report, as in `experiments` (Holm)',
    'experiment-effect',
  ),
  is.rate(
    'sample_ratio_p_value',
    'Chance of arms so unequal under an even split; below 0.001 the split is in doubt',
    'experiment-effect',
  ),
  is.text('verdict', `${Object.keys(VERDICTS).join(', ')}; as in \`experiments\``),
];

/** The values of these columns. */
export function resultOf({
  about: { arms },
  outcome,
  comparison,
  split,
  adjusted,
  verdict,
}: Judged<{ arms: Arms }>) {
  const { lift, lift_low, lift_high, p_value }: Comparison = comparison;
  const of = (arm: keyof Arms, value: (sums: Arms['control'], by: Outcome) => number): number =>
    value(arms[arm], outcome);
  return {
    sessions_control: arms.control.sessions,
    sessions_variant: arms.variant.sessions,
    conversions_control: of('control', conversionsOf),
    conversions_variant: of('variant', conversionsOf),
    rate_control: of('control', rateOf),
    rate_variant: of('variant', rateOf),
    lift,
    lift_low,
    lift_high,
    p_value,
    p_value_adjusted: adjusted,
    sample_ratio_p_value: split,
    verdict,
  };
}
