/**
 * Reads over JSON text (RFC 8259) without building anything, in order to say where it is wrong, in words a person can
 * act on, and to find members that are given twice, which JSON.parse takes silently. It does not recurse.
 */

import { childPointer } from "./pointer.js";

export interface JsonTextError {
  readonly reason: string;
  /** Both count from 1; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** A member whose name the same object has already used. */
export interface DuplicateName {
  readonly name: string;
  readonly pointer: string;
}

export interface JsonTextReport {
  readonly error: JsonTextError | undefined;
  readonly duplicates: readonly DuplicateName[];
  /** Whether reading stopped because values were nested deeper than allowed, and where. */
  readonly tooDeepAt: string | undefined;
}

export interface JsonTextLimits {
  readonly depth: number;
  /** Duplicates that are told. */
  readonly issues: number;
}

export function inspectJsonText(text: string, limits: JsonTextLimits): JsonTextReport {
  return new Scanner(text, limits).scan();
}

/** An object or a list that is open at the present place. */
interface Container {
  /** Names seen so far; undefined for a list. */
  readonly names: Set<string> | undefined;
  /** The name of the present member, or the index of the present entry. */
  key: string | number;
}

const whitespace = /[ \t\n\r]*/y;
const escapeToken = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const numberToken = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const wordToken = /[A-Za-z_$][\w$]*/y;

class Scanner {
  private position = 0;
  private readonly open: Container[] = [];
  private readonly duplicates: DuplicateName[] = [];

  constructor(
    private readonly text: string,
    private readonly limits: JsonTextLimits,
  ) {}

  scan(): JsonTextReport {
    const reason = this.values();
    if (reason === "too deep") return { error: undefined, duplicates: this.duplicates, tooDeepAt: this.pointer() };
    const error = reason === undefined ? undefined : { reason, ...this.place() };
    return { error, duplicates: this.duplicates, tooDeepAt: undefined };
  }

  /** Reads the one value of the text and everything in it; the reason when it cannot. */
  private values(): string | undefined {
    for (;;) {
      this.skip(whitespace);
      const opened = this.value();
      if (typeof opened === "string") return opened;
      if (opened) continue;
      const closed = this.afterValue();
      if (typeof closed === "string") return closed;
      if (closed) return undefined;
    }
  }

  /** Reads a scalar, or opens a container: true when the next thing is a value in it. */
  private value(): string | boolean {
    const character = this.text[this.position];
    if (character === "{" || character === "[") return this.openContainer(character);
    if (character === '"') return this.string() ?? false;
    if (this.skip(numberToken)) return this.wrongNumber() ?? false;
    for (const literal of ["true", "false", "null"]) {
      if (this.text.startsWith(literal, this.position) && !/\w/.test(this.text[this.position + literal.length] ?? "")) {
        this.position += literal.length;
        return false;
      }
    }
    return this.wrongValue();
  }

  private openContainer(character: string): string | boolean {
    const isObject = character === "{";
    this.position++;
    this.open.push({ names: isObject ? new Set() : undefined, key: 0 });
    if (this.open.length > this.limits.depth) return "too deep";
    this.skip(whitespace);
    if (this.text[this.position] === (isObject ? "}" : "]")) {
      this.position++;
      this.open.pop();
      return false;
    }
    return isObject ? (this.memberName() ?? true) : true;
  }

  /** After a value: closes containers, or goes to the next member or entry. True at the end of the text. */
  private afterValue(): string | boolean {
    for (;;) {
      this.skip(whitespace);
      const container = this.open.at(-1);
      const character = this.text[this.position];
      if (container === undefined)
        return character === undefined ? true : "there is something after the end of the value";
      const end = container.names === undefined ? "]" : "}";
      if (character === end) {
        this.position++;
        this.open.pop();
        continue;
      }
      if (character !== ",") return this.expected(`"," or "${end}"`);
      this.position++;
      this.skip(whitespace);
      if (this.text[this.position] === end) return `a comma before "${end}" is not allowed`;
      if (container.names !== undefined) return this.memberName() ?? false;
      container.key = Number(container.key) + 1;
      return false;
    }
  }

