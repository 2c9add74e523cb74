import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';
import { command, OWN_CONTENT, ROOT, run, runBuild } from './command.ts';
import { tellLoad } from './load.ts';
import { memoryBytes, parseMegabytes } from './memory.ts';
import { printedProgress } from './progress.ts';

const program = command(
  'verify',
  'Computes the hashes of a published site anew and names each file that is not as its manifest says. Exit code 1 when there is one.',
)
  .example(
    'npm run verify -- dist',
    'dist/ is where "npm run build" puts the site; an address such as https://example.com/report/ will do, too.',
  )
  .argument('<site>', 'folder or address of the published site')
  .option(
    '--data <dir>',
    'also build a site whose files are right anew from these CSVs, and compare byte for byte',
  )
  .option('--content <dir>', 'with --data: folder with report.yaml and the chapters', OWN_CONTENT)
  .option(
    '--previous <dir|url>',
    'with --data: the edition before the published one (default: take the published record of what changed)',
  )
  .option('--memory <megabytes>', 'with --data: as for build', parseMegabytes)
  .parse();

const [site] = program.args as [string];
const { data, content, previous, memory } = program.opts<{
  data?: string;
  content: string;
  previous?: string;
  memory?: number;
}>();

await (data === undefined ? run : runBuild)(async () => {
  const { compareRebuilt, readManifest, verifySite } = await import('../src/build/verify-site.ts');
  const manifest = await printedProgress.stage('Manifest', async () => {
    const read = await readManifest(site);
    return [read, `of ${read.outputs.length} files, ${site}`];
  });
  const wrong = await printedProgress.stage('Verify', async (moved) => {
    const found = await verifySite(site, manifest, moved);
    return [found, `${manifest.outputs.length} files, ${found.length} of them wrong`];
  });
  // A rebuild starts from the published record of editions, so it says nothing about a site whose files are not those published.
  if (wrong.length > 0) throw new ReportError(wrong);
  const { edition } = manifest;
  const name = `Edition ${edition.number} (${edition.sha256.slice(0, 12)})`;
  if (data === undefined) {
    console.log(`${name}: every file is as its manifest says.`);
    return;
  }
  await tellLoad(data, content);
  const different = await compareRebuilt(site, manifest, {
    root: ROOT,
    contentFolder: path.resolve(content),
    contentName: content,
    dataFolder: data,
    previous,
    memoryBytes: memoryBytes(memory),
    progress: printedProgress,
  });
  if (different.length > 0) throw new ReportError(different);
  console.log(
    `${name}: every file is as its manifest says and comes out of these data byte for byte.`,
  );
});
