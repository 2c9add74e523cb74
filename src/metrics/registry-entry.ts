/**
 * One entry of the registry of metrics, as the SEC's guidance on key performance indicators and metrics in management's discussion
 * asks (release 33-10751, 2020): definition and calculation, why it is useful to investors, how management uses it, its limits.
 */
export interface MetricEntry {
  id: string;
  name: string;
  definition: string;
  /** How it is calculated, in the words of the tables. */
  formula: string;
  /** Why it is useful to investors. */
  usefulness: string;
  /** How management uses it. */
  managementUse: string;
  /** Columns of the export that it is computed from. */
  sources: readonly string[];
  limits: string;
  /** Columns of published tables that hold it, and key figures by the measure in their name; each links here. */
  columns: readonly string[];
}

/** Columns of the export that hold money: their names bear the shop's currency. */
export interface MoneyColumns {
  price: string;
  cost: string;
  refund: string;
  spend: string;
}