  private memberName(): string | undefined {
    const container = this.open.at(-1) as Container;
    const start = this.position;
    if (this.text[start] === "'") return "names are written in double quotes, not single ones";
    if (this.matches(wordToken)) return "names are written in double quotes";
    if (this.text[start] !== '"') return this.expected('a name in double quotes or "}"');
    const wrong = this.string();
    if (wrong !== undefined) return wrong;
    const written = this.text.slice(start + 1, this.position - 1);
    const name = written.includes("\\") ? (JSON.parse(`"${written}"`) as string) : written;
    container.key = name;
    if (container.names?.has(name) && this.duplicates.length < this.limits.issues) {
      this.duplicates.push({ name, pointer: this.pointer() });
    }
    container.names?.add(name);
    this.skip(whitespace);
    if (this.text[this.position] !== ":") return this.expected('":"');
    this.position++;
    return undefined;
  }

  private wrongNumber(): string | undefined {
    const next = this.text[this.position] ?? "";
    if (!/[\w.]/.test(next)) return undefined;
    return "a number is written like 5, -0.5 or 1e3, with digits on both sides of the point and no leading zeros";
  }

  /** Reads a string; the reason when it cannot. A loop, because expressions have a limited stack for long strings. */
  private string(): string | undefined {
    for (this.position++; ; this.position++) {
      const unit = this.text.charCodeAt(this.position);
      if (unit === 0x22) {
        this.position++;
        return undefined;
      }
      if (Number.isNaN(unit)) return "the text ends inside a string";
      if (unit < 0x20)
        return "a string contains a line break or another control character; write it as an escape such as \\n";
      if (unit !== 0x5c) continue;
      if (!this.skip(escapeToken))
        return 'after "\\" only one of " \\ / b f n r t, or u and four hexadecimal digits, may come';
      this.position--;
    }
  }

  private wrongValue(): string {
    const character = this.text[this.position];
    if (character === undefined) return "the text ends where a value is expected";
    if (character === "\ufeff") return "the text begins with a byte order mark, which JSON does not have";
    if (character === "'") return "strings are written in double quotes, not single ones";
    if (character === "/") return "JSON has no comments";
    if (character === ".") return "a number needs a digit before its point";
    if (character === "+") return 'a number has no "+" before it';
    const word = /-?[A-Za-z_$][\w$]*/y;
    word.lastIndex = this.position;
    const found = word.exec(this.text)?.[0];
    if (found === undefined) return this.expected("a value");
    return wordReason(found.slice(0, 40));
  }

  private expected(what: string): string {
    const character = this.text[this.position];
    if (character === undefined) return `the text ends where ${what} is expected`;
    if (character === "/") return "JSON has no comments";
    return `${what} is expected, not ${JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.position) ?? 0))}`;
  }

  private matches(token: RegExp): boolean {
    token.lastIndex = this.position;
    return token.test(this.text);
  }

  private skip(token: RegExp): boolean {
    token.lastIndex = this.position;
    if (!token.test(this.text)) return false;
    this.position = token.lastIndex;
    return true;
  }

  private pointer(): string {
    return this.open.reduce((pointer, { key }) => childPointer(pointer, key), "");
  }

  private place(): { line: number; column: number } {
    const before = this.text.slice(0, this.position);
    const lines = before.split(/\r\n|\n|\r/);
    return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  }
}

function wordReason(word: string): string {
  if (/^-?(NaN|Infinity)$/i.test(word)) return `${word} is not a JSON number; numbers are finite`;
  if (word === "undefined" || word === "None" || word === "nil") return `${word} is not JSON; leave the member out`;
  if (word === "True" || word === "False") return `${word} is written ${word.toLowerCase()}`;
  return `"${word}" is not a JSON value; strings are written in double quotes`;
}
