/** Every figure that a chapter may show, by its id. A new figure is a file of its own and a line here. */
import { channelMixByQuarter } from './channel-mix-by-quarter.ts';
import { conversionAndRevenuePerSession } from './conversion-and-revenue-per-session.ts';
import { dataAvailability } from './data-availability.ts';
import { dataQuality } from './data-quality.ts';
import { dataRelationships } from './data-relationships.ts';
import type { FigureDefinition } from './figure.ts';
import { funnelLastQuarter } from './funnel-last-quarter.ts';
import { grossMarginAndBasket } from './gross-margin-and-basket.ts';
import { revenueByProduct } from './revenue-by-product.ts';
import { revenueByQuarter } from './revenue-by-quarter.ts';
import { revenueGrowthLikeForLike } from './revenue-growth-like-for-like.ts';
import { revenueTrailingTwelveMonths } from './revenue-trailing-twelve-months.ts';
import { sessionsAndOrdersByQuarter } from './sessions-and-orders-by-quarter.ts';

export const FIGURES: readonly FigureDefinition[] = [
  sessionsAndOrdersByQuarter,
  revenueByQuarter,
  revenueTrailingTwelveMonths,
  revenueGrowthLikeForLike,
  conversionAndRevenuePerSession,
  grossMarginAndBasket,
  channelMixByQuarter,
  revenueByProduct,
  funnelLastQuarter,
  dataAvailability,
  dataRelationships,
  dataQuality,
];

export const FIGURE_IDS: readonly string[] = FIGURES.map(({ id }) => id);

/** The figure of that id; undefined where there is none, and whoever asked knows the file and line to name (see `FIGURE_IDS`). */
export function findFigure(id: string): FigureDefinition | undefined {
  return FIGURES.find((figure) => figure.id === id);
}
