/** A figure of one subject's own page (a product, a channel, an experiment), with its finding, which no chapter writes. */
import type { FigureContext, FigureDefinition } from '../figure.ts';

export interface SubjectFigure {
  definition: FigureDefinition;
  /** The finding as text, computed; a plain name of what is shown where there is nothing to find. */
  finding(context: FigureContext): string;
}
