package videojson

import "math"

// record is one layer while it is being authored: its fields as they go into the document, its place in
// time in whole microseconds, and a track for each property that changes.
type record struct {
	kind  string
	facts *structFacts
	scope *scope
	// Place among its siblings.
	index float64
	// Fields as in the document, without those that are kept below.
	fields *object
	tracks []*track
	// From the start of the scope.
	start int64
	// As long as its media or captions, else to the end of the parent, when it is not known.
	duration    int64
	hasDuration bool
	// Whether Remove has ended the layer.
	removed bool
	// The layers of a group.
	children *scope
}

// newRecord takes over the fields of a layer; times are in seconds.
func newRecord(scope *scope, index float64, fields *object, call string) (*record, error) {
	kind, _ := fields.take("type")
	layer := &record{kind: kind.(string), scope: scope, index: index, fields: fields, start: scope.pointer}
	layer.facts = layerFacts(layer.kind)
	if layers, _ := fields.take("layers"); layers != nil && len(layers.([]any)) > 0 {
		return nil, misuse(call, "Layers is given", "Add the layers of a group in the function given to Group().")
	}
	if err := layer.takeTime("startTime", &layer.start, call); err != nil {
		return nil, err
	}
	layer.hasDuration = fields.find("duration") >= 0
	if err := layer.takeTime("duration", &layer.duration, call); err != nil {
		return nil, err
	}
	return layer, layer.takeKeyframes(call)
}

func (r *record) takeTime(name string, target *int64, call string) error {
	seconds, ok := r.fields.take(name)
	if !ok {
		return nil
	}
	microseconds, _ := microsecondsOf(seconds.(float64))
	if microseconds < 0 {
		return misuse(call, "the "+name+" is negative", `Give a time of 0 or more, such as "2s", "500ms", "1:30".`)
	}
	*target = microseconds
	return nil
}

// takeKeyframes takes over keyframes written by hand.
func (r *record) takeKeyframes(call string) error {
	keyframes, _ := r.fields.take("keyframes")
	given, ok := keyframes.(*object)
	if !ok {
		return nil
	}
	for _, member := range given.members {
		track := r.track(member.name)
		for _, item := range member.value.([]any) {
			keyframe := item.(*object)
			seconds, ok := keyframe.number("time")
			if !ok {
				return misuse(call, "a keyframe of "+member.name+" has no Time", `Give every keyframe one, such as "0s".`)
			}
			microseconds, _ := microsecondsOf(seconds)
			easing, ok := keyframe.get("easing")
			if !ok {
				easing = string(EasingLinear)
			}
			track.keyframes = append(track.keyframes, trackKeyframe{microseconds, keyframe.value("value"), easing})
		}
	}
	return nil
}

// absoluteStart is counted from the start of the project.
func (r *record) absoluteStart() int64 { return r.scope.origin + r.start }

// end is where the layer ends, from the start of its scope; false when that is not written down.
func (r *record) end() (int64, bool) {
	if r.hasDuration {
		return r.start + r.duration, true
	}
	if end, ok := r.captionsEnd(); ok {
		return r.start + end, true
	}
	length, ok := r.trimmedLength()
	return r.start + length, ok
}

func (r *record) isEnabled() bool { return r.fields.value("enabled") != false }

// captionsEnd is the end of the last caption.
func (r *record) captionsEnd() (latest int64, ok bool) {
	for _, item := range r.fields.list("captions") {
		if seconds, known := item.(*object).number("endTime"); known {
			microseconds, _ := microsecondsOf(seconds)
			latest, ok = max(latest, microseconds), true
		}
	}
	return latest, ok
}

// trimmedLength is the length of media of which both ends are given: (sourceEnd - sourceStart) / speed,
// rounded half up.
func (r *record) trimmedLength() (int64, bool) {
	end, ok := r.fields.number("sourceEnd")
	if !ok || r.fields.value("loop") == true {
		return 0, false
	}
	start, _ := r.fields.number("sourceStart")
	speed, ok := r.fields.number("speed")
	if !ok {
		speed = 1
	}
	from, _ := microsecondsOf(start)
	to, _ := microsecondsOf(end)
	length := math.Floor(float64(float64(to-from)/speed) + 0.5)
	if !(length > 0 && length < 1<<53) {
		return 0, false
	}
	return int64(length), true
}

// findTrack is the track of a property; nil when it has none.
func (r *record) findTrack(property string) *track {
	for _, track := range r.tracks {
		if track.property == property {
			return track
		}
	}
	return nil
}

// track is the track of a property, made on first use.
func (r *record) track(property string) *track {
	found := r.findTrack(property)
	if found == nil {
		found = &track{property: property}
		r.tracks = append(r.tracks, found)
	}
	return found
}

// object is the layer as it stands in the document.
func (r *record) object() *object {
	layer := &object{members: make([]member, 0, len(r.fields.members)+5)}
	layer.add("type", r.kind)
	layer.add("startTime", secondsOf(r.start))
	if r.hasDuration {
		layer.add("duration", secondsOf(r.duration))
	}
	layer.members = append(layer.members, r.fields.members...)
	if len(r.tracks) > 0 {
		keyframes := &object{}
		for _, track := range r.tracks {
			keyframes.add(track.property, track.list())
		}
		layer.add("keyframes", keyframes)
	}
	if r.children != nil {
		layer.add("layers", r.children.list())
	}
	return layer
}
