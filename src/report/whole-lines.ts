import type { MarkdownEnv } from './markdown/env.ts';
import { type ReadLine, readLine } from './markdown/read-chapter.ts';
import { isWholeSentence } from './model/whole.ts';

/** A line of inline Markdown, and whether the data have every value that it names, and a width for every range. */
export interface WholeLine extends ReadLine {
  isWhole: boolean;
}

/** Reads a line, and tells whether the data have every value that it names. */
export function readWhole(text: string, env: MarkdownEnv): WholeLine {
  const line = readLine(text, env);
  return { ...line, isWhole: isWholeSentence(line.words) };
}

/** The first of these lines whose values the data all have; the last when there is none. All are read, so that a mistake in any shows. */
export function readFirstWhole(
  texts: readonly string[],
  env: MarkdownEnv,
): WholeLine & { leftOut: { claims: readonly string[] } } {
  const lines = texts.map((text) => readWhole(text, env));
  const first = lines.find(({ isWhole }) => isWhole) ?? lines.at(-1)!;
  const claims = lines.filter((line) => line !== first).flatMap((line) => line.claims);
  return { ...first, leftOut: { claims } };
}
