/** The part of `subset-font` that the site uses; the package ships no types. */
declare module 'subset-font' {
  /** A number pins an axis, a range narrows it. */
  export type VariationAxes = Record<
    string,
    number | { min?: number; max?: number; default?: number }
  >;

  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'sfnt' | 'woff' | 'woff2';
      variationAxes?: VariationAxes;
      keepFeatures?: string[];
    },
  ): Promise<Buffer>;
}
