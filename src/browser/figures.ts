/**
 * What lives in `browser/`: the only code that runs on a reader's device. Pages say everything without it; it shows the exact values
 * of a drawing where a reader points, touches or steps by arrow keys, and copies a figure's address.
 */
import { addCopyButtons } from './copy-link.ts';
import { readDrawings } from './read-drawing.ts';

readDrawings();
addCopyButtons();
