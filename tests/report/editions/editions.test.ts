import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEMONSTRATION_MARKER } from '../../../demo/marker.ts';
import { listFiles } from '../../../src/outputs/placing/list-files.ts';
import { hashBytes } from '../../../src/outputs/placing/manifest.ts';
import { chapterText } from '../tiny-report.ts';
import { TinyEditions } from './tiny-editions.ts';

/** The tiny shop's export as it was at the end of 2014: without the last three sessions, one of which ordered. */
const NEW_YEAR = '2014-12-31 23:59:59';

/** An edition of the data up to the end of 2014, then one of all of them. */
async function twoEditions(between: (shop: TinyEditions) => void = () => {}) {
  const shop = new TinyEditions();
  shop.endAt(NEW_YEAR);
  const first = await shop.publish();
  shop.endAt('9999');
  between(shop);
  const second = await shop.publish();
  return { shop, first, second, comparison: second.changes.comparison! };
}

const hashes = (folder: string) =>
  listFiles(folder).map(
    (file) => `${file} ${hashBytes(readFileSync(path.join(folder, file))).sha256}`,
  );

describe('the number of an edition', () => {
  test('begins at 1, and says that there is nothing to compare with', async () => {
    const { list, changes } = await new TinyEditions().publish();
    expect(list.editions.map(({ number }) => number)).toEqual([1]);
    expect(changes).toMatchObject({ edition: 1, not_compared: 'first', comparison: null });
  });

  test('goes up with other data, whose last day is the edition’s date', async () => {
    const { second } = await twoEditions();
    expect(second.list.editions.map(({ number, last_date }) => [number, last_date])).toEqual([
      [2, '2015-01-06'],
      [1, '2014-12-31'],
    ]);
  });

  test('goes up with another chapter, and another configuration', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    shop.writeContent('chapters/00-summary.md', chapterText('A shop of toys.'));
    expect((await shop.publish()).list.editions[0]!.number).toBe(2);
    const yaml = readFileSync(path.join(shop.content, 'report.yaml'), 'utf8');
    shop.writeContent('report.yaml', `${yaml}locale: en-GB\n`);
    expect((await shop.publish()).list.editions[0]!.number).toBe(3);
  });

  test('stays when nothing changed, and every byte with it', async () => {
    const { shop } = await twoEditions();
    const before = hashes(shop.site);
    await shop.publish();
    expect(hashes(shop.site)).toEqual(before);
  });

  test('is the same whether the edition is built once or again', async () => {
    const { shop } = await twoEditions();
    const before = hashes(shop.site);
    const published = path.join(shop.folder, 'published');
    cpSync(shop.site, published, { recursive: true });
    await shop.publish('none');
    expect(hashes(shop.site)).not.toEqual(before);
    await shop.publish(published);
    expect(hashes(shop.site)).toEqual(before);
  });
});

