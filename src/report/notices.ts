/** Said on every page, on screen and on paper, of a report whose data were simulated. */
export const DEMONSTRATION_NOTICE =
  'Demonstration data: a simulated shop, not the company’s own numbers';
