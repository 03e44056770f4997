import type { TextTransform } from "@videoflow/core";

/** A text in another letter case (SPEC §9.2). */
export function inLetterCase(text: string, transform: TextTransform): string {
  switch (transform) {
    case "none":
      return text;
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(
        /(^|[^\p{L}\p{N}\p{M}'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
  }
}