describe('what changed', () => {
  test('new periods restate nothing', async () => {
    const { shop, comparison } = await twoEditions();
    expect(shop.restated()).toEqual([]);
    expect(comparison.restated).toEqual([]);
    expect(comparison.definitions).toEqual([]);
  });

  // Orders 1 to 3 bring 49.99 + 95.98 + 49.99 = 195.96; order 4, in January, 49.99.
  test('a key figure’s change is put down to new periods', async () => {
    const { comparison } = await twoEditions();
    const revenue = comparison.key_figures.find(({ kpi }) => kpi === 'revenue_usd_total')!;
    expect(revenue).toMatchObject({
      type: 'money',
      earlier: 195.96,
      now: 245.95,
      restated: 0,
      definition: 0,
    });
    expect(revenue.new_period).toBeCloseTo(49.99, 9);
  });

  // The panda of order 2, sold in December, now costs 40.00 in place of its price: 5.99 less.
  test('a past value that differs is listed with its reason, beside what new periods bring', async () => {
    const { shop, comparison } = await twoEditions((shop) => {
      shop.edit('orders.csv', '95.98', '89.99');
      shop.edit('order_items.csv', '45.99', '40.00');
    });
    const revenue = comparison.key_figures.find(({ kpi }) => kpi === 'revenue_usd_total')!;
    expect(revenue.restated).toBeCloseTo(-5.99, 9);
    expect(revenue.new_period).toBeCloseTo(49.99, 9);
    expect(shop.restated()).toContain(
      'performance_by_month,2014-12,revenue_usd,195.96,189.97,history',
    );
    expect(shop.restated().filter((line) => line.includes('2015-'))).toEqual([]);
    expect(
      comparison.restated.find(({ table }) => table === 'performance_by_month')!.values,
    ).toBeGreaterThan(1);
  });

  test('a row that came into the past is listed as a whole', async () => {
    const { shop } = await twoEditions((shop) => {
      shop.edit(
        'website_sessions.csv',
        '3,2014-12-02 15:00:00,3,0,bsearch',
        '3,2014-12-02 15:00:00,3,0,csearch',
      );
    });
    expect(shop.restated()).toContain(
      'channels_by_month,2014-12 csearch_nonbrand,,absent,present,history',
    );
    expect(shop.restated()).toContain(
      'channels_by_month,2014-12 bsearch_nonbrand,,present,absent,history',
    );
  });

  test('other values from the same bytes are a changed definition', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    const yaml = readFileSync(path.join(shop.content, 'report.yaml'), 'utf8');
    shop.writeContent('report.yaml', yaml.replace('channel: paid_brand,', 'channel: brand,'));
    await shop.publish();
    expect(shop.restated()).toContain('channels_by_month,2014-12 brand,,absent,present,definition');
    expect(shop.restated().every((line) => line.endsWith(',definition'))).toBe(true);
  });

  test('the log of methods decides what is a changed definition', async () => {
    const { shop, comparison } = await twoEditions((shop) => {
      shop.edit('orders.csv', '95.98', '89.99');
      shop.edit('order_items.csv', '45.99', '40.00');
      shop.writeContent(
        'method-changes.yaml',
        'changes:\n  - { date: 2015-01-06, metrics: [revenue], difference: Other prices, reason: A test, effect: Less, recast: true }\n',
      );
    });
    expect(comparison.methods).toHaveLength(1);
    const revenue = comparison.key_figures.find(({ kpi }) => kpi === 'revenue_usd_total')!;
    expect(revenue).toMatchObject({ restated: 0 });
    expect(revenue.definition).toBeCloseTo(-5.99, 9);
    expect(shop.restated()).toContain(
      'performance_by_month,2014-12,gross_profit_usd,123.00,117.01,history',
    );
    // A key figure by its measure; revenue of sessions is another metric, whatever its column is called.
    const reasonOf = (start: string) =>
      shop
        .restated()
        .filter((line) => line.startsWith(start))
        .map((line) => line.split(',').at(-1));
    expect(reasonOf('kpis,revenue_usd_total,value,')).toEqual(['definition']);
    expect(reasonOf('kpis,gross_profit_usd_total,value,')).toEqual(['history']);
    expect(new Set(reasonOf('visit_types_by_channel,'))).toEqual(new Set(['history']));
  });

  test('a claim that turns and a finding that reads otherwise are named', async () => {
    const claims = `claims:\n  few: { condition: kpis.orders_total.value < 4, otherwise: It sells, undecided: Too early }\n`;
    const shop = new TinyEditions();
    shop.writeContent(
      'chapters/00-summary.md',
      chapterText('Text.', claims).replace(
        'finding: It is small',
        'finding: "[It sells little](claim:few)"',
      ),
    );
    shop.endAt(NEW_YEAR);
    await shop.publish();
    shop.endAt('9999');
    const { list, changes } = await shop.publish();
    expect(changes.comparison).toMatchObject({
      claims: [{ claim: 'few', earlier: true, now: false }],
      findings: [{ title: 'Tiny', earlier: 'It sells little', now: 'It sells' }],
    });
    expect(list.editions[0]!.changes).toEqual({
      restated_values: 0,
      flipped_claims: 1,
      new_alerts: 0,
    });
  });

  test('a claim that came or went is named, and is none that turned', async () => {
    const claim = (name: string): string =>
      chapterText(
        `[It sells](claim:${name}).`,
        `claims:\n  ${name}: { condition: kpis.orders_total.value > 0, undecided: Too early }\n`,
      );
    const shop = new TinyEditions();
    shop.writeContent('chapters/00-summary.md', claim('gone'));
    await shop.publish();
    shop.writeContent('chapters/00-summary.md', claim('new'));
    const { list, changes } = await shop.publish();
    expect(changes.comparison!.claims).toMatchObject([
      { claim: 'gone', earlier: true, now: null },
      { claim: 'new', earlier: null, now: true },
    ]);
    expect(list.editions[0]!.changes).toMatchObject({ flipped_claims: 0 });
  });

  test('checks that found something are told of, then and now', async () => {
    const { comparison } = await twoEditions((shop) => {
      // The day after its first sale.
      shop.edit('products.csv', '2014-12-01 09:00:00', '2014-12-04 09:00:00');
    });
    expect(comparison.quality).toContainEqual(
      expect.objectContaining({ check: 'item-not-before-launch', earlier: 0, now: 1 }),
    );
  });
});

