/** How a shop's export writes values where it does not keep to the contract's own forms. Said in `report.yaml`; plain data, since threads get it. */
export interface Formats {
  /** The form of timestamps, in day.js's tokens: `M/D/YYYY H:mm`. The contract's own form is read as well. */
  timestamp?: string | undefined;
  /** The form of days, `M/D/YYYY`; the contract's own is read as well. */
  date?: string | undefined;
  /** IANA zone of the shop's clock, by which times that name their zone are read. */
  timezone?: string | undefined;
  /** The mark before the cents. */
  decimal: '.' | ',';
  /** The mark between groups of three digits, if amounts have one. */
  thousands?: string | undefined;
  /** Texts that stand for none in columns that may be empty, besides those that are known. */
  null: readonly string[];
}

/** Exports that keep to the contract: 2014-09-16 23:59:59, 1049.99. */
export const CONTRACT_FORMATS: Formats = { decimal: '.', null: [] };
