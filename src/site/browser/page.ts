/**
 * What lives in `browser/`: the only code that runs on a reader's device. Pages say everything without it; it shows the exact values
 * of a drawing where a reader points, touches or steps by arrow keys, copies a figure's address, marks the section that is being read, and
 * puts a definition away.
 */
import { addCopyButtons } from './copy-link.ts';
import { dismissTips } from './dismiss-tips.ts';
import { markSections } from './mark-section.ts';
import { readDrawings } from './read-drawing.ts';

readDrawings();
addCopyButtons();
markSections();
dismissTips();
