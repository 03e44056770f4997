/** Longer names than this are no misspelling of ours. */
const longestName = 64;
const mostSuggestions = 3;

/**
 * The names a misspelt one was probably meant to be, best first, at most three. Case, hyphens and underscores do not
 * count, so `font_size` is `fontSize`; otherwise about a third of the letters may be wrong.
 */
export function nearest(name: string, candidates: readonly string[]): string[] {
  if (name.length > longestName) return [];
  const wanted = letters(name);
  if (wanted === "") return [];
  const close = candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, letters(candidate)) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  // Where a name is as good as right, others are not what was meant.
  const [best] = close;
  const meant = best?.distance === 0 ? close.filter(({ distance }) => distance === 0) : close;
  return meant.slice(0, mostSuggestions).map(({ candidate }) => candidate);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): the least number of letters inserted,
 * deleted, replaced, or swapped with their neighbour.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, replaced);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
