import { describe, expect, test } from 'vitest';
import { TOY_SHOP } from '../../demo/shop.ts';
import { DEMONSTRATION_DEFAULTS, simulateShop } from '../../demo/simulate-shop.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import {
  countsBy,
  monthOf,
  type Session,
  sessionsOf,
  shareOf,
  since,
  within,
} from './simulated-sessions.ts';

/** What the shop's description says of traffic can be seen in its tables at scale 1. Bounds as in `shop.test.ts`. */
const sessions = sessionsOf(simulateShop(DEMONSTRATION_DEFAULTS));
const config = loadConfig('examples/toy-shop/report.yaml');
const DAY = 86_400;

const isNonbrand = (session: Session) => session.campaign === 'nonbrand';
const isKnown = (session: Session) => session.campaign === 'brand' || session.source === null;

describe('traffic', () => {
  test('grows from year to year, and from thousands to tens of thousands a month', () => {
    const months = countsBy(sessions, monthOf);
    expect(months.get('2012-04')).toBeLessThan(6_000);
    expect(months.get('2014-12')).toBeGreaterThan(25_000);
    for (const month of ['04', '06', '08', '10']) {
      expect(months.get(`2013-${month}`)).toBeGreaterThan(1.3 * months.get(`2012-${month}`)!);
      expect(months.get(`2014-${month}`)).toBeGreaterThan(1.3 * months.get(`2013-${month}`)!);
    }
  });

  test.each([2012, 2013, 2014])('rises in November and December of %i', (year) => {
    const months = countsBy(sessions, monthOf);
    const before = months.get(`${year}-09`)! + months.get(`${year}-10`)!;
    const peak = months.get(`${year}-11`)! + months.get(`${year}-12`)!;
    expect(peak / before).toBeGreaterThan(1.2);
  });

  test('follows the week and the day', () => {
    const weekdays = countsBy(sessions, (session) => session.date.getUTCDay());
    expect(weekdays.get(1)! / weekdays.get(0)!).toBeGreaterThan(1.8);
    const hours = countsBy(sessions, (session) => session.date.getUTCHours());
    expect(hours.get(11)! / hours.get(3)!).toBeGreaterThan(3);
  });

  test('matures: search for the name and direct visits gain on paid nonbrand search', () => {
    const [early, late] = [
      within(sessions, '2012-04-01', '2012-07-01'),
      since(sessions, '2015-01-01'),
    ];
    expect(shareOf(early, isNonbrand)).toBeGreaterThan(0.75);
    expect(shareOf(late, isNonbrand)).toBeLessThan(0.7);
    expect(shareOf(late, isKnown)).toBeGreaterThan(1.5 * shareOf(early, isKnown));
  });

  test('each paid source is there in its time only', () => {
    const daysOf = (fits: (session: Session) => boolean) => {
      const days = sessions.filter(fits).map((session) => session.date.toISOString().slice(0, 10));
      return [days[0], days.at(-1)];
    };
    const bsearch = (session: Session) => session.source === 'bsearch' && isNonbrand(session);
    expect(daysOf(bsearch)[0]).toBe('2012-08-22');
    expect(daysOf((session) => session.campaign === 'pilot')).toEqual(['2014-01-13', '2014-03-15']);
    expect(daysOf((session) => session.campaign === 'desktop_targeted')).toEqual([
      '2014-08-18',
      '2014-12-31',
    ]);
  });

  test('repeat visits come by name within 72 days of the first', () => {
    const first = new Map<number, number>();
    for (const session of sessions) {
      if (!first.has(session.user)) first.set(session.user, session.time);
    }
    const repeats = sessions.filter((session) => session.isRepeat);
    expect(repeats.length).toBe(TOY_SHOP.totals.repeatSessions);
    expect(repeats.every(isKnown)).toBe(true);
    const gaps = repeats.map((session) => (session.time - first.get(session.user)!) / DAY);
    expect(gaps.every((gap) => gap > 1 && gap < 72)).toBe(true);
  });
});

describe('experiments', () => {
  const landed = (id: string, variant: 'control' | 'variant') => {
    const experiment = config.experiments.find((candidate) => candidate.id === id)!;
    const devices = experiment.filter?.device_type ?? ['desktop', 'mobile'];
    return within(sessions, experiment.start_date, experiment.end_date).filter(
      (session) =>
        session.source === 'gsearch' &&
        isNonbrand(session) &&
        devices.includes(session.device!) &&
        session.pages[0] === experiment[variant],
    );
  };
  const bounceRate = (some: Session[]) => shareOf(some, (session) => session.pages.length === 1);
  const orderRate = (some: Session[]) => shareOf(some, (session) => session.isOrder);

  test.each(['lander-1', 'lander-4', 'lander-5'])('%s splits its traffic evenly', (id) => {
    const [control, variant] = [landed(id, 'control').length, landed(id, 'variant').length];
    expect(variant).toBeGreaterThan(1_000);
    // Four standard deviations of a fair coin.
    expect(Math.abs(variant - control)).toBeLessThan(4 * Math.sqrt(variant + control));
  });

  test.each([
    ['lander-1', 0.01],
    ['lander-5', 0.04],
  ])('%s has fewer bounces than its control', (id, least) => {
    const fewer = bounceRate(landed(id, 'control')) - bounceRate(landed(id, 'variant'));
    expect(fewer).toBeGreaterThan(least);
  });

  test('lander-5 sells more than lander-2', () => {
    const more =
      orderRate(landed('lander-5', 'variant')) - orderRate(landed('lander-5', 'control'));
    expect(more).toBeGreaterThan(0.002);
  });

  test('lander-4 is no better and no worse than lander-2', () => {
    const [control, variant] = [landed('lander-4', 'control'), landed('lander-4', 'variant')];
    expect(Math.abs(bounceRate(variant) - bounceRate(control))).toBeLessThan(0.04);
    expect(Math.abs(orderRate(variant) - orderRate(control))).toBeLessThan(0.022);
  });

  test('the second billing page sells more, and replaces the first by 2013-01-06', () => {
    const seen = (page: string, some: Session[]) =>
      some.filter((session) => session.pages[5] === page);
    const trial = within(sessions, '2012-09-10', '2012-11-10');
    const more = orderRate(seen('/billing-2', trial)) - orderRate(seen('/billing', trial));
    expect(more).toBeGreaterThan(0.08);
    const always = orderRate(seen('/billing-2', sessions)) - orderRate(seen('/billing', sessions));
    expect(always).toBeGreaterThan(0.12);
    expect(seen('/billing', within(sessions, '2012-11-10', '2013-01-06')).length).toBeGreaterThan(
      50,
    );
    expect(seen('/billing', since(sessions, '2013-01-06'))).toEqual([]);
  });
});
