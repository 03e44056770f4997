/** Names of the document in the case of Go, literals and comments as gofmt writes them. */

/** Words that Go writes in capitals throughout. */
const INITIALISMS: ReadonlySet<string> = new Set(["crt", "fps", "id", "json", "rgb", "url", "vhs"]);

/** `fontSize` is `FontSize`, `id` is `ID`, `color-dodge` is `ColorDodge`. */
export function goName(name: string): string {
  const words = name.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g);
  if (words === null) throw new Error(`${name} has no name in Go.`);
  return words.map((word) => (INITIALISMS.has(word.toLowerCase()) ? word.toUpperCase() : capitalised(word))).join("");
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A string literal. JSON's escapes are Go's too, except for what JSON leaves bare. */
export function goString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const WIDTH = 100;

/** Comment lines of paragraphs, each after the indent; empty paragraphs are left out. */
export function comment(indent: string, paragraphs: readonly string[]): string {
  return paragraphs
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) =>
      wrap(paragraph, indent)
        .map((line) => `${indent}// ${line}\n`)
        .join(""),
    )
    .join(`${indent}//\n`);
}

/** Words that would make gofmt take the line they begin for an entry of a list. */
const listMark = /^(?:[-*+•]|[0-9]+[.)])$/;

function wrap(paragraph: string, indent: string): string[] {
  const room = WIDTH - indent.length * 4 - "// ".length;
  const lines: string[] = [];
  let current = "";
  for (const word of paragraph.split(/\s+/)) {
    if (current === "") current = word;
    else if (current.length + 1 + word.length > room && !listMark.test(word)) {
      lines.push(current);
      current = word;
    } else current += ` ${word}`;
  }
  return [...lines, current];
}

/** "a text layer" of "Text layer"; a noun that is an abbreviation keeps its capitals. */
export function withArticle(title: string): string {
  const noun = /^[A-Z][A-Z0-9]/.test(title) ? title : uncapitalised(title);
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
