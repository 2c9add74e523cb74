import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FigureDefinition } from '../../src/figures/figure.ts';

/** A file of the catalogue's folder. */
export interface FigureFile {
  /** Its name without the ending. */
  id: string;
  /** `revenueByQuarter` for `revenue-by-quarter`. */
  exportName: string;
  figure: FigureDefinition;
  /** The first sentence of the file. */
  shows: string;
}

const FOLDER = path.resolve('src/figures/catalogue');

/** Every figure by its file, also one that `src/figures/catalogue.ts` does not list yet. */
export function figureFiles(): Promise<FigureFile[]> {
  const ids = readdirSync(FOLDER).map((file) => path.basename(file, '.ts'));
  return Promise.all(ids.sort().map(readFigureFile));
}

async function readFigureFile(id: string): Promise<FigureFile> {
  const file = path.join(FOLDER, `${id}.ts`);
  const exports = (await import(pathToFileURL(file).href)) as Record<string, FigureDefinition>;
  const exportName = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const [, comment = ''] = /^\/\*\*(.+?)\*\//s.exec(readFileSync(file, 'utf8')) ?? [];
  const [shows = ''] = /^.+?[.](?= |$)/.exec(comment.replace(/\s+(?:\* )?/g, ' ').trim()) ?? [];
  return { id, exportName, figure: exports[exportName]!, shows };
}
