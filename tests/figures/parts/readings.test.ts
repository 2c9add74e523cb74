import { describe, expect, test } from 'vitest';
import { findFigure } from '../../../src/figures/catalogue.ts';
import { renderDrawing } from '../../../src/figures/figure-content.ts';
import { exactly } from '../../../src/figures/parts/readings.ts';
import { NARROW, WIDE } from '../../../src/figures/parts/theme.ts';
import { tinyContext } from '../tiny-context.ts';

const context = tinyContext();
const titles = (id: string, size = WIDE) =>
  [...renderDrawing(findFigure(id)!, context, size)!.matchAll(/<title>([^<]*)<\/title>/g)].map(
    ([, text]) => text,
  );

describe('exactly(write, context)', () => {
  const { format } = context;
  test.each([
    ['amounts to the cent', format.money, 377123.45, '$377,123.45'],
    ['counts in full', format.compact, 472871, '472,871'],
    ['rates with their decimals', format.percentWhole, 0.0721, '7.2%'],
    ['any other as it is', format.points, 0.0121, '1.2 points'],
  ] as const)('writes %s', (_, write, value, expected) => {
    expect(exactly(write, context)(value)).toBe(expected);
  });
});

describe('the marks of a drawing say their exact values', () => {
  test.each([
    ['bars', 'revenue-by-quarter', 'Q1 2014: $4,320.00'],
    ['a partial period', 'revenue-by-quarter', 'Q4 2012, in part: $400.00'],
    ['two panels', 'sessions-and-orders-by-quarter', 'Q1 2014, Orders: 72'],
    ['points of a line', 'revenue-trailing-twelve-months', 'April 2014: $8,000.00'],
    ['small multiples', 'channel-mix-by-quarter', 'Q1 2013, Direct: 5.0%'],
    ['a stack', 'revenue-by-product', 'April 2014, Rabbit &amp; &lt;Hare&gt;: $500.00'],
    ['a funnel', 'funnel-last-quarter', 'Cart: 360 sessions, 20% of the step before'],
  ])('%s', (_, id, reading) => {
    expect(titles(id)).toContain(reading);
    expect(titles(id, NARROW)).toEqual(titles(id));
  });
});
