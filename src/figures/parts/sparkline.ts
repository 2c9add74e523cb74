/** A tiny line beside a key figure: its trend, without axis or words, the last point in the accent. */
import { ACCENT, SECOND_INK } from './theme.ts';

const WIDTH = 120;
const HEIGHT = 32;
const INSET = 4;

/**
 * SVG text, hidden from assistive technology since the key figure says what counts. From zero where no value is negative, so that
 * small changes do not look large. A null leaves a gap. Empty where fewer than two values are known.
 */
export function renderSparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const low = Math.min(0, ...known);
  const high = Math.max(...known, low + Number.MIN_VALUE);
  const place = (value: number, index: number) => {
    const x = INSET + (index / (values.length - 1)) * (WIDTH - 2 * INSET);
    const y = HEIGHT - INSET - ((value - low) / (high - low)) * (HEIGHT - 2 * INSET);
    return [x, y].map((coordinate) => Math.round(coordinate * 10) / 10);
  };
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const command = index === 0 || values[index - 1] === null ? 'M' : 'L';
      return `${command}${place(value, index).join(',')}`;
    })
    .join('');
  const lastIndex = values.findLastIndex((value) => value !== null);
  const [cx, cy] = place(values[lastIndex]!, lastIndex);
  return (
    `<svg class="sparkline" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">` +
    `<path d="${path}" fill="none" stroke="${SECOND_INK}" stroke-width="1.5"/>` +
    `<circle cx="${cx}" cy="${cy}" r="3" fill="${ACCENT}"/></svg>`
  );
}
