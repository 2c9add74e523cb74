/** Drawings made of several plots: two measures over one time axis, or a grid of small multiples. */

export interface Panel {
  svg: Element;
  x: number;
  y: number;
}

/** One SVG element with each panel at its place. */
export function combinePanels(
  document: Document,
  width: number,
  height: number,
  panels: readonly Panel[],
): Element {
  const root = createSvg(document, 'svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  for (const { svg, x, y } of panels) {
    const group = createSvg(document, 'g', { transform: `translate(${x},${y})` });
    for (const child of [...svg.childNodes]) group.appendChild(child);
    root.appendChild(group);
  }
  return root;
}

/** Plots above one another, in their order. */
export function stackPanels(document: Document, width: number, plots: readonly Element[]): Element {
  let height = 0;
  const panels = plots.map((svg) => {
    const panel = { svg, x: 0, y: height };
    height += Number(svg.getAttribute('height'));
    return panel;
  });
  return combinePanels(document, width, height, panels);
}

/** An SVG element with attributes and, where given, text inside. */
export function createSvg(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}
