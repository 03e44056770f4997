/** What is wrong with path data, and where. */
export interface PathError {
  /** Index of the character, from 0. */
  readonly offset: number;
  readonly reason: string;
}

const separators = /[ \t\n\f\r]*(?:,[ \t\n\f\r]*)?/y;
const spaces = /[ \t\n\f\r]*/y;
const number = /[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const flag = /[01]/y;

/** Numbers a command takes: "n" is a number, "f" a flag (0 or 1). */
const argumentsOf: { readonly [command: string]: string } = {
  M: "nn",
  L: "nn",
  H: "n",
  V: "n",
  C: "nnnnnn",
  S: "nnnn",
  Q: "nnnn",
  T: "nn",
  A: "nnnffnn",
  Z: "",
};

/** The first mistake in path data in the grammar of SVG 2; undefined when there is none. */
export function findPathError(path: string): PathError | undefined {
  let position = skip(spaces, path, 0);
  if (!/[Mm]/.test(path[position] ?? "")) return { offset: position, reason: "it does not begin with M" };
  while (position < path.length) {
    const letter = path[position] ?? "";
    const expected = argumentsOf[letter.toUpperCase()];
    if (expected === undefined || !/[a-z]/i.test(letter)) {
      return { offset: position, reason: `a command is expected, not ${JSON.stringify(letter)}` };
    }
    position = skip(spaces, path, position + 1);
    if (expected === "") continue;
    for (let repeated = false; ; repeated = true) {
      if (repeated && !startsNumber(path, skip(separators, path, position))) break;
      if (repeated) position = skip(separators, path, position);
      for (const [index, kind] of [...expected].entries()) {
        if (index > 0) position = skip(separators, path, position);
        const end = skip(kind === "f" ? flag : number, path, position);
        if (end === position) return { offset: position, reason: missing(letter, expected.length, kind) };
        position = end;
      }
    }
    position = skip(spaces, path, position);
  }
  return undefined;
}

function startsNumber(path: string, position: number): boolean {
  return /[0-9+.-]/.test(path[position] ?? "");
}

function missing(letter: string, count: number, kind: string): string {
  const needed = `${letter} takes ${count} ${count === 1 ? "number" : "numbers"} at a time`;
  return kind === "f" ? `${needed}, the fourth and fifth of them 0 or 1` : needed;
}

/** The position after the token, or the same position where the token is not there. */
function skip(token: RegExp, path: string, position: number): number {
  token.lastIndex = position;
  return token.test(path) ? token.lastIndex : position;
}
