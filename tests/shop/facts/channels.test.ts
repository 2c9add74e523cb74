import { expect, test } from 'vitest';
import { assignChannels } from '../../../src/shop/facts/channels.ts';
import type { TableData, TextColumn } from '../../../src/shop/tables/schema.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';

const column = (texts: readonly (string | null)[]): TextColumn => {
  const values = [null, ...new Set(texts.filter((text) => text !== null))];
  const codes = new Map(values.map((text, code) => [text, code]));
  return { codes: Uint32Array.from(texts, (text) => codes.get(text)!), values };
};

/** Sessions of these sources, all of a campaign without brand. */
const sessionsOf = (sources: readonly string[]) =>
  ({
    rows: sources.length,
    columns: {
      utm_source: column(sources),
      utm_campaign: column(sources.map(() => 'nonbrand')),
      utm_content: column(sources.map(() => null)),
      http_referer: column(sources.map(() => null)),
    },
  }) as unknown as TableData<'website_sessions'>;

test('assignChannels(sessions, config) writes a source to the letter, whatever it holds', () => {
  const { channels } = assignChannels(sessionsOf(['$&', '$$', '$', '{utm_source}']), tinyConfig);
  expect(channels.map(({ id }) => id)).toEqual([
    '$$_nonbrand',
    '$&_nonbrand',
    '$_nonbrand',
    '{utm_source}_nonbrand',
  ]);
});

test('assignChannels(sessions, config) keeps more channels apart than sixteen bits count', () => {
  const sources = Array.from({ length: 70_000 }, (_, at) => `s${String(at).padStart(5, '0')}`);
  const { channel, channels } = assignChannels(sessionsOf(sources), tinyConfig);
  expect(channels).toHaveLength(70_000);
  expect(channels[channel[69_999]!]!.id).toBe('s69999_nonbrand');
});
