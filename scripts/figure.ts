import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';
import { didYouMean, nearestNames } from '../src/base/nearest-names.ts';
import type { FigureContext, FigureDefinition } from '../src/figures/figure.ts';
import { command, ROOT, runBuild, withData } from './command.ts';
import { tellLoad } from './load.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'figure',
    'Draws one figure alone: a page that shows it light and dark, wide and narrow, and each drawing as an SVG.',
  ).example(
    'npm run figure -- revenue-by-quarter',
    'Each file of src/figures/catalogue/ is a figure, named by its id.',
  ),
)
  .argument('<id>', 'id of the figure, the name of its file in src/figures/catalogue/')
  .option('--out <dir>', 'folder of the previews', path.join('.report', 'figures'))
  .parse();

const [id = ''] = program.args;
const { data, content, out } = program.opts<{ data?: string; content: string; out: string }>();

await runBuild(async () => {
  const { previewFigure } = await import('../src/outputs/images/figure-preview.ts');
  const figure = await figureOf(id);
  const { claimPreviews } = await import('../src/outputs/placing/output-folder.ts');
  const { withOutput } = await import('../src/outputs/placing/output.ts');
  const folders = {
    dataFolder: data ?? path.join(ROOT, 'data'),
    contentFolder: path.resolve(content),
  };
  const folder = path.join(claimPreviews(ROOT, out, folders), id);
  const context = await contextOfData();
  await printedProgress.stage('Draw', async () => {
    const files = previewFigure(figure, context);
    await withOutput(folder, async ({ next, publish }) => {
      mkdirSync(next);
      for (const [name, text] of files) writeFileSync(path.join(next, name), text);
      publish();
    });
    return [undefined, path.join(folder, 'index.html')];
  });
});

async function figureOf(wanted: string): Promise<FigureDefinition> {
  const { FIGURE_IDS, findFigure } = await import('../src/figures/catalogue.ts');
  const figure = findFigure(wanted);
  if (figure !== undefined) return figure;
  throw new ReportError([
    {
      kind: 'unknown-figure',
      file: 'src/figures/catalogue.ts',
      message: `figure "${wanted}" is not known`,
      hint: didYouMean(nearestNames(wanted, FIGURE_IDS), 'Name one of its ids.'),
    },
  ]);
}

/** What figures may know of the export, its tables computed or kept from the last build of the same bytes. */
async function contextOfData(): Promise<FigureContext> {
  const { loadConfig } = await import('../src/shop/config/load-config.ts');
  const { createFormatter } = await import('../src/base/format/create-formatter.ts');
  const { publishedTables } = await import('../src/build/report-step.ts');
  const { chooseDataFolder } = await import('../src/build/data-folder.ts');
  const { asShown } = await import('../src/report/as-shown.ts');
  const { createFigureContext } = await import('../src/report/figure-context.ts');
  const config = loadConfig(path.join(path.resolve(content), 'report.yaml'));
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  await tellLoad(dataFolder, content);
  const cacheFolder = path.join(ROOT, '.report-cache');
  const built = await publishedTables(
    { root: ROOT, dataFolder, cacheFolder, progress: printedProgress },
    config,
  );
  return createFigureContext(config, asShown(built), createFormatter(config), '/');
}
