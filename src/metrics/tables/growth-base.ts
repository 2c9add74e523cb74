/** Growth from fewer orders than this says little, and is marked in every table that holds it. */
export const TINY_BASE_ORDERS = 100;
