/** What a cell holds. */
export type Scalar = string | number | boolean | null;

/** Something that a condition looks at, and what the data say it is. */
export interface OperandValue {
  /** As the condition's text has it: a path, or a call such as `sum(rows.map(r, r.sessions))`. */
  path: string;
  value: Scalar | readonly Scalar[];
}

/** What a condition can reach. */
export interface Known {
  /** Plain objects by table id, then by key and column, with `rows` as a list; null stands for an absent value. */
  variables: Readonly<Record<string, unknown>>;
  /** Every table that `has("table")` may ask for, and whether it is there and has rows. */
  tables?: ReadonlyMap<string, boolean> | undefined;
  /** Names among the variables that hold what an author wrote, and nothing of the data. */
  constants?: ReadonlySet<string>;
  /** Of a chapter's own names among the variables, the expression that each is computed by. */
  expressions?: ReadonlyMap<string, string>;
  /** Tables that always have rows and no absent cell: those on the files. */
  certain?: ReadonlySet<string>;
  /**
   * The row of a table in which the value of this path stands, one object however it is addressed; undefined for what stands in none.
   * So `first_complete` and `last_complete` are told to be one quarter where there is only one.
   */
  rowAt?(keys: readonly (string | number)[]): object | undefined;
}
