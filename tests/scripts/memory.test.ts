import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { memoryBytes, parseMegabytes } from '../../scripts/memory.ts';

test.each([
  ['the machine, where nothing else is told', undefined, 8e9, 0, 8e9],
  ['the machine, where the limit is beyond it', undefined, 8e9, 2 ** 64, 8e9],
  ['the container', undefined, 8e9, 1e9, 1e9],
  ['what the user says, be it more', 16_000, 8e9, 1e9, 16e9],
  ['what the user says, be it less', 500, 8e9, 0, 500e6],
])('memoryBytes: %s', (_, said, machine, container, expected) => {
  expect(memoryBytes(said, machine, container)).toBe(expected);
});

test.each(['', '0', '-5', 'much'])('parseMegabytes refuses "%s"', (text) => {
  expect(() => parseMegabytes(text)).toThrow(InvalidArgumentError);
});
