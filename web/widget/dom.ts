const SVG = 'http://www.w3.org/2000/svg';

/** An element with its attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A line drawing on a square of sixteen units, `size` pixels wide; decoration only. */
export function icon(path: string, size: number): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 16 16', width: `${size}`, height: `${size}`, 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}
