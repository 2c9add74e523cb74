import { command, ROOT, run } from './command.ts';

const program = command(
  'screenshots',
  'Takes pictures of every page of the finished site, for people to look at: phone, desktop, dark, print.',
)
  .option('--in <dir>', 'folder of the finished site', 'dist')
  .option('--out <dir>', 'folder of the pictures', 'screenshots')
  .option('--cover <file>', 'take only the picture of the home page that opens the README')
  .parse();

const { in: site, out, cover } = program.opts<{ in: string; out: string; cover?: string }>();

await run(async () => {
  const { takeAll, takeCover } = await import('./take-pictures.ts');
  if (cover !== undefined) await takeCover(ROOT, site, cover);
  else await takeAll(ROOT, site, out);
});
