import type { PublishedTable } from '../../metrics/definitions/table-definition.ts';

/** Who stands behind a table's rows, and what is left out for being too few, in a sentence; nothing for a table without people. */
export function populationText(
  { population, suppressed }: Pick<PublishedTable, 'population' | 'suppressed'>,
  smallestGroup: number,
): string {
  if (population === 'no_people') return '';
  if (population === 'shop_totals') return 'The shop’s own totals: published whatever their size.';
  const counted = population.map((name) => `“${name}”`).join(' or ');
  const rule = `Rows with less than ${smallestGroup} in ${counted} are left out`;
  return smallestGroup === 0
    ? ''
    : `${rule}: ${suppressed.length === 0 ? 'none' : suppressed.length}.`;
}
