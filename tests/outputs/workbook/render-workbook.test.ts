import exceljs from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Cell, PublishedTable } from '../../../src/metrics/definitions/table-definition.ts';
import type { WorkbookContents } from '../../../src/outputs/workbook/contents.ts';
import { renderWorkbook } from '../../../src/outputs/workbook/render-workbook.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { lastDate, tinyBuilt } from '../../report/tiny-report.ts';
import { textOfXml } from '../images/xml.ts';

const NOTICE = 'Simulated & marked';
const contents: WorkbookContents = {
  config: tinyConfig,
  coverage: { firstDate: '2014-11-28', lastDate },
  tables: tinyBuilt.tables,
  dataHash: 'abc123',
  notice: NOTICE,
};

async function open(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer);
  return workbook;
}

const bytes = await renderWorkbook(contents);
const workbook = await open(bytes);

/** A cell as published tables hold it: times as text, nothing as null. */
function published(value: exceljs.CellValue, isTime: boolean): Cell {
  if (!(value instanceof Date)) return (value ?? null) as Cell;
  const text = value.toISOString().slice(0, 19).replace('T', ' ');
  return isTime ? text : text.slice(0, 10);
}

/** Texts of an export that look like formulas, markup or the characters by which a workbook writes what XML cannot hold. */
const HOSTILE = [
  '=1+1',
  "'quoted",
  '{"formula":"1+1"}',
  '<b>&amp;]]>',
  '_x0041_ _x005F_ _x_',
  '  spaces\ttab\nline\r\nend ',
  'a\u0001b\u007fc\u0085d',
  '\u202egnp.exe 👩‍👧 דובי',
  'W'.repeat(32_767),
];

describe('renderWorkbook(contents)', () => {
  test('keeps hostile texts to the letter, as texts, in valid XML', async () => {
    const [table] = tinyBuilt.tables.filter(({ id }) => id === 'products');
    const rows = [...HOSTILE, 'W'.repeat(40_000)].map((product) => ({
      ...table!.rows[0]!,
      product,
    }));
    const company = { ...tinyConfig.company, name: '=A1 _x0041_' };
    const config = { ...tinyConfig, company };
    const hostile = await renderWorkbook({ ...contents, config, tables: [{ ...table!, rows }] });
    for (const [name, part] of Object.entries(unzipSync(hostile)))
      if (/\.(?:xml|rels)$/.test(name)) textOfXml(new TextDecoder().decode(part));
    const opened = await open(hostile);
    const place = table!.columns.findIndex(({ name }) => name === 'product') + 1;
    const cells = rows.map((_, row) => opened.getWorksheet('products')!.getCell(row + 2, place));
    expect(cells.map(({ type }) => type)).toEqual(cells.map(() => exceljs.ValueType.String));
    expect(cells.map(({ numFmt }) => numFmt)).toEqual(cells.map(() => '@'));
    expect(cells.slice(0, -1).map(({ value }) => value)).toEqual(HOSTILE);
    expect(cells.at(-1)!.value).toBe(`${'W'.repeat(32_766)}…`);
    expect(opened.getWorksheet('About')!.getCell('A1').value).toBe('=A1 _x0041_');
  });

  test('has a sheet for each table after the two that explain', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'About',
      'Columns',
      ...tinyBuilt.tables.map(({ id }) => id),
    ]);
  });

  test.each(tinyBuilt.tables.map((table) => [table.id, table] as const))(
    'holds every value of %s, under its published names',
    (id, table) => {
      const sheet = workbook.getWorksheet(id)!;
      const names = table.columns.map((_, place) => sheet.getCell(1, place + 1).value);
      expect(names).toEqual(table.columns.map(({ publishedName }) => publishedName));
      const rows = table.rows.map((_, row) =>
        table.columns.map(({ type }, place) =>
          published(sheet.getCell(row + 2, place + 1).value, type === 'timestamp'),
        ),
      );
      expect(rows).toEqual(table.rows.map((row) => table.columns.map(({ name }) => row[name])));
      expect(sheet.rowCount).toBe(table.rows.length + 1);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    },
  );

  test('says whose numbers these are, to which day, and that they are a demonstration', () => {
    const about = workbook.getWorksheet('About')!;
    const texts: string[] = [];
    about.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
    expect(texts).toEqual(
      expect.arrayContaining([tinyConfig.company.name, NOTICE, lastDate, 'USD', 'abc123']),
    );
    expect(workbook.getWorksheet('kpis')!.headerFooter.oddHeader).toBe('&CSimulated && marked');
  });

  test('leads from the first sheet to every other, and says what each column means', () => {
    // The library reads no link without a relation, which one inside a workbook has not.
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    const links = [...xml.matchAll(/<hyperlink ref="\w+" location="&apos;(\w+)&apos;!A1"\/>/g)];
    expect(links.map(([, name]) => name)).toEqual(
      workbook.worksheets.slice(1).map(({ name }) => name),
    );
    const meanings = workbook.getWorksheet('Columns')!;
    const columns = tinyBuilt.tables.flatMap((table) => table.columns);
    expect(meanings.rowCount).toBe(columns.length + 1);
    columns.forEach(({ publishedName, meaning }, place) => {
      expect(meanings.getCell(place + 2, 2).value).toBe(publishedName);
      expect(meanings.getCell(place + 2, 5).value).toBe(meaning);
    });
  });

  test('gives the same bytes again, dated by the data alone', async () => {
    expect(Buffer.from(await renderWorkbook(contents)).equals(Buffer.from(bytes))).toBe(true);
    expect(workbook.created.toISOString()).toBe(`${lastDate}T00:00:00.000Z`);
    expect(new TextDecoder().decode(bytes)).not.toContain(String(new Date().getFullYear()));
    // Bytes 10 to 13 of an entry are its time and day in MS-DOS format: midnight of 1 January 1980.
    expect([...bytes.slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });
});

