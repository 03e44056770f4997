import { childPointer, pointerTokens } from "../validate/pointer.js";

/** Where the parts of a converted document come from. */
export class Origins {
  private readonly places = new WeakMap<object, string>();

  /** @param pointer of the place in the VideoFlow document. */
  set(target: object, pointer: string): void {
    this.places.set(target, pointer);
  }

  /** The place in the VideoFlow document that something in the converted one comes from: as near as is known. */
  of(document: object, pointer: string): string {
    let value: unknown = document;
    let origin = "";
    for (const token of pointerTokens(pointer)) {
      value = (value as Record<string, unknown> | undefined)?.[token];
      const known = typeof value === "object" && value !== null ? this.places.get(value) : undefined;
      origin = known ?? childPointer(origin, /^\d+$/.test(token) ? Number(token) : token);
    }
    return origin;
  }
}
