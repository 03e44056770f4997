package videojson

import (
	"cmp"
	"slices"
)

// scope is a list of sibling layers with a flow-time pointer: the project itself, or one group. All
// times are whole microseconds. The pointer starts at 0, the start of the group or project, and never
// moves back except at the start of each branch of Parallel.
type scope struct {
	// Where the scope starts, from the start of the project.
	origin int64
	// From the scope's start.
	pointer int64
	layers  []*record
}

// now is the pointer counted from the start of the project.
func (s *scope) now() int64 { return s.origin + s.pointer }

// advanceTo moves the pointer on to a moment counted from the start of the project; an earlier moment
// leaves it alone.
func (s *scope) advanceTo(moment int64) { s.pointer = max(s.pointer, moment-s.origin) }

// parallel runs each branch from the present pointer and leaves the pointer where the longest ends.
func (s *scope) parallel(branches []func()) {
	start, latest := s.pointer, s.pointer
	for _, branch := range branches {
		s.pointer = start
		branch()
		latest = max(latest, s.pointer)
	}
	s.pointer = latest
}

// end is the latest of the pointer and every end of an enabled layer that is known.
func (s *scope) end() int64 {
	latest := s.pointer
	for _, layer := range s.layers {
		if end, ok := layer.end(); ok && layer.isEnabled() {
			latest = max(latest, end)
		}
	}
	return latest
}

// list is the layers from back to front: by index, those of equal index in the order they were added.
func (s *scope) list() []any {
	sorted := slices.Clone(s.layers)
	slices.SortStableFunc(sorted, func(a, b *record) int { return cmp.Compare(a.index, b.index) })
	list := make([]any, len(sorted))
	for index, layer := range sorted {
		list[index] = layer.object()
	}
	return list
}
