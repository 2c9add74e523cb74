/** `site.ts DATA CONTENT WORK`: the whole build as `npm run build` makes it, into folders under WORK. */
import path from 'node:path';
import { ROOT, runHere } from '../../scripts/command.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { runStep } from './step.ts';

const [dataFolder, contentFolder, workFolder] = process.argv.slice(2) as [string, string, string];

await runHere(() =>
  runStep(async (progress) => {
    await buildSite({
      root: ROOT,
      dataFolder,
      contentFolder,
      outFolder: path.join(workFolder, 'site'),
      workFolder: path.join(workFolder, 'report'),
      progress,
    });
    return 0;
  }),
);
