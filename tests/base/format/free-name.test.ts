import { expect, test } from 'vitest';
import { freeName } from '../../../src/base/format/free-name.ts';

test('freeName(name, taken) numbers a name from its second time on, past those that are taken', () => {
  const taken = new Set(['bear-3']);
  expect(['bear', 'bear', 'bear', 'panda'].map((name) => freeName(name, taken))).toEqual([
    'bear',
    'bear-2',
    'bear-4',
    'panda',
  ]);
});

test('freeName(name, taken, form) numbers in another form, and by what counts as one name', () => {
  const taken = new Set<string>();
  const form = {
    numbered: (number: number) => `Bear~${number}`,
    same: (name: string) => name.toLowerCase(),
  };
  expect([freeName('BEAR', taken, form), freeName('Bear', taken, form)]).toEqual([
    'BEAR',
    'Bear~2',
  ]);
});
