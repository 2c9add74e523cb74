import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { DAMAGES } from './damages.ts';
import { expectEnding } from './expect-ending.ts';
import { Workshop } from './run-damage.ts';

let workshop: Workshop;
let whole: BuiltReport;
beforeAll(async () => {
  workshop = new Workshop();
  whole = await workshop.undamaged();
});
afterAll(() => workshop.remove());

test('there are at least sixty damages, each with a name of its own', () => {
  const names = DAMAGES.map(({ table, name }) => `${table}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe('a damaged export ends in a right report or in an error that says where', () => {
  test.each(DAMAGES.map((damage) => [`${damage.table}: ${damage.name}`, damage] as const))(
    '%s',
    async (_, damage) => {
      await expectEnding(workshop, whole, damage);
    },
  );
});
