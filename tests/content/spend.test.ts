import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildReport } from '../../src/build/build-report.ts';
import { blockText, textOf as wordsText } from '../../src/report/model/text.ts';
import { figuresIn } from '../../src/report/model/walk.ts';
import { SILENT } from '../../src/report/progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { demoBuilt } from '../figures/demo-context.ts';
import { TINY_SHOP, tinyConfig, tinyMetrics } from '../fixtures/tiny-shop.ts';
import { toyChapters as sources, toyTerms as terms, toyConfig } from '../fixtures/toy-shop.ts';
import { tinyBuilt } from '../report/tiny-report.ts';

/** Sentences that are true only where the export holds no advertising spend. */
const WITHOUT =
  /hold(?:s|ing)? no (?:advertising )?spend|cannot tell[^.]*advertising spend|Record(?:ing)? (?:the |advertising |what advertising)|spend is recorded|once that is recorded|What a visit costs is not in the export|price that the export does not hold|first number to ask for/;

const WITH = 'The export holds the advertising spend';

/** Everything that readers of the chapters see, as text. */
function textOf(built: BuiltReport): string {
  const config = { ...tinyConfig, aims: toyConfig.aims, outcomes: toyConfig.outcomes };
  const report = renderReport({
    metrics: tinyMetrics,
    config,
    changes: [],
    terms,
    built,
    sources,
    base: '/',
  });
  return report.chapters
    .flatMap(({ lead, body, recommendations }) => [
      wordsText(lead),
      blockText(body),
      ...figuresIn(body).map(({ finding }) => wordsText(finding)),
      ...recommendations.map(({ action }) => wordsText(action)),
    ])
    .join('\n')
    .replace(/\s+/g, ' ');
}

/** A row of spend for each day, paid source and campaign of the sessions: one unit and thirteen hundredths a session. */
function addSpend(folder: string): void {
  const [header = '', ...rows] = readFileSync(path.join(folder, 'website_sessions.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  const [time, source, campaign] = ['created_at', 'utm_source', 'utm_campaign'].map((name) =>
    header.indexOf(name),
  );
  const paid = rows.filter((row) => !['', 'NULL'].includes(row[source!]!));
  const groups = Map.groupBy(paid, (row) =>
    [row[time!]!.slice(0, 10), row[source!], row[campaign!]].join(','),
  );
  const lines = [...groups].map(
    ([group, of]) => `${group},${((of.length * 113) / 100).toFixed(2)}`,
  );
  writeFileSync(
    path.join(folder, 'marketing_spend.csv'),
    `${['date,utm_source,utm_campaign,spend_usd', ...lines].join('\n')}\n`,
  );
}

async function tinyWith(prepare: (folder: string) => void): Promise<BuiltReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spend-'));
  try {
    cpSync(TINY_SHOP, folder, { recursive: true });
    prepare(folder);
    return await buildReport({ config: tinyConfig, dataFolder: folder, progress: SILENT });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('without a file of spend the chapters say that there is none, each in its place', () => {
  const said = textOf(tinyBuilt);
  expect([...said.matchAll(new RegExp(WITHOUT, 'g'))].length).toBeGreaterThan(8);
  expect(said).not.toContain(WITH);
});

test('with one the chapters of the tiny shop say nothing else', async () => {
  const said = textOf(await tinyWith(addSpend));
  expect(said).toContain(WITH);
  expect(WITHOUT.exec(said)?.[0]).toBeUndefined();
});

test('with one those of the demonstration shop tell what visits and customers cost', async () => {
  const said = textOf(await demoBuilt({ scale: 0.2, prepare: addSpend }));
  expect(WITHOUT.exec(said)?.[0]).toBeUndefined();
  expect(said).toMatch(
    /a visit cost most through .{3,40}: \$\d+\.\d\d, where it left \$\d+\.\d\d\./,
  );
  expect(said).toMatch(/To win a customer cost most through .{3,40}: \$\d+\.\d\d/);
});
