/** Seeded random numbers: the simulator's only source of chance, the same on every machine. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Each stage draws from its own stream, so that a change in one leaves the chances of the others as they were. */
const STAGES = [
  'first-visits',
  'returns',
  'visitors',
  'journeys',
  'pages',
  'orders',
  'refunds',
  'scatter',
] as const;

export type Stage = (typeof STAGES)[number];

/** Returns the next number of a stream, at least 0 and below 1. */
export type Random = () => number;

/** The stream of one stage. Equal seed and stage give equal numbers. */
export function createRandom(seed: number, stage: Stage): Random {
  const generator = xoroshiro128plus(seed);
  for (let jumps = STAGES.indexOf(stage); jumps >= 0; jumps -= 1) generator.jump();
  return () => uniformFloat64(generator);
}
