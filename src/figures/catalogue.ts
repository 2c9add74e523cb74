/** Every figure that a chapter may show, by its id. A new figure is a file of its own and a line here. */

import { attachRateByMonth } from './attach-rate-by-month.ts';
import { bounceByLandingPage } from './bounce-by-landing-page.ts';
import { breakevenByChannel } from './breakeven-by-channel.ts';
import { campaigns } from './campaigns.ts';
import { cartToShippingByMonth } from './cart-to-shipping-by-month.ts';
import { channelMixByQuarter } from './channel-mix-by-quarter.ts';
import { cohortReturn } from './cohort-return.ts';
import { concentration } from './concentration.ts';
import { conversionAndRevenuePerSession } from './conversion-and-revenue-per-session.ts';
import { conversionByChannel } from './conversion-by-channel.ts';
import { conversionByChannelAndDevice } from './conversion-by-channel-and-device.ts';
import { crossSellMatrix } from './cross-sell-matrix.ts';
import { customerValueByDays } from './customer-value-by-days.ts';
import { dataAvailability } from './data-availability.ts';
import { dataQuality } from './data-quality.ts';
import { dataRelationships } from './data-relationships.ts';
import { daysToReturn } from './days-to-return.ts';
import { entryAndExitPages } from './entry-and-exit-pages.ts';
import { experimentEffects } from './experiment-effects.ts';
import type { FigureDefinition } from './figure.ts';
import { forecastBacktest } from './forecast-backtest.ts';
import { forecastRevenue } from './forecast-revenue.ts';
import { funnelByDevice } from './funnel-by-device.ts';
import { funnelLastQuarter } from './funnel-last-quarter.ts';
import { grossMarginAndBasket } from './gross-margin-and-basket.ts';
import { growthDrivers } from './growth-drivers.ts';
import { launchesBeforeAndAfter } from './launches-before-and-after.ts';
import { loadByWeekdayAndHour } from './load-by-weekday-and-hour.ts';
import { marginByProduct } from './margin-by-product.ts';
import { newAgainstRepeat } from './new-against-repeat.ts';
import { opportunities } from './opportunities.ts';
import { paidDependence } from './paid-dependence.ts';
import { refundAlerts } from './refund-alerts.ts';
import { refundLag } from './refund-lag.ts';
import { refundRateByProduct } from './refund-rate-by-product.ts';
import { repeatShareByChannel } from './repeat-share-by-channel.ts';
import { revenueByProduct } from './revenue-by-product.ts';
import { revenueByQuarter } from './revenue-by-quarter.ts';
import { revenueGrowthLikeForLike } from './revenue-growth-like-for-like.ts';
import { revenueTrailingTwelveMonths } from './revenue-trailing-twelve-months.ts';
import { seasonality } from './seasonality.ts';
import { sensitivity } from './sensitivity.ts';
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
  growthDrivers,
  conversionByChannel,
  conversionByChannelAndDevice,
  paidDependence,
  breakevenByChannel,
  repeatShareByChannel,
  campaigns,
  funnelByDevice,
  bounceByLandingPage,
  experimentEffects,
  cartToShippingByMonth,
  entryAndExitPages,
  marginByProduct,
  attachRateByMonth,
  crossSellMatrix,
  launchesBeforeAndAfter,
  daysToReturn,
  cohortReturn,
  customerValueByDays,
  newAgainstRepeat,
  refundRateByProduct,
  refundAlerts,
  refundLag,
  loadByWeekdayAndHour,
  seasonality,
  forecastRevenue,
  forecastBacktest,
  concentration,
  sensitivity,
  opportunities,
];

export const FIGURE_IDS: readonly string[] = FIGURES.map(({ id }) => id);

/** The figure of that id; undefined where there is none, and whoever asked knows the file and line to name (see `FIGURE_IDS`). */
export function findFigure(id: string): FigureDefinition | undefined {
  return FIGURES.find((figure) => figure.id === id);
}
