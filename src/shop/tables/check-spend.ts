import type { QualityRun } from './quality-check.ts';

/** Checks of the optional table of advertising spend, where the shop exports it. */
export function checkSpend(run: QualityRun): void {
  const spend = run.tables.marketing_spend;
  if (spend === undefined) return;
  const { date, utm_source, utm_campaign } = spend.columns;
  run.require(
    {
      id: 'spend-stands-once',
      table: 'marketing_spend',
      meaning: 'Each day, source and campaign has one row: else spend would be counted twice.',
    },
    (fail) => {
      const seen = new Set<string>();
      for (let row = 0; row < spend.rows; row++) {
        const key = `${date[row]} ${utm_source.codes[row]} ${utm_campaign.codes[row]}`;
        if (seen.has(key)) {
          fail(row, {
            message: 'this day, source and campaign stand in an earlier row already',
            hint: 'Add the amounts up, or remove the row.',
          });
        }
        seen.add(key);
      }
    },
  );
  const days = coveredDays(run);
  run.warn(
    {
      id: 'spend-within-sessions',
      table: 'marketing_spend',
      meaning:
        'Spend of days before the first or after the last session: it stands beside no traffic.',
      effect: 'This spend is in no cost of a session or a customer.',
      numbersStand: false,
    },
    (row) => date[row]! < days.first || date[row]! > days.last,
  );
}

function coveredDays({ tables }: QualityRun): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of tables.website_sessions.columns.created_at) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { first: Math.floor(first / 86_400), last: Math.floor(last / 86_400) };
}
