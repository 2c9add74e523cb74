import { command, runHere } from './command.ts';
import { runTool } from './steps.ts';

command(
  'typecheck',
  'Checks the types of the pages (astro check) and of everything else (tsc).',
).parse();

await runHere(async () => {
  // The pages' types come from Astro; a fresh clone does not have them yet.
  const passed =
    runTool('astro', ['sync', '--silent']) &&
    runTool('astro', ['check', '--noSync']) &&
    runTool('tsc', ['--noEmit']);
  if (!passed) process.exitCode = 1;
});
