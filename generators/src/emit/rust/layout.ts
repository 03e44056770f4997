/**
 * Lays code out as rustfmt does with `max_width = 120` and `use_small_heuristics = "Max"` (sdks/rust/rustfmt.toml), so
 * that generated files stay as they are when a programmer formats the crate, and generating needs no Rust.
 */

const WIDTH = 120;
/** rustfmt fills lines with list entries that are no wider than this, and gives wider ones a line each. */
const SHORT_ENTRY = 10;

/** A doc comment: paragraphs, wrapped. Markdown's brackets are escaped, because rustdoc takes them for links. */
export function doc(indent: string, paragraphs: readonly string[]): string {
  const prefix = `${indent}/// `;
  return paragraphs
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => wrap(paragraph, WIDTH - prefix.length).map((line) => `${prefix}${line}\n`))
    .map((lines) => lines.join(""))
    .join(`${indent}///\n`);
}

/** Prose for a doc comment: outside of code, brackets and angles are taken literally. */
export function prose(sentence: string): string {
  return sentence
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[[\]<>]/g, "\\$&")))
    .join("");
}

function wrap(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of paragraph.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** `head [a, b] tail` on one line, after `=` on two, or with its entries on lines of their own. */
export function list(head: string, entries: readonly string[], tail: string): string {
  const line = `${head}[${entries.join(", ")}]${tail}`;
  const indent = /^ */.exec(head)?.[0] ?? "";
  if (line.length <= WIDTH) return `${line}\n`;
  const inner = `${indent}    `;
  const second = `${inner}[${entries.join(", ")}]${tail}`;
  if (head.endsWith("= ") && second.length <= WIDTH) return `${head.trimEnd()}\n${second}\n`;
  const rows = entries.every((entry) => entry.length <= SHORT_ENTRY)
    ? fill(entries, inner)
    : entries.map((entry) => `${inner}${entry},`);
  return `${head}[\n${rows.join("\n")}\n${indent}]${tail}\n`;
}

/** `head{a, b};`, filled into lines where it does not fit on one. */
export function braces(head: string, names: readonly string[]): string {
  const line = `${head}{${names.join(", ")}};`;
  return line.length <= WIDTH ? `${line}\n` : `${head}{\n${fill(names, "    ").join("\n")}\n};\n`;
}

function fill(entries: readonly string[], indent: string): string[] {
  const rows: string[] = [];
  let row = "";
  for (const entry of entries) {
    const next = row === "" ? `${indent}${entry},` : `${row} ${entry},`;
    // rustfmt leaves room for the space after the comma.
    if (next.length >= WIDTH) {
      rows.push(row);
      row = `${indent}${entry},`;
    } else row = next;
  }
  return [...rows, row];
}

/** A call and the calls chained to it: on one line, or with a line for each. */
export function chain(indent: string, first: string, calls: readonly string[], end: string): string {
  const line = `${first}${calls.join("")}`;
  if (indent.length + line.length + end.length <= WIDTH) return line;
  return [first, ...calls.map((call) => `${indent}    ${call}`)].join("\n");
}

/** `head call(parameters);` on one line, on two, or with the parameters on lines of their own. */
export function assignment(head: string, call: string, parameters: readonly string[]): string {
  const whole = `${call}(${parameters.join(", ")});`;
  if (`${head} ${whole}`.length <= WIDTH) return `${head} ${whole}\n`;
  if (whole.length + 4 <= WIDTH) return `${head}\n    ${whole}\n`;
  return `${head} ${call}(\n${parameters.map((parameter) => `    ${parameter},\n`).join("")});\n`;
}

/** `fn name(parameters) -> Result {`, its parameters on lines of their own where they do not fit. */
export function signature(indent: string, name: string, parameters: readonly string[], result: string): string {
  const line = `${indent}pub fn ${name}(${parameters.join(", ")})${result} {`;
  if (line.length <= WIDTH) return `${line}\n`;
  const rows = parameters.map((parameter) => `${indent}    ${parameter},\n`).join("");
  return `${indent}pub fn ${name}(\n${rows}${indent})${result} {\n`;
}
