import { expect, test } from 'vitest';
import { structuredData } from '../../../src/site/components/structured-data.ts';
import { chapterText, renderTiny } from '../../report/tiny-report.ts';

const report = renderTiny(chapterText('Text.'));

test('structuredData(report, page) describes a report and its data, without addresses where there are none', () => {
  const data = JSON.parse(structuredData(report, { title: 'T', description: 'D' }));
  expect(data).toMatchObject({
    '@type': 'Report',
    name: 'T',
    description: 'D',
    publisher: { '@type': 'Organization', name: 'Tiny Shop' },
    isBasedOn: { '@type': 'Dataset' },
  });
  expect(data.temporalCoverage).toMatch(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/);
  expect(JSON.stringify(data)).not.toMatch(/"(?:url|image|contentUrl)"/);
});

test('structuredData(report, page) lists every table where its address is known', () => {
  const data = JSON.parse(
    structuredData(report, {
      title: 'T',
      description: 'D',
      dataAddress: 'https://a.example/data/',
    }),
  );
  expect(data.isBasedOn.distribution).toHaveLength(report.tables.size);
  expect(data.isBasedOn.distribution[0].contentUrl).toMatch(
    /^https:\/\/a\.example\/data\/\w+\.csv$/,
  );
});

test('structuredData(report, page) cannot end the script that holds it', () => {
  const json = structuredData(report, { title: '</script><b>', description: '<!--' });
  expect(json).not.toContain('<');
  expect(JSON.parse(json).name).toBe('</script><b>');
});
