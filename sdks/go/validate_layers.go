package videojson

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Layers of a cycle that are named.
const longestCycle = 10

// mattes wants a matte to name a visual layer of the same list, and not to lead back to the layer it is
// the matte of.
func (r *rules) mattes() {
	lists := map[string]map[string]*layerVisit{}
	ids := map[string][]string{}
	for _, visit := range r.layers {
		if lists[visit.list] == nil {
			lists[visit.list] = map[string]*layerVisit{}
		}
		if id, ok := visit.layer.text("id"); ok && lists[visit.list][id] == nil {
			lists[visit.list][id] = visit
			ids[visit.list] = append(ids[visit.list], id)
		}
	}
	settled := map[*layerVisit]bool{}
	for _, visit := range r.layers {
		list := lists[visit.list]
		if id, ok := matteOf(visit); ok {
			at := visit.pointer + "/matte/layer"
			matte, known := list[id]
			if !known {
				given := parameters{"id": id, "where": "in this list"}
				r.report.add(CodeIdentifierUnknown, at, given, nearest(id, ids[visit.list])...)
			} else if kind, _ := matte.layer.text("type"); kind == "audio" {
				r.report.add(CodeMatteNotVisual, at, parameters{"id": id, "owner": "an audio layer"})
			}
		}
		r.matteCycle(visit, list, settled)
	}
}

// matteCycle follows the mattes from a layer. Every layer has at most one, so the way either ends or
// runs into a cycle, which is told once; layers settled earlier are not followed again.
func (r *rules) matteCycle(start *layerVisit, list map[string]*layerVisit, settled map[*layerVisit]bool) {
	var way []*layerVisit
	visit := start
	for visit != nil && !settled[visit] {
		settled[visit] = true
		way = append(way, visit)
		id, ok := matteOf(visit)
		if !ok {
			return
		}
		visit = list[id]
	}
	first := slices.Index(way, visit)
	if visit == nil || first < 0 {
		return
	}
	var names []string
	for _, visit := range way[first:] {
		id, _ := visit.layer.text("id")
		names = append(names, id)
	}
	closing := names[0]
	if len(names) > longestCycle {
		names = append(names[:longestCycle:longestCycle], "…")
	}
	path := strings.Join(append(names, closing), " → ")
	r.report.add(CodeMatteCycle, visit.pointer+"/matte/layer", parameters{"path": path})
}

func matteOf(visit *layerVisit) (string, bool) {
	matte, ok := visit.layer.value("matte").(*object)
	if !ok {
		return "", false
	}
	return matte.text("layer")
}

// autoDucking lets any layer of the document lower a sound.
func (r *rules) autoDucking() {
	var ids []string
	for _, visit := range r.layers {
		if id, ok := visit.layer.text("id"); ok {
			ids = append(ids, id)
		}
	}
	for _, visit := range r.layers {
		ducking, ok := visit.layer.value("autoDucking").(*object)
		if !ok {
			continue
		}
		for index, item := range ducking.list("layers") {
			if id, ok := item.(string); ok && !slices.Contains(ids, id) {
				at := entryPointer(visit.pointer+"/autoDucking/layers", index)
				given := parameters{"id": id, "where": "in the document"}
				r.report.add(CodeIdentifierUnknown, at, given, nearest(id, ids)...)
			}
		}
	}
}

// keyframeList is the keyframes of one property.
type keyframeList struct {
	keyframes []any
	pointer   string
}

// keyframeLists are those of a layer, property by property, and those of its effects.
func keyframeLists(visit *layerVisit) []keyframeList {
	lists := keyframesOf(visit.layer, visit.pointer)
	for index, item := range visit.layer.list("effects") {
		if effect, ok := item.(*object); ok {
			lists = append(lists, keyframesOf(effect, entryPointer(visit.pointer+"/effects", index))...)
		}
	}
	return lists
}

