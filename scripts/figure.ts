import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../src/config/load-config.ts';
import { ReportError } from '../src/errors.ts';
import { FIGURE_IDS, findFigure } from '../src/figures/catalogue.ts';
import { createFormatter } from '../src/format/create-formatter.ts';
import { previewFigure } from '../src/images/figure-preview.ts';
import { didYouMean, nearestNames } from '../src/nearest-names.ts';
import { publishedTables } from '../src/publish/build-site.ts';
import { chooseDataFolder } from '../src/publish/data-folder.ts';
import { asShown } from '../src/report/as-shown.ts';
import { createFigureContext } from '../src/report/figure-context.ts';
import { command, ROOT, run, withData } from './command.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'figure',
    'Draws one figure alone: a page that shows it light and dark, wide and narrow, and each drawing as an SVG.',
  ),
)
  .argument('<id>', 'id of the figure, the name of its file in src/figures/')
  .option('--out <dir>', 'folder of the previews', path.join('.report', 'figures'))
  .parse();

const [id = ''] = program.args;
const { data, content, out } = program.opts<{ data?: string; content: string; out: string }>();

await run(async () => {
  const figure = findFigure(id);
  if (figure === undefined) throw unknownFigure();
  const config = loadConfig(path.join(path.resolve(content), 'report.yaml'));
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  const cacheFolder = path.join(ROOT, '.report-cache');
  const built = await publishedTables(
    { root: ROOT, dataFolder, cacheFolder, progress: printedProgress },
    config,
  );
  const context = createFigureContext(config, asShown(built), createFormatter(config), '/');
  const folder = path.join(path.resolve(out), id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = previewFigure(figure, context);
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  console.log(path.join(folder, 'index.html'));
});

function unknownFigure(): ReportError {
  return new ReportError([
    {
      kind: 'unknown-figure',
      file: 'src/figures/catalogue.ts',
      message: `figure "${id}" is not known`,
      hint: didYouMean(nearestNames(id, FIGURE_IDS), 'Name one of its ids.'),
    },
  ]);
}