describe('an edition begins anew', () => {
  test('where demonstration data follow the company’s own', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    writeFileSync(path.join(shop.data, DEMONSTRATION_MARKER), '{}');
    const { list, changes } = await shop.publish();
    expect(list.editions).toHaveLength(1);
    expect(changes).toMatchObject({ not_compared: 'demonstration', comparison: null });
  });

  test('where another company’s site stood', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    const yaml = readFileSync(path.join(shop.content, 'report.yaml'), 'utf8');
    shop.writeContent('report.yaml', yaml.replace('name: Tiny Shop', 'name: Another Shop'));
    expect((await shop.publish()).changes.not_compared).toBe('other-company');
  });
});

describe('the edition before', () => {
  test('is not compared where its data end before today’s begin, and the number goes on', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    const manifest = path.join(shop.site, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      text.replaceAll(/("last_created_at": ")201./g, (_all, key: string) => `${key}200`),
    );
    shop.writeContent('chapters/00-summary.md', chapterText('A shop of toys.'));
    expect((await shop.publish()).changes).toMatchObject({
      edition: 2,
      not_compared: 'other-time',
    });
  });

  test.each([
    [
      'a folder without a site',
      (shop: TinyEditions) => path.join(shop.folder, 'nowhere'),
      /no edition of a report is published there/,
    ],
    [
      'an address that does not answer',
      () => 'http://localhost:9/report/',
      /localhost:9.*cannot be fetched/,
    ],
  ])('stops the build where it was named and is %s', async (_label, place, message) => {
    const shop = new TinyEditions();
    await expect(shop.publish(place(shop))).rejects.toThrow(message);
  });

  test('stops the build where a table is not the one that its index names', async () => {
    const shop = new TinyEditions();
    await shop.publish();
    writeFileSync(path.join(shop.site, 'data/kpis.csv'), 'kpi\n');
    await expect(shop.publish()).rejects.toThrow(/kpis\.csv: the edition before cannot be read/);
    expect((await shop.publish('none')).list.editions).toHaveLength(1);
  });

  test('is fetched from its address', async () => {
    const shop = new TinyEditions();
    shop.endAt(NEW_YEAR);
    await shop.publish();
    const server = createServer((request, response) => {
      const file = path.join(
        shop.site,
        new URL(request.url!, 'http://localhost').pathname.slice('/report/'.length),
      );
      response.end(readFileSync(file));
    });
    await new Promise<void>((done) => {
      server.listen(0, 'localhost', done);
    });
    onTestFinished(() => {
      server.close();
    });
    shop.endAt('9999');
    const address = `http://localhost:${(server.address() as AddressInfo).port}/report`;
    expect((await shop.publish(address)).changes.compared_with).toMatchObject({ number: 1 });
  });
});
