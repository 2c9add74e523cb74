import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/base/format/create-formatter.ts';
import { createFigureContext } from '../../src/report/figure-context.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { tinyBuilt } from './tiny-report.ts';

const { label } = createFigureContext(tinyConfig, tinyBuilt, createFormatter(tinyConfig), '/');
const BRAND = tinyBuilt.channels.find(({ id }) => id === 'paid_brand')!.label;

describe('label(column, code, row) of a figure’s context', () => {
  test.each([
    ['a channel', 'channel', {}, BRAND],
    ['a campaign called like a channel', 'utm_campaign', {}, 'paid_brand'],
    ['a device called like a channel', 'device_type', {}, 'paid_brand'],
    ['a step called like a channel', 'step', {}, 'paid_brand'],
    ['the largest of the channels', 'top', { dimension: 'channel' }, BRAND],
    ['the largest of the devices', 'top', { dimension: 'device' }, 'paid_brand'],
    ['a peer among channels', 'peer', { dimension: 'channel' }, BRAND],
    ['a peer among products', 'peer', { dimension: 'cross_sell' }, 'paid_brand'],
    ['a list that a chapter computes, which is of no column', '', {}, BRAND],
  ])('%s', (_label, column, row, expected) => {
    expect(label(column, 'paid_brand', row)).toBe(expected);
  });
});
