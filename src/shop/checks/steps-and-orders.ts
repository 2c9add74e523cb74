/** Whether channels and the purchase path of the configuration fit what sessions and orders say. */
import { OTHER_CHANNEL } from '../facts/channels.ts';
import type { CheckInput, DataCheck } from './check.ts';
import { findRows } from './find-rows.ts';

const lastStep = ({ facts }: CheckInput): number => 1 << (facts.sessions.steps.length - 1);

export const STEPS_AND_ORDERS: readonly DataCheck[] = [
  {
    id: 'session-channel-known',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Sessions that no channel rule of the configuration fits; they are counted under "other".',
    effect: 'None on sums; the channels are told apart less well.',
    numbersStand: true,
    hint: 'Add a rule under channels in report.yaml for the sources that matter.',
    look(input) {
      const { sessions } = input.facts;
      const other = sessions.channels.findIndex((channel) => channel.id === OTHER_CHANNEL);
      return findRows(input, 'website_sessions', (row) => sessions.channel[row] === other);
    },
  },
  {
    id: 'order-page-seen',
    table: 'orders',
    unit: 'rows',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Orders whose session has no view of the page that follows an order; the funnel would count too few.',
    effect: 'The last step of the funnel counts too few sessions by as many.',
    numbersStand: false,
    hint: 'Compare the pages of the last funnel step in report.yaml with the urls of the export.',
    look(input) {
      const { sessions, orders } = input.facts;
      const step = lastStep(input);
      return findRows(
        input,
        'orders',
        (row) => (sessions.reached[orders.session[row]!]! & step) === 0,
      );
    },
  },
  {
    id: 'order-page-has-order',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Sessions that saw the page that follows an order but have none; either the funnel counts too many, or orders are missing.',
    effect: 'The last step of the funnel counts too many sessions, or revenue is too low.',
    numbersStand: false,
    hint: 'Export orders up to the same time as sessions, with all of them in it.',
    look(input) {
      const { sessions } = input.facts;
      const step = lastStep(input);
      return findRows(
        input,
        'website_sessions',
        (row) => (sessions.reached[row]! & step) !== 0 && sessions.orders[row] === 0,
      );
    },
  },
];
