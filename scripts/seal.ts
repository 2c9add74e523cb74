import type Password from '@inquirer/password';
import { ReportError } from '../src/base/errors.ts';
import { command, ROOT, run } from './command.ts';
import { printedProgress } from './progress.ts';

const VARIABLE = 'REPORT_PASSPHRASE';

const program = command(
  'seal',
  `Makes a copy of the finished site that opens with a passphrase alone. Asks for it, or takes it from ${VARIABLE}.`,
)
  .option('--in <dir>', 'folder of the finished site', 'dist')
  .option('--out <dir>', 'folder of the sealed site', 'dist-sealed')
  .option('--base <path>', 'path under which the site was built (default: as its manifest says)')
  .option('--site <url>', 'address for the share link (default: as the manifest says)')
  .option('--recipient <name>', 'for whom this copy is; stands on each page')
  .option('--expires <date>', 'until when it is shared, such as 2025-06-30; a notice, not a lock')
  .option('--no-link', 'do not print the share link, where others read the output')
  .parse();

const { link, ...options } = program.opts<{
  in: string;
  out: string;
  base?: string;
  site?: string;
  recipient?: string;
  expires?: string;
  link: boolean;
}>();

await run(async () => {
  const { claimSealed, sealSite } = await import('../src/outputs/sealing/seal-site.ts');
  await assertDay(options.expires);
  const folders = { root: ROOT, inFolder: options.in, outFolder: options.out };
  // Before the question, too.
  claimSealed(folders);
  // Outside of any stage: a person may think as long as they like.
  const passphrase = await askPassphrase();
  const { keyFragment, address } = await printedProgress.stage('Seal', async () => {
    const { base, recipient, expires } = options;
    const sealed = await sealSite({ ...folders, base, recipient, expires, passphrase });
    return [sealed, `${sealed.pages} pages and ${sealed.files} files in ${options.out}`];
  });
  if (!link) return;
  console.log('\nWhoever has this link can read the report; send it as you would the passphrase:');
  const site = options.site ?? address.site;
  console.log(
    site === null
      ? `ADDRESS OF THE REPORT${keyFragment}`
      : `${new URL(address.base, site).href}${keyFragment}`,
  );
});

async function assertDay(text: string | undefined): Promise<void> {
  const { z } = await import('zod');
  if (text === undefined || z.iso.date().safeParse(text).success) return;
  throw new ReportError([
    {
      kind: 'not-a-day',
      file: '--expires',
      expected: 'a day such as 2025-06-30',
      found: `"${text}"`,
    },
  ]);
}

/** From the environment, or typed twice. Never an argument: those stand in the shell's history and in the list of processes. */
async function askPassphrase(): Promise<string> {
  const given = process.env[VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    throw noPassphrase(
      'none, and no terminal to ask on',
      'Set the variable, or run the command in a terminal.',
    );
  }
  const typed = await ask({ message: 'Passphrase' });
  await ask({
    message: 'Once more',
    validate: (again) => again === typed || 'The two differ.',
  });
  return typed;
}

/** One hidden line. Leaving with Ctrl-C is an answer, not a fault of the program. */
async function ask(question: Parameters<typeof Password>[0]): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  try {
    return await password({ ...question, mask: true });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
    throw noPassphrase('none: the question was left', 'Nothing was written.');
  }
}

function noPassphrase(found: string, hint: string): ReportError {
  return new ReportError([
    { kind: 'no-passphrase', file: VARIABLE, expected: 'a passphrase', found, hint },
  ]);
}
