import { type ColumnTable, escape as closure, op } from 'arquero';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { productNames } from './products.ts';

/** How much of a quarter's revenue hangs on the largest member of a dimension. `groups` has `period`, `member`, `revenue`, `size`. */
function concentrationOf(groups: ColumnTable): ColumnTable {
  return groups
    .groupby('period')
    .derive({ share: (d) => d.revenue / op.sum(d.revenue) })
    .orderby('member')
    .rollup({
      top_share: (d) => op.max(d.share),
      herfindahl_index: (d) => op.sum(d.share * d.share),
      members: () => op.count(),
      shares: (d) => op.array_agg(d.share),
      names: (d) => op.array_agg(d.member),
      sizes: (d) => op.array_agg(d.size),
    })
    .ungroup()
    .derive({ place: (d) => op.indexof(d.shares, d.top_share) })
    .derive({ top: (d) => d.names[d.place], top_size: (d) => d.sizes[d.place] });
}

export const concentrationTable = defineTable({
  id: 'concentration',
  title: 'Concentration of revenue by channel, product and device, quarter by quarter',
  grain: ['period', 'dimension'],
  // With its share, the revenue of the largest member can be told from that of the quarter.
  population: ['top_size'],
  columns: [
    is.PERIOD,
    is.text(
      'dimension',
      'channel and device: revenue of the sessions’ orders; product: revenue of the items sold; a quarter without revenue has no row',
    ),
    is.COMPLETE,
    is.text('top', 'The largest member; of equal ones the first by name'),
    is.rate('top_share', 'Revenue of the largest member / revenue of the quarter', 'concentration'),
    is.count(
      'top_size',
      'Sessions of the largest channel or device, items sold of the largest product',
      'sessions or items',
    ),
    is.number(
      'herfindahl_index',
      'Sum of the squared shares: 1 is a single member, 1/n is n equal ones',
      '',
      'concentration',
    ),
    is.count('members', 'Members with sales or sessions in the quarter', '', 'concentration'),
  ],
  compute(input) {
    const traffic = withPeriod(input.cubes.traffic, 'quarter');
    const items = withPeriod(input.cubes.items, 'quarter');
    const revenueOf = (cube: ColumnTable, member: string, size: string): ColumnTable =>
      sumBy(cube, ['period', member], ['revenue', size]).rename({
        [member]: 'member',
        [size]: 'size',
      });
    const [first, ...others] = [
      { dimension: 'channel', groups: revenueOf(traffic, 'channel', 'sessions') },
      {
        dimension: 'device',
        groups: revenueOf(traffic, 'device_type', 'sessions'),
      },
      {
        dimension: 'product',
        // By id: two products of one name are two.
        groups: sumBy(items, ['period', 'product_id'], ['revenue', 'items'])
          .join(productNames(input), 'product_id')
          .rename({ product: 'member', items: 'size' }),
      },
    ].map(({ dimension, groups }) =>
      concentrationOf(groups).derive({ dimension: closure(() => dimension) }),
    );
    const all = others
      .reduce((joined, table) => joined.concat(table), first!)
      .filter(closure((d: { top_share: number }) => d.top_share >= 0));
    return withComplete(all, input.coverage);
  },
});
