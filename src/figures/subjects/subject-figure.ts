/**
 * What lives in `subjects/`: the figures of detail pages, of one product, channel or experiment each. They bring their finding with them,
 * which no chapter writes.
 */
import type { FigureContext, FigureDefinition } from '../figure.ts';

export interface SubjectFigure {
  definition: FigureDefinition;
  /** The finding as text, computed; a plain name of what is shown where there is nothing to find. */
  finding(context: FigureContext): string;
}
