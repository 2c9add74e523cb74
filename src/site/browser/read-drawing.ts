/** A mark of a drawing and what it says, as its `<title>` stood in the page. */
interface Mark {
  element: SVGGraphicsElement;
  text: string;
}

/** How far from a mark a pointer may be to read it, in pixels. */
const REACH = 48;

/**
 * Lets readers point at, touch or step through the marks of each drawing and read their exact values beside them. The marks' own titles
 * go, since a browser would show them a second time.
 */
export function readDrawings(): void {
  for (const svg of document.querySelectorAll<SVGSVGElement>('svg.drawing')) {
    const marks = [...svg.querySelectorAll('title')].map((title): Mark => {
      const element = title.parentElement as unknown as SVGGraphicsElement;
      const text = title.textContent ?? '';
      title.remove();
      return { element, text };
    });
    if (marks.length > 0) listen(svg, marks);
  }
}

/**
 * A drawing becomes a slider, which screen readers let readers move by arrow keys or by swiping and whose value they say: the first of
 * its places reads nothing, each of the others a mark.
 */
function listen(svg: SVGSVGElement, marks: readonly Mark[]): void {
  const figure = svg.closest('figure')!;
  const reading = addReading(figure);
  let at = -1;

  const show = (next: number): void => {
    marks[at]?.element.classList.remove('read');
    at = next;
    const mark = marks[at];
    svg.setAttribute('aria-valuenow', String(at + 1));
    svg.setAttribute('aria-valuetext', mark?.text ?? 'Arrow keys read the values');
    reading.hidden = mark === undefined;
    if (mark === undefined) return;
    mark.element.classList.add('read');
    reading.textContent = mark.text;
    place(reading, mark.element, figure);
  };
  const point = (event: PointerEvent): void => show(nearest(marks, event));

  // The labels would be read out one by one, beside the value.
  for (const part of svg.children) part.setAttribute('aria-hidden', 'true');
  svg.tabIndex = 0;
  svg.setAttribute('role', 'slider');
  svg.setAttribute('aria-roledescription', 'chart');
  svg.setAttribute('aria-valuemin', '0');
  svg.setAttribute('aria-valuemax', String(marks.length));
  show(-1);
  svg.addEventListener('pointermove', point);
  svg.addEventListener('pointerdown', point);
  svg.addEventListener('pointerleave', (event) => {
    // A finger that lifts leaves too; its reading stays until another touch.
    if (event.pointerType === 'mouse') show(-1);
  });
  document.addEventListener('pointerdown', (event) => {
    if (at >= 0 && !svg.contains(event.target as Node)) show(-1);
  });
  svg.addEventListener('blur', () => show(-1));
  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') svg.blur();
    const next = step(event.key, at, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    // A drawing may be taller than the window.
    reading.scrollIntoView({ block: 'nearest' });
  });
}

/** The mark that a key leads to; undefined for a key that leads nowhere. */
function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return at < 0 ? count - 1 : Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Where the reading is seen; the slider's value says it to those who listen. */
function addReading(figure: Element): HTMLElement {
  const reading = document.createElement('div');
  reading.className = 'figure-reading';
  reading.setAttribute('aria-hidden', 'true');
  figure.append(reading);
  return reading;
}

/** The nearest mark within reach; of several at the same distance the last, which is drawn over the others. */
function nearest(marks: readonly Mark[], { clientX, clientY }: PointerEvent): number {
  let best = -1;
  let least = REACH;
  for (const [index, { element }] of marks.entries()) {
    const box = element.getBoundingClientRect();
    const x = Math.max(box.left - clientX, 0, clientX - box.right);
    const y = Math.max(box.top - clientY, 0, clientY - box.bottom);
    const distance = Math.hypot(x, y);
    if (distance > least) continue;
    least = distance;
    best = index;
  }
  return best;
}

/** Over the mark, or under it where there is no room above; never beyond the figure's edges. */
function place(reading: HTMLElement, element: Element, figure: Element): void {
  const frame = figure.getBoundingClientRect();
  const mark = element.getBoundingClientRect();
  const { width, height } = reading.getBoundingClientRect();
  const left = mark.left + mark.width / 2 - width / 2 - frame.left;
  const above = mark.top - frame.top - height - 8;
  reading.style.left = `${Math.max(0, Math.min(left, frame.width - width))}px`;
  reading.style.top = `${above < 0 ? mark.bottom - frame.top + 8 : above}px`;
}
