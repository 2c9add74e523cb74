import path from 'node:path';
import { type Problem, ReportError } from '../base/errors.ts';
import { type GlossaryTerm, loadGlossary } from '../shop/config/glossary.ts';
import { loadConfig } from '../shop/config/load-config.ts';
import { loadMethodChanges, type MethodChange } from '../shop/config/method-changes.ts';
import { contentFile, listContentFolder } from '../shop/config/read-content.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { type ChapterSource, loadChapterSources } from './chapter-source.ts';

/** All that the people of the company write. */
export interface Content {
  config: ReportConfig;
  changes: readonly MethodChange[];
  terms: readonly GlossaryTerm[];
  sources: readonly ChapterSource[];
}

/**
 * Reads and checks the content folder. Throws a `ReportError` with the problems of every file; `shown` is the folder as the person named it.
 */
export function loadContent(folder: string, shown: string = folder): Content {
  const problems: Problem[] = [];
  const read = <T>(name: string, load: (file: string, shownFile: string) => T): T | undefined => {
    try {
      return load(path.join(folder, name), contentFile(shown, name));
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  // Once, and not of each file in it.
  listContentFolder(folder, shown);
  const config = read('report.yaml', loadConfig);
  const changes = read('method-changes.yaml', loadMethodChanges);
  const terms = read('glossary.yaml', (file, shownFile) =>
    loadGlossary(file, shownFile, config?.names),
  );
  const sources = read('', () => loadChapterSources(folder, shown));
  if (config && changes && terms && sources) return { config, changes, terms, sources };
  throw new ReportError(problems);
}
