/** Lines between blank lines. */
export interface Block {
  readonly lines: readonly string[];
  /** Number of the first line, counted from 1. */
  readonly lineNumber: number;
}

/** The blocks of an SRT or VTT file, which may begin with a byte order mark and end its lines in any way. */
export function blocksOf(text: string): Block[] {
  const blocks: { lines: string[]; lineNumber: number }[] = [];
  let open = false;
  for (const [index, line] of text
    .replace(/^\ufeff/u, "")
    .split(/\r\n|\r|\n/u)
    .entries()) {
    if (line.trim() === "") {
      open = false;
      continue;
    }
    if (!open) blocks.push({ lines: [], lineNumber: index + 1 });
    blocks[blocks.length - 1]?.lines.push(line);
    open = true;
  }
  return blocks;
}
