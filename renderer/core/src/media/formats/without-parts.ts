/** A text without what stands between `open` and `close`, such as comments; a part that does not end stays. */
export function withoutParts(text: string, open: string, close: string): string {
  let kept = "";
  let from = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, from)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    kept += text.slice(from, start);
    from = end + close.length;
  }
  return kept + text.slice(from);
}
