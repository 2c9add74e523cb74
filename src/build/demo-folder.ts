import { type WriteOptions, writeDemoData } from '../../demo/write-demo-data.ts';
import { DEMONSTRATION_DATA } from '../outputs/placing/folder-kinds.ts';
import { withOutput } from '../outputs/placing/output.ts';
import { type Asked, claimFolder } from '../outputs/placing/output-folder.ts';

/**
 * Writes demonstration data beside their folder, which then holds the old ones or the new, never half. Throws a `ReportError` where it holds anything else:
 * somebody's own export is not overwritten.
 */
export async function replaceDemoData(asked: Asked, options: WriteOptions): Promise<void> {
  const claim = (): string => claimFolder(asked, DEMONSTRATION_DATA);
  await withOutput(claim(), async ({ next, publish }) => {
    await writeDemoData(next, options);
    // What somebody may have put there meanwhile.
    claim();
    publish();
  });
}
