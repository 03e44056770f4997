/** Elements without markup in text, which strict policies of pages refuse. */

type Attributes = Readonly<Record<string, string>>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A picture of 24 × 24 units, filled with the colour of the text, that says nothing to screen readers. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", path);
  svg.append(outline);
  return svg;
}

/** Shows another icon in a button. */
export function setIcon(button: HTMLButtonElement, path: string): void {
  button.querySelector("path")?.setAttribute("d", path);
}

export function button(part: string, label: string, path: string): HTMLButtonElement {
  const made = element("button", { type: "button", part: `button ${part}`, class: part }, [icon(path)]);
  setLabel(made, label);
  return made;
}

/** What a control is called, for screen readers and as its tooltip. */
export function setLabel(control: HTMLElement, label: string): void {
  control.setAttribute("aria-label", label);
  control.title = label;
}
