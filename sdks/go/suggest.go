package videojson

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// Longer names than this are no misspelling of ours.
	longestName     = 64
	mostSuggestions = 3
)

// nearest lists the names a misspelt one was probably meant to be, best first, at most three. Case,
// hyphens and underscores do not count, so font_size is fontSize; otherwise about a third of the
// letters may be wrong.
func nearest(name string, candidates []string) []string {
	wanted := lettersOf(name)
	if utf8.RuneCountInString(name) > longestName || len(wanted) == 0 {
		return nil
	}
	type candidate struct {
		name     string
		distance int
	}
	var close []candidate
	for _, name := range candidates {
		distance := editDistance(wanted, lettersOf(name))
		if distance <= max(1, max(len(wanted), utf8.RuneCountInString(name))/3) {
			close = append(close, candidate{name, distance})
		}
	}
	slices.SortFunc(close, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, candidate := range close {
		// Where a name is as good as right, others are not what was meant.
		if len(names) == mostSuggestions || close[0].distance == 0 && candidate.distance > 0 {
			break
		}
		names = append(names, candidate.name)
	}
	return names
}

func lettersOf(name string) []rune {
	var letters []rune
	for _, letter := range strings.ToLower(name) {
		if unicode.IsLetter(letter) || unicode.IsNumber(letter) {
			letters = append(letters, letter)
		}
	}
	return letters
}

// editDistance is the Damerau-Levenshtein distance in its restricted form (optimal string alignment):
// the least number of letters inserted, deleted, replaced, or swapped with their neighbour.
func editDistance(a, b []rune) int {
	beforePrevious := make([]int, len(b)+1)
	previous := make([]int, len(b)+1)
	for column := range previous {
		previous[column] = column
	}
	for row := 1; row <= len(a); row++ {
		current := make([]int, len(b)+1)
		current[0] = row
		for column := 1; column <= len(b); column++ {
			replaced := previous[column-1]
			if a[row-1] != b[column-1] {
				replaced++
			}
			current[column] = min(previous[column]+1, current[column-1]+1, replaced)
			if row > 1 && column > 1 && a[row-1] == b[column-2] && a[row-2] == b[column-1] {
				current[column] = min(current[column], beforePrevious[column-2]+1)
			}
		}
		beforePrevious, previous = previous, current
	}
	return previous[len(b)]
}
