/** What a period sold of one product: so many pieces, and what they cost together. */
export interface Sales {
  quantity: number;
  revenue: number;
}

/**
 * How prices changed from one period to another, later / earlier: Fisher's ideal index, the geometric mean of Laspeyres' (the earlier
 * period's basket) and Paasche's (the later one's), at each product's mean price (ILO, IMF et al., Consumer Price Index Manual, 2004,
 * chapter 15). A product that one of the periods did not sell has no price to compare: it counts as unchanged, so that its coming or going is no
 * change of prices. Null where a period sold nothing.
 */
export function fisherPriceIndex(
  before: ReadonlyMap<string, Sales>,
  after: ReadonlyMap<string, Sales>,
): number | null {
  const laspeyres = atPricesOf(after, before);
  const paasche = atPricesOf(before, after);
  if (!(laspeyres > 0 && paasche > 0)) return null;
  return Math.sqrt(laspeyres / paasche);
}

/** What a period's basket would have cost at the mean prices of another period, as a share of what it did cost. */
function atPricesOf(
  priced: ReadonlyMap<string, Sales>,
  basket: ReadonlyMap<string, Sales>,
): number {
  let [then, asked] = [0, 0];
  for (const [product, { quantity, revenue }] of basket) {
    const price = priced.get(product);
    const isComparable = price !== undefined && price.quantity > 0;
    then += revenue;
    asked += isComparable ? (quantity * price.revenue) / price.quantity : revenue;
  }
  return asked / then;
}