const column = (name: string, type: PublishedTable['columns'][number]['type']) => ({
  name,
  publishedName: name,
  type,
  unit: '',
  meaning: name,
});

describe('a cell', () => {
  const hostile = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', "=cmd|'/C calc'!A0"];
  const table: PublishedTable = {
    id: 'hostile',
    title: '=2+2',
    grain: ['text'],
    columns: [column('text', 'text'), column('number', 'number')],
    rows: hostile.map((text) => ({ text, number: -5 })),
    population: 'no_people',
    suppressed: [],
  };

  test('with a text that looks like a formula stays a text, and a negative number a number', async () => {
    const made = await renderWorkbook({ ...contents, tables: [table], notice: '=3+3' });
    const sheet = (await open(made)).getWorksheet('hostile')!;
    hostile.forEach((text, row) => {
      const cell = sheet.getCell(row + 2, 1);
      expect([cell.type, cell.text, cell.numFmt]).toEqual([exceljs.ValueType.String, text, '@']);
      expect(sheet.getCell(row + 2, 2).value).toBe(-5);
    });
    const xml = Object.entries(unzipSync(made)).filter(([name]) => /worksheets\/sheet/.test(name));
    expect(xml).toHaveLength(3);
    for (const [, sheetXml] of xml)
      expect(new TextDecoder().decode(sheetXml)).not.toMatch(/<f[ >]/);
  });

  test.each<[PublishedTable['columns'][number]['type'], Cell, string | null, string]>([
    ['count', 12, null, '#,##0'],
    ['money', 12.5, null, '"$"#,##0.00'],
    ['money_average', 12.345, null, '"$"#,##0.00'],
    ['rate', 0.25, null, '0.00%'],
    ['rate', 0.00000001, null, '0.0E+00'],
    ['change', -0.5, null, '+0.0%;-0.0%;0.0%'],
    ['flag', 1, null, '0'],
    ['date', '2014-12-01', null, 'yyyy-mm-dd'],
    ['timestamp', '2014-12-01 10:20:30', null, 'yyyy-mm-dd hh:mm:ss'],
    ['period', '2014', null, '@'],
    ['by_unit', 3, 'count', '#,##0'],
    ['by_unit', 0.5, 'rate', '0.00%'],
    ['by_unit', 9.99, 'usd', '"$"#,##0.00'],
  ])('of type %s with %s (%s) is shown as %s', async (type, value, unit, format) => {
    const typed: PublishedTable = {
      ...table,
      columns: [column('value', type), column('unit', 'text')],
      rows: [{ value, unit }],
    };
    const sheet = (await open(await renderWorkbook({ ...contents, tables: [typed] })))
      .worksheets[2]!;
    expect(sheet.getCell(2, 1).numFmt).toBe(format);
  });

  test('of money stands as the locale writes it', async () => {
    const typed = { ...table, columns: [column('value', 'money')], rows: [{ value: 1 }] };
    const config = { ...tinyConfig, locale: 'de-DE', currency: 'EUR' };
    const made = await renderWorkbook({ ...contents, config, tables: [typed] });
    expect((await open(made)).worksheets[2]!.getCell(2, 1).numFmt).toBe('#,##0.00 "€"');
  });
});
