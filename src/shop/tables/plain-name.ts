/** A name without what databases, spreadsheets and people put around or into it: `"Orders"."Order ID"` becomes `order_id`. */
export function plainName(cell: string): string {
  return cell
    .replaceAll(/["'`´‘’“”«»[\]\ufeff\u200b]/g, '')
    .trim()
    .replace(/^.*[.:]/s, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}
