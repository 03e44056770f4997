/** One thing wrong in spec/, with the place and the way to mend it. */
export interface SpecProblem {
  /** Path from the root of the repository. */
  readonly file: string;
  /** JSON Pointer inside that file. */
  readonly pointer: string;
  readonly problem: string;
  readonly fix: string;
}

/** Every problem found in spec/ at once: nothing is generated from a contract that is wrong. */
export class SpecError extends Error {
  override readonly name = "SpecError";

  constructor(readonly problems: readonly SpecProblem[]) {
    super(problems.map(({ file, pointer, problem, fix }) => `${file}#${pointer}: ${problem} ${fix}`).join("\n"));
  }
}
