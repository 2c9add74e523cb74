/** What the two commands share that make one document of a finished site. */
import path from 'node:path';
import { Option } from 'commander';
import type { PrintedReport } from '../src/document/number-pages.ts';
import { PAPERS, type Paper } from '../src/document/render-document.ts';
import { command, run } from './command.ts';

export interface OneDocumentCommand {
  name: string;
  description: string;
  /** Where the result is written unless the user says otherwise. */
  out: string;
  /** The command's part of the result. */
  bytes(report: PrintedReport): string | Uint8Array;
}

/** Reads the options, prints the report, writes the command's part of it and says how large it is. */
export async function oneDocument({ name, description, out, bytes }: OneDocumentCommand) {
  const program = command(name, description)
    .option('--in <dir>', 'folder of the finished site', 'dist')
    .option('--out <file>', 'file to write', out)
    .addOption(
      new Option('--paper <size>', 'paper to print on').choices(PAPERS).default('A4' as Paper),
    )
    .parse();
  const options = program.opts<{ in: string; out: string; paper: Paper }>();
  await run(async () => {
    const { printReport } = await import('../src/document/number-pages.ts');
    const { readSitePages } = await import('../src/document/parts.ts');
    const { readOneEdition } = await import('../src/publish/one-edition.ts');
    const { replaceFile } = await import('../src/publish/replace-file.ts');
    const { withPrinter } = await import('./print-html.ts');
    const folder = path.resolve(options.in);
    const report = await readOneEdition(folder, () =>
      withPrinter((print) => printReport(readSitePages(folder), options.paper, print)),
    );
    const written = bytes(report);
    replaceFile(options.out, written);
    console.log(`${options.out}: ${Math.ceil(Buffer.byteLength(written) / 1024)} KB`);
  });
}
