/** What the two commands share that make one document of a finished site. */
import path from 'node:path';
import { Option } from 'commander';
import type { PrintedReport } from '../src/outputs/document/number-pages.ts';
import type { SitePages } from '../src/outputs/document/parts.ts';
import { PAPERS, type Paper } from '../src/outputs/document/render-document.ts';
import type { FileKind } from '../src/outputs/placing/output-file.ts';
import type { Moved } from '../src/report/progress.ts';
import { command, ROOT, run } from './command.ts';
import { tell } from './messages.ts';
import { printedProgress } from './progress.ts';
import { PATIENCE } from './watchdog.ts';

export interface OneDocumentCommand {
  name: string;
  description: string;
  /** Where the result is written unless the user says otherwise. */
  out: string;
  /** What the result may replace. */
  kind(): Promise<FileKind>;
  /** The command's part of the result. */
  bytes(report: PrintedReport): string | Uint8Array;
}

/** Reads the options, prints the report, writes the command's part of it and says how large it is. */
export async function oneDocument({ name, description, out, kind, bytes }: OneDocumentCommand) {
  const program = command(name, description)
    .option('--in <dir>', 'folder of the finished site', 'dist')
    .option('--out <file>', 'file to write', out)
    .addOption(
      new Option('--paper <size>', 'paper to print on').choices(PAPERS).default('A4' as Paper),
    )
    .parse();
  const options = program.opts<{ in: string; out: string; paper: Paper }>();
  await run(async () => {
    const { printReport } = await import('../src/outputs/document/number-pages.ts');
    const { readSitePages } = await import('../src/outputs/document/parts.ts');
    const { readOneEdition } = await import('../src/outputs/placing/one-edition.ts');
    const { claimFile, replaceFile } = await import('../src/outputs/placing/output-file.ts');
    const { findBrowser } = await import('./browser.ts');
    const { withPrinter } = await import('./print-html.ts');
    const folder = path.resolve(options.in);
    const inputs = [{ path: folder, name: 'the finished site' }];
    const own = await kind();
    const claim = () => claimFile({ path: options.out, root: ROOT, inputs }, own);
    const place = await claim();
    const { stage } = printedProgress;
    const report = await readOneEdition(folder, async () => {
      const site = await stage('Read', () => {
        const read = readSitePages(folder);
        return [read, `${read.parts.length} pages`];
      });
      await findBrowser();
      return printInStage(site, options.paper, async (moved) =>
        withPrinter((print) =>
          printReport(site, options.paper, async (html) => {
            const pdf = await print(html);
            moved();
            return pdf;
          }),
        ),
      );
    });
    await stage('Write', async () => {
      const written = bytes(report);
      await replaceFile(place, written, claim);
      return [undefined, `${options.out}, ${Math.ceil(Buffer.byteLength(written) / 1024)} KB`];
    });
  });
}

/** The browser prints the whole report in one go, twice, and says nothing meanwhile. */
async function printInStage(
  { parts }: SitePages,
  paper: Paper,
  print: (moved: Moved) => Promise<PrintedReport>,
): Promise<PrintedReport> {
  await tell({ is: 'load', bytes: 0, pages: parts.length });
  return printedProgress.stage(
    'Print',
    async (moved) => [await print(moved), `${parts.length} pages on ${paper}`],
    { stepSeconds: PATIENCE.idleSeconds + parts.length * PATIENCE.secondsPerPage },
  );
}
