import { command, runHere } from './command.ts';
import { runTool } from './steps.ts';

command(
  'typecheck',
  'Checks the types of pages, source, scripts, tests and the benchmark.',
).parse();

await runHere(async () => {
  // The pages' types come from Astro; a fresh clone does not have them yet.
  const passed =
    runTool('astro', ['sync', '--silent']) &&
    // With what `tsconfig.json` includes: pages, source, scripts, tests and benchmark.
    runTool('astro', ['check', '--noSync']);
  if (!passed) process.exitCode = 1;
});
