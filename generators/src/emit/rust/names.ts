/** Names of the document in the cases of Rust, and text as Rust writes it. */

const KEYWORDS = new Set(
  (
    "as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop match mod move " +
    "mut pub ref return self Self static struct super trait true type unsafe use where while abstract become box do " +
    "final macro override priv try typeof unsized virtual yield"
  ).split(" "),
);

/** `fontSize` is `font_size`, `loop` is `r#loop`. */
export function fieldName(name: string): string {
  const snake = snakeCase(name);
  return KEYWORDS.has(snake) ? `r#${snake}` : snake;
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
}

/** `textLayer` and `color-dodge` are `TextLayer` and `ColorDodge`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

export function constantName(name: string): string {
  return snakeCase(name).toUpperCase();
}

/** What serde's `rename_all = "camelCase"` makes of a field; where it is not the name in the JSON, that is written. */
export function camelCase(snake: string): string {
  return snake.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A string literal. */
export function text(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

/** An f64 literal, its digits grouped as clippy asks. */
export function float(value: number): string {
  const [whole = "", fraction = "0"] = String(value).split(".");
  return `${grouped(whole)}.${fraction}`;
}

/** A whole number, its digits grouped. */
export function grouped(digits: number | string): string {
  return String(digits).replace(/\d(?=(\d{3})+$)/g, "$&_");
}
