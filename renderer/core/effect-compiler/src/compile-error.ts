/** A place in an effect file; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What a compile error says besides its place. */
export interface Complaint {
  /** What the language wanted here, as a noun phrase: "';' after the statement". */
  readonly expected: string;
  /** What stands there instead, quoted from the source where possible. */
  readonly found: string;
  /** One sentence that says how to mend it. */
  readonly hint: string;
}

/** The first error of an effect file. The message reads `file:line:column: expected …, found … (hint)`. */
export class EffectCompileError extends Error {
  override readonly name = "EffectCompileError";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;

  constructor(file: string, position: Position, complaint: Complaint) {
    const { expected, found, hint } = complaint;
    super(`${file}:${position.line}:${position.column}: expected ${expected}, found ${found} (${hint})`);
    this.file = file;
    this.line = position.line;
    this.column = position.column;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }
}

/** The candidate nearest to a misspelt name, as "did you mean 'x'?", or the whole list when none is near. */
export function suggestName(name: string, candidates: readonly string[]): string {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best === undefined ? `known here: ${candidates.join(", ")}` : `did you mean '${best}'?`;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
