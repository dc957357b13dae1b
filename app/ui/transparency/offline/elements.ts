type Attributes = Readonly<Record<string, string>>;

/** Makes an element; texts become text nodes, so nothing of a file can become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

const MARKS: Readonly<Record<string, string>> = {
  ok: "m3 8.500 3.500 3.500L13 4.500",
  assumed: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10M8 3v10",
  idle: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10",
  failed: "m4 4 8 8m0-8-8 8",
};

/** A small drawing that tells states apart without colour. */
export function mark(state: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [
    ["viewBox", "0 0 16 16"],
    ["aria-hidden", "true"],
    ["class", "mark"],
  ] as const) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", MARKS[state] ?? "");
  svg.append(path);
  return svg;
}
