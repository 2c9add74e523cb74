/** Cells of one column that were read though they are not in the contract's own form. */
export interface ReadForm {
  /** What the form is, such as `a time with fractions of a second`. */
  form: string;
  rows: number;
  example: string;
}

/** Counts the forms of one column, in the order in which they were met. */
export class ReadForms {
  readonly #forms = new Map<string, ReadForm>();

  add(form: string, example: string): void {
    const known = this.#forms.get(form);
    // A slice would keep the whole chunk of the file alive that it was cut from.
    if (known === undefined)
      this.#forms.set(form, { form, rows: 1, example: Buffer.from(example).toString() });
    else known.rows++;
  }

  get all(): readonly ReadForm[] {
    return [...this.#forms.values()];
  }
}
