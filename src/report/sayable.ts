import type { MarkdownEnv } from './markdown/env.ts';
import { renderLine } from './markdown/render-chapter.ts';

/** A line of inline Markdown, rendered, and whether every value in it is there. */
export interface RenderedLine {
  html: string;
  claims: string[];
  isWhole: boolean;
  /** Where the values of the line are defined, in its order. */
  hrefs: string[];
}

/** Renders a line, and tells whether the data have every value that it names. */
export function renderWhole(text: string, env: MarkdownEnv): RenderedLine {
  let isWhole = true;
  const hrefs: string[] = [];
  const line = renderLine(text, {
    ...env,
    resolveValue: (path, format) => {
      const resolved = env.resolveValue(path, format);
      if (resolved.value === null) isWhole = false;
      if (resolved.href !== undefined) hrefs.push(resolved.href);
      return resolved;
    },
  });
  return { ...line, isWhole, hrefs };
}

/**
 * The first of these lines whose values the data all have; the last when there is none. All are rendered, so that a mistake in any shows.
 */
export function renderFirstWhole(
  texts: readonly string[],
  env: MarkdownEnv,
): RenderedLine & { leftOut: { claims: string[] } } {
  const lines = texts.map((text) => renderWhole(text, env));
  const first = lines.find(({ isWhole }) => isWhole) ?? lines.at(-1)!;
  const claims = lines.filter((line) => line !== first).flatMap((line) => line.claims);
  return { ...first, leftOut: { claims } };
}
