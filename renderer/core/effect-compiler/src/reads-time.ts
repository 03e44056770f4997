import { prelude } from "./prelude.js";
import type { Program } from "./syntax.js";

/** Whether a checked program, or anything it may call, looks at the built-in variable `time`. */
export function readsTime({ constants, functions, steps }: Program): boolean {
  return [constants, functions, steps, prelude()].some(mentionsTime);
}

/** Walks a syntax tree, which is plain data. */
function mentionsTime(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const { kind, name } = node as { kind?: unknown; name?: unknown };
  return (kind === "builtin" && name === "time") || Object.values(node).some(mentionsTime);
}
