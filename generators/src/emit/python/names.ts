/** Names of the document in the case of Python, and text as Python writes it. */

const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/**
 * `fontSize` is `font_size`, `from` is `from_` (PEP 8). The SDK translates back by rule at run time, so a name for which
 * that does not hold is refused.
 */
export function snakeCase(name: string): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const back = snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (back !== name) throw new Error(`${name} has no name in Python.`);
  return KEYWORDS.has(snake) ? `${snake}_` : snake;
}

/** A Python literal of plain data. */
export function pythonLiteral(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value as object).map(
      ([key, item]) => `${pythonLiteral(key)}: ${pythonLiteral(item)}`,
    );
    return `{${members.join(", ")}}`;
  }
  // JSON's escapes and numbers are Python's too.
  return JSON.stringify(value);
}

/** A docstring: lines of at most 100 columns, indented. */
export function docstring(indent: string, paragraphs: readonly string[]): string {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== "")
    .map((paragraph, index) => wrap(escaped(paragraph), indent, index === 0 ? QUOTES.length : 0))
    .join("\n\n");
  const isOneLine = !lines.includes("\n") && lines.length + 6 <= WIDTH && !lines.endsWith('"');
  return isOneLine ? `${indent}"""${lines.trimStart()}"""\n` : `${indent}"""${lines.trimStart()}\n${indent}"""\n`;
}

const WIDTH = 100;
const QUOTES = '"""';

/** Lines that begin with a space are kept as they are. */
function wrap(text: string, indent: string, before: number): string {
  return text
    .split("\n")
    .flatMap((line, index) =>
      line.startsWith(" ") ? [indent + line] : wrapLine(line, indent, index === 0 ? before : 0),
    )
    .join("\n");
}

/** @param before columns that stand before the first line. */
function wrapLine(line: string, indent: string, before: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const width = lines.length === 0 ? WIDTH - before : WIDTH;
    if (current !== "" && indent.length + current.length + 1 + word.length > width) {
      lines.push(indent + current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, indent + current];
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"');
}

/** Those of the names that code uses, descriptions and quoted names left aside. */
export function usedNames(code: string, names: readonly string[]): string[] {
  const words = new Set(code.replace(/"""[\s\S]*?"""|"\w*"/g, "").match(/\b[A-Z]\w*/g));
  return names.filter((name) => words.has(name));
}
