import { type Issue, VideoJSONError } from "../errors.js";
import type { VideoJSON } from "../generated/types.js";
import { pointerTokens } from "../validate/pointer.js";
import { validate } from "../validate/validate.js";
import type { Target } from "./fields.js";
import type { Losses } from "./losses.js";
import type { Origins } from "./origins.js";

/** A member leads to its object, that to its list, and so on up to the layer and its groups: 64 of them, six steps each. */
const MOST_ROUNDS = 400;

/** Without these there is no video to speak of. */
const NEEDED = ["", "/width", "/height", "/fps", "/duration", "/layers"];

/**
 * Leaves out whatever no rule of VideoJSON allows, each with a loss: a file of a scheme that is not loaded, an id that is
 * there already, a name that is too long.
 *
 * @throws VideoJSONError for what is wrong with the document as a whole.
 */
export function mend(draft: Target, origins: Origins, losses: Losses): VideoJSON {
  for (let round = 0; ; round++) {
    const result = validate(draft);
    if (result.document) return result.document;
    const errors = result.issues.filter(({ severity, code }) => severity === "error" && code !== "ISSUES_OMITTED");
    const fatal = errors.filter(({ pointer }) => NEEDED.includes(pointer));
    if (fatal.length > 0 || errors.length === 0 || round === MOST_ROUNDS) {
      throw new VideoJSONError(fatal.length > 0 ? fatal : result.issues);
    }
    for (const { pointer, message } of errors) {
      losses.add(origins.of(draft, pointer), nameOf(pointer), message);
    }
    leaveOut(draft, errors);
  }
}

function nameOf(pointer: string): string {
  const name = pointerTokens(pointer).at(-1) ?? "";
  return /^\d+$/.test(name) ? "the entry" : `the member ${JSON.stringify(name)}`;
}

function leaveOut(draft: Target, errors: readonly Issue[]): void {
  const entries = new Map<unknown[], Set<number>>();
  for (const { pointer } of errors) {
    const tokens = pointerTokens(pointer);
    const last = tokens.pop() ?? "";
    const parent = tokens.reduce<unknown>(
      (value, token) => (value as Record<string, unknown> | undefined)?.[token],
      draft,
    );
    if (Array.isArray(parent)) {
      const indexes = entries.get(parent) ?? new Set<number>();
      entries.set(parent, indexes.add(Number(last)));
    } else if (typeof parent === "object" && parent !== null) {
      delete (parent as Record<string, unknown>)[last];
    }
  }
  for (const [list, indexes] of entries) {
    list.splice(0, list.length, ...list.filter((_, index) => !indexes.has(index)));
  }
}
