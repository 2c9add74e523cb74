import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command, OWN_CONTENT, runHere } from './command.ts';

const program = command(
  'check-claims',
  'Compares every claim of the chapters, its condition and its wordings, with those that a person has read and blessed.',
)
  .option('--content <dir>', 'folder with report.yaml and the chapters', OWN_CONTENT)
  .option('--bless', 'write them down as read, into claims.md of that folder')
  .parse();

const { content, bless } = program.opts<{ content: string; bless?: true }>();

await runHere(async () => {
  const { ReportError } = await import('../src/base/errors.ts');
  const { loadChapterSources } = await import('../src/report/chapter-source.ts');
  const { changedWordings, claimWordings, isWordings, WORDINGS_FILE } = await import(
    '../src/report/claim-wordings.ts'
  );
  const file = path.join(content, WORDINGS_FILE);
  const now = claimWordings(loadChapterSources(path.resolve(content), content));
  const read = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (bless) {
    if (read !== '' && !isWordings(read)) {
      const message = 'this file was written by somebody else, and is not replaced';
      const hint = 'Give it another name; that one is for the claims and their wordings.';
      throw new ReportError([{ kind: 'not-its-own', file, message, hint }]);
    }
    writeFileSync(file, now);
    console.log(`${file}: written`);
    return;
  }
  const problems = changedWordings(read, now, file);
  if (problems.length > 0) throw new ReportError(problems);
  console.log(`${file}: every claim is worded as it was read`);
});
