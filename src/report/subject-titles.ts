import type { SubjectKind } from './subjects.ts';

/** How readers call the pages of each kind together. */
export const SUBJECT_TITLES: Readonly<Record<SubjectKind, string>> = {
  products: 'Products',
  channels: 'Channels',
  experiments: 'Experiments',
};
