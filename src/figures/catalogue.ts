/**
 * Every figure that a chapter may show. `npx vitest run --project unit tests/figures -u` writes this list anew from the files of
 * `catalogue/`, whose names are the ids.
 */
import { attachRateByMonth } from './catalogue/attach-rate-by-month.ts';
import { basketLift } from './catalogue/basket-lift.ts';
import { bounceByLandingPage } from './catalogue/bounce-by-landing-page.ts';
import { campaigns } from './catalogue/campaigns.ts';
import { cartToShippingByMonth } from './catalogue/cart-to-shipping-by-month.ts';
import { ceilingsByChannelAndDevice } from './catalogue/ceilings-by-channel-and-device.ts';
import { channelMixByQuarter } from './catalogue/channel-mix-by-quarter.ts';
import { cohortReturn } from './catalogue/cohort-return.ts';
import { concentration } from './catalogue/concentration.ts';
import { contributionByProduct } from './catalogue/contribution-by-product.ts';
import { conversionAndRevenuePerSession } from './catalogue/conversion-and-revenue-per-session.ts';
import { conversionByChannel } from './catalogue/conversion-by-channel.ts';
import { conversionByChannelAndDevice } from './catalogue/conversion-by-channel-and-device.ts';
import { conversionByFirstDevice } from './catalogue/conversion-by-first-device.ts';
import { conversionRateAndMix } from './catalogue/conversion-rate-and-mix.ts';
import { crossSellMatrix } from './catalogue/cross-sell-matrix.ts';
import { customerValueByDays } from './catalogue/customer-value-by-days.ts';
import { dataAvailability } from './catalogue/data-availability.ts';
import { dataQuality } from './catalogue/data-quality.ts';
import { dataRelationships } from './catalogue/data-relationships.ts';
import { daysToReturn } from './catalogue/days-to-return.ts';
import { entryAndExitPages } from './catalogue/entry-and-exit-pages.ts';
import { experimentEffects } from './catalogue/experiment-effects.ts';
import { experimentsAfterwards } from './catalogue/experiments-afterwards.ts';
import { forecastBacktest } from './catalogue/forecast-backtest.ts';
import { forecastImplied } from './catalogue/forecast-implied.ts';
import { forecastRecord } from './catalogue/forecast-record.ts';
import { forecastRevenue } from './catalogue/forecast-revenue.ts';
import { forecastScenarios } from './catalogue/forecast-scenarios.ts';
import { funnelByDevice } from './catalogue/funnel-by-device.ts';
import { funnelLastQuarter } from './catalogue/funnel-last-quarter.ts';
import { grossMarginAndBasket } from './catalogue/gross-margin-and-basket.ts';
import { growthByMonth } from './catalogue/growth-by-month.ts';
import { growthDrivers } from './catalogue/growth-drivers.ts';
import { identifierLife } from './catalogue/identifier-life.ts';
import { launchesBeforeAndAfter } from './catalogue/launches-before-and-after.ts';
import { loadByWeekdayAndHour } from './catalogue/load-by-weekday-and-hour.ts';
import { marginByProduct } from './catalogue/margin-by-product.ts';
import { newAgainstRepeat } from './catalogue/new-against-repeat.ts';
import { opportunities } from './catalogue/opportunities.ts';
import { pageChanges } from './catalogue/page-changes.ts';
import { paidDependence } from './catalogue/paid-dependence.ts';
import { peakDays } from './catalogue/peak-days.ts';
import { productPrices } from './catalogue/product-prices.ts';
import { productSeasons } from './catalogue/product-seasons.ts';
import { refundAlerts } from './catalogue/refund-alerts.ts';
import { refundLag } from './catalogue/refund-lag.ts';
import { refundRateByProduct } from './catalogue/refund-rate-by-product.ts';
import { refundRegimes } from './catalogue/refund-regimes.ts';
import { repeatShareByChannel } from './catalogue/repeat-share-by-channel.ts';
import { revenueBridge } from './catalogue/revenue-bridge.ts';
import { revenueByProduct } from './catalogue/revenue-by-product.ts';
import { revenueByQuarter } from './catalogue/revenue-by-quarter.ts';
import { revenueGrowthLikeForLike } from './catalogue/revenue-growth-like-for-like.ts';
import { revenueTrailingTwelveMonths } from './catalogue/revenue-trailing-twelve-months.ts';
import { ripeReturnByCohort } from './catalogue/ripe-return-by-cohort.ts';
import { seasonality } from './catalogue/seasonality.ts';
import { sensitivity } from './catalogue/sensitivity.ts';
import { sessionsAndOrdersByQuarter } from './catalogue/sessions-and-orders-by-quarter.ts';
import { timeToSecondOrder } from './catalogue/time-to-second-order.ts';
import { undeclaredTests } from './catalogue/undeclared-tests.ts';
import { unusualDays } from './catalogue/unusual-days.ts';
import type { FigureDefinition } from './figure.ts';

const FIGURES: readonly FigureDefinition[] = [
  attachRateByMonth,
  basketLift,
  bounceByLandingPage,
  campaigns,
  cartToShippingByMonth,
  ceilingsByChannelAndDevice,
  channelMixByQuarter,
  cohortReturn,
  concentration,
  contributionByProduct,
  conversionAndRevenuePerSession,
  conversionByChannel,
  conversionByChannelAndDevice,
  conversionByFirstDevice,
  conversionRateAndMix,
  crossSellMatrix,
  customerValueByDays,
  dataAvailability,
  dataQuality,
  dataRelationships,
  daysToReturn,
  entryAndExitPages,
  experimentEffects,
  experimentsAfterwards,
  forecastBacktest,
  forecastImplied,
  forecastRecord,
  forecastRevenue,
  forecastScenarios,
  funnelByDevice,
  funnelLastQuarter,
  grossMarginAndBasket,
  growthByMonth,
  growthDrivers,
  identifierLife,
  launchesBeforeAndAfter,
  loadByWeekdayAndHour,
  marginByProduct,
  newAgainstRepeat,
  opportunities,
  pageChanges,
  paidDependence,
  peakDays,
  productPrices,
  productSeasons,
  refundAlerts,
  refundLag,
  refundRateByProduct,
  refundRegimes,
  repeatShareByChannel,
  revenueBridge,
  revenueByProduct,
  revenueByQuarter,
  revenueGrowthLikeForLike,
  revenueTrailingTwelveMonths,
  ripeReturnByCohort,
  seasonality,
  sensitivity,
  sessionsAndOrdersByQuarter,
  timeToSecondOrder,
  undeclaredTests,
  unusualDays,
];

export const FIGURE_IDS: readonly string[] = FIGURES.map(({ id }) => id);

/** The figure of that id; undefined where there is none, and whoever asked knows the file and line to name (see `FIGURE_IDS`). */
export function findFigure(id: string): FigureDefinition | undefined {
  return FIGURES.find((figure) => figure.id === id);
}
