import { channelFigures } from '../figures/subjects/channel-figures.ts';
import { experimentFigures } from '../figures/subjects/experiment-figures.ts';
import { productFigures } from '../figures/subjects/product-figures.ts';
import type { SubjectFigure } from '../figures/subjects/subject-figure.ts';
import type { Subject, SubjectKind } from './subjects.ts';

/** A subject's figure under a number and an id that no other figure of the report has: `P1.2` and `product-1-path`. */
export interface NumberedFigure extends SubjectFigure {
  number: string;
}

const FIGURES: Readonly<
  Record<SubjectKind, { letter: string; of(id: Subject['id']): readonly SubjectFigure[] }>
> = {
  products: { letter: 'P', of: (id) => productFigures(Number(id)) },
  channels: { letter: 'C', of: (id) => channelFigures(String(id)) },
  experiments: { letter: 'E', of: (id) => experimentFigures(String(id)) },
};

/**
 * The figures of a subject's page. They are numbered apart from the chapters' and by the subject's place, so that a new figure of a
 * chapter or a new product leaves their numbers and addresses as they are.
 */
export function subjectFigures({ kind, id, place }: Subject): readonly NumberedFigure[] {
  const { letter, of } = FIGURES[kind];
  return of(id).map((figure, index) => ({
    ...figure,
    number: `${letter}${place}.${index + 1}`,
    definition: {
      ...figure.definition,
      id: figure.definition.id.replace('-', `-${place}-`),
    },
  }));
}
