/** The section of the actions, which stands before those of the chapter's text. */
export const WHAT_TO_DO = { id: 'what-to-do', text: 'What to do' };
