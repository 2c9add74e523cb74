/** How a folder of demonstration data says that it is one. */

/** Name of the marker file that stands beside the tables. A report of such a folder says on every page what it shows. */
export const DEMONSTRATION_MARKER = 'demonstration.json';

/** What the marker file holds. */
export interface DemonstrationMarker {
  demonstration: true;
  seed: number;
  scale: number;
}
