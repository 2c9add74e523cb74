import { expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { oncePerInput } from '../../../src/metrics/definitions/once-per-input.ts';

test('oncePerInput(compute) computes once for an input, also where nothing comes of it, and anew for another', () => {
  const computed: string[] = [];
  const once = oncePerInput((input) => {
    computed.push(input.config.currency);
    return input.config.currency === 'EUR' ? undefined : input.config.currency;
  });
  const inputOf = (currency: string) => ({ config: { currency } }) as unknown as MetricsInput;
  const [dollars, euros] = [inputOf('USD'), inputOf('EUR')];
  expect([once(dollars), once(euros), once(dollars), once(euros)]).toEqual([
    'USD',
    undefined,
    'USD',
    undefined,
  ]);
  expect(computed).toEqual(['USD', 'EUR']);
});