func keyframesOf(owner *object, pointer string) []keyframeList {
	keyframes, ok := owner.value("keyframes").(*object)
	if !ok {
		return nil
	}
	var lists []keyframeList
	for _, member := range keyframes.members {
		if list, ok := member.value.([]any); ok {
			lists = append(lists, keyframeList{list, childPointer(pointer+"/keyframes", member.name)})
		}
	}
	return lists
}

// keyframeOrder wants keyframes of a property in strictly ascending order of time, in whole microseconds.
func (r *rules) keyframeOrder() {
	for _, visit := range r.layers {
		for _, list := range keyframeLists(visit) {
			previous, hasPrevious := 0.0, false
			for index, item := range list.keyframes {
				time, ok := timeOfKeyframe(item)
				if !ok {
					continue
				}
				if hasPrevious && roundMicroseconds(time) <= roundMicroseconds(previous) {
					at := entryPointer(list.pointer, index) + "/time"
					r.report.add(CodeKeyframeOrder, at, parameters{"time": time, "previous": previous})
				}
				previous, hasPrevious = time, true
			}
		}
	}
}

func timeOfKeyframe(item any) (float64, bool) {
	keyframe, ok := item.(*object)
	if !ok {
		return 0, false
	}
	return keyframe.number("time")
}

// gradients wants the stops of a gradient to go forward, and gradients that are animated to be of a kind
// that can be mixed.
func (r *rules) gradients() {
	for _, visit := range r.layers {
		for _, member := range visit.layer.members {
			r.stops(member.value, childPointer(visit.pointer, member.name))
		}
		for _, list := range keyframeLists(visit) {
			r.gradientTrack(list)
		}
	}
}

func (r *rules) gradientTrack(list keyframeList) {
	var previous *object
	for index, item := range list.keyframes {
		keyframe, ok := item.(*object)
		if !ok {
			continue
		}
		at := entryPointer(list.pointer, index) + "/value"
		value, hasValue := keyframe.get("value")
		r.stops(value, at)
		if previous != nil && hasValue && previous.find("value") >= 0 && previous.value("easing") != "step" {
			if from := previous.value("value"); !canBeMixed(from, value) {
				given := parameters{"from": describePaint(from), "to": describePaint(value)}
				r.report.add(CodeKeyframeValuesIncompatible, at, given)
			}
		}
		previous = keyframe
	}
}

func (r *rules) stops(value any, pointer string) {
	gradient := gradientOf(value)
	if gradient == nil {
		return
	}
	previous := math.Inf(-1)
	for index, item := range gradient.list("stops") {
		stop, ok := item.(*object)
		if !ok {
			continue
		}
		offset, ok := stop.number("offset")
		if !ok {
			continue
		}
		if offset < previous {
			at := entryPointer(pointer+"/stops", index) + "/offset"
			r.report.add(CodeGradientStopOrder, at, parameters{"offset": offset, "previous": previous})
		}
		previous = offset
	}
}

// gradientOf is the value if it is a gradient, else nil.
func gradientOf(value any) *object {
	gradient, ok := value.(*object)
	if !ok {
		return nil
	}
	if _, ok := gradient.value("stops").([]any); !ok {
		return nil
	}
	return gradient
}

// canBeMixed: a colour stands for a gradient that is that colour everywhere, so it mixes with all.
func canBeMixed(from, to any) bool {
	one, other := gradientOf(from), gradientOf(to)
	if one == nil || other == nil {
		return true
	}
	oneType, _ := one.text("type")
	otherType, _ := other.text("type")
	return oneType == otherType && ringsOf(one) == ringsOf(other) && len(one.list("stops")) == len(other.list("stops"))
}

// ringsOf is the shape of a radial gradient; others have none.
func ringsOf(gradient *object) string {
	if shape, ok := gradient.text("shape"); ok {
		return shape
	}
	return "ellipse"
}

func describePaint(value any) string {
	gradient := gradientOf(value)
	if gradient == nil {
		return "a colour"
	}
	kind, _ := gradient.text("type")
	words := "a " + kind
	if kind == "radial" {
		words += " " + ringsOf(gradient)
	}
	return words + " gradient of " + strconv.Itoa(len(gradient.list("stops"))) + " stops"
}
