/** Code that is spliced into a literal as it stands, such as the name of a constant. */
export class Code {
  constructor(readonly text: string) {}
}

interface Style {
  readonly width: number;
  readonly trailingComma: string;
  readonly key: (key: string) => string;
}

const javascript: Style = { width: 118, trailingComma: ",", key: keyOf };
const json: Style = { width: 100, trailingComma: "", key: JSON.stringify };

/** A JavaScript literal of plain data, on one line where it fits; undefined members are left out. */
export function literal(value: unknown): string {
  return format(value, "", javascript);
}

/** JSON for people: on one line where it fits. */
export function readableJson(value: unknown): string {
  return format(value, "", json);
}

function format(value: unknown, indent: string, style: Style): string {
  const line = onOneLine(value, style);
  if (indent.length + line.length <= style.width || !isContainer(value)) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const parts = Array.isArray(value)
    ? value.map((item) => inner + format(item, inner, style))
    : definedEntries(value).map(([key, item]) => `${inner}${style.key(key)}: ${format(item, inner, style)}`);
  return `${open}\n${parts.join(",\n")}${style.trailingComma}\n${indent}${close}`;
}

function onOneLine(value: unknown, style: Style): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => onOneLine(item, style)).join(", ")}]`;
  if (isContainer(value)) {
    const members = definedEntries(value).map(([key, item]) => `${style.key(key)}: ${onOneLine(item, style)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Code);
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
