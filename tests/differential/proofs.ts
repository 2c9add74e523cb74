import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Proof } from './prove.ts';

const FOLDER = import.meta.dirname;
const OTHERS = /\.test\.ts$|^proofs\.ts$/;

/** The proofs of each file of this folder that exports some, by the file's name; a test of that name runs them. */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = Object.fromEntries(
  (
    await Promise.all(
      readdirSync(FOLDER)
        .filter((file) => file.endsWith('.ts') && !OTHERS.test(file))
        .sort()
        .map(async (file): Promise<[string, readonly Proof[] | undefined]> => {
          const address = pathToFileURL(path.join(FOLDER, file)).href;
          const { proofs } = (await import(address)) as { proofs?: readonly Proof[] };
          return [path.basename(file, '.ts'), proofs];
        }),
    )
  ).filter(([, proofs]) => proofs !== undefined),
) as Readonly<Record<string, readonly Proof[]>>;
