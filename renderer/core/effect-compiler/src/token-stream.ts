import { EffectCompileError, type Position } from "./compile-error.js";
import { type Token, tokenize } from "./lexer.js";

/** Reads tokens one by one and turns a mismatch into an error that says what was expected and found. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(
    source: string,
    readonly file: string,
  ) {
    this.#tokens = tokenize(source, file);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)];
    if (token === undefined) {
      throw new Error("a token list always ends with the end token");
    }
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.#next++;
    return token;
  }

  /** True when the next token is this symbol or word. */
  at(text: string): boolean {
    const token = this.peek();
    return token.text === text && token.kind !== "end";
  }

  /** Takes the symbol or word if it is next. */
  accept(text: string): boolean {
    const found = this.at(text);
    if (found) {
      this.#next++;
    }
    return found;
  }

  expect(text: string, where: string, hint: string): Token {
    return this.at(text) ? this.take() : this.fail(`'${text}' ${where}`, hint);
  }

  name(what: string): Token {
    return this.peek().kind === "name"
      ? this.take()
      : this.fail(what, "a name is letters, digits and _, not starting with a digit");
  }

  number(what: string): number {
    const negative = this.accept("-");
    if (this.peek().kind !== "number") {
      this.fail(what, "write a plain number such as 0.5");
    }
    const value = Number(this.take().text);
    return negative ? -value : value;
  }

  fail(expected: string, hint: string): never {
    const token = this.peek();
    this.reject(token, expected, token.kind === "end" ? "the end of the file" : `'${token.text}'`, hint);
  }

  reject(position: Position, expected: string, found: string, hint: string): never {
    throw new EffectCompileError(this.file, position, { expected, found, hint });
  }
}
