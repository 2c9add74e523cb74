import { etsOnGrowth, mstlEts } from './augurs-models.ts';
import {
  combination,
  dampedGrowth,
  dampedTrend,
  seasonalNaive,
  steadyGrowth,
} from './growth-models.ts';
import type { Model } from './model.ts';

/** Every model that competes; the first is the one to beat. */
export const MODELS: readonly Model[] = [
  seasonalNaive,
  steadyGrowth,
  dampedGrowth,
  dampedTrend,
  combination,
  mstlEts,
  etsOnGrowth,
];
