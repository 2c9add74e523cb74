/** What the two commands share that make one document of a finished site. */
import path from 'node:path';
import { Option } from 'commander';
import type { PrintedReport } from '../src/outputs/document/number-pages.ts';
import { PAPERS, type Paper } from '../src/outputs/document/render-document.ts';
import type { FileKind } from '../src/outputs/placing/output-file.ts';
import { command, ROOT, run } from './command.ts';

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
    const { withPrinter } = await import('./print-html.ts');
    const folder = path.resolve(options.in);
    const inputs = [{ path: folder, name: 'the finished site' }];
    const own = await kind();
    const claim = () => claimFile({ path: options.out, root: ROOT, inputs }, own);
    const place = await claim();
    const report = await readOneEdition(folder, () =>
      withPrinter((print) => printReport(readSitePages(folder), options.paper, print)),
    );
    const written = bytes(report);
    await replaceFile(place, written, claim);
    console.log(`${options.out}: ${Math.ceil(Buffer.byteLength(written) / 1024)} KB`);
  });
}
