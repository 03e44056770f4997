import { EffectCompileError, type Position } from "./compile-error.js";

export type TokenKind = "number" | "name" | "color" | "symbol" | "end";

export interface Token extends Position {
  readonly kind: TokenKind;
  /** The exact source text; "" at the end of the file. */
  readonly text: string;
}

// Numbers are tried before symbols, and a number never swallows the first dot of a range: `0..1` is 0, `..`, 1.
const PATTERN = new RegExp(
  [
    String.raw`(?<space>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
    String.raw`(?<number>(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<name>[A-Za-z_]\w*)`,
    "(?<color>#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?(?![0-9a-fA-F]))",
    String.raw`(?<symbol>\.\.|\+\+|[-+*/<>=!]=|&&|\|\||[-+*/<>=!?:;,.(){}])`,
  ].join("|"),
  "y",
);

/** Splits an effect file into tokens. The last token is always of kind "end". */
export function tokenize(source: string, file: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  let offset = 0;
  while (offset < source.length) {
    const position = { line, column: offset - lineStart + 1 };
    PATTERN.lastIndex = offset;
    const groups = PATTERN.exec(source)?.groups;
    if (groups === undefined) {
      throw new EffectCompileError(file, position, {
        expected: "a name, a number, a #rrggbb colour or an operator",
        found: `'${source[offset]}'`,
        hint: source[offset] === "#" ? "colours have 6 or 8 hexadecimal digits" : "remove this character",
      });
    }
    for (const kind of ["number", "name", "color", "symbol"] as const) {
      const text = groups[kind];
      if (text !== undefined) {
        tokens.push({ kind, text, ...position });
      }
    }
    for (let index = offset; index < PATTERN.lastIndex; index++) {
      if (source[index] === "\n") {
        line++;
        lineStart = index + 1;
      }
    }
    offset = PATTERN.lastIndex;
  }
  tokens.push({ kind: "end", text: "", line, column: offset - lineStart + 1 });
  return tokens;
}
