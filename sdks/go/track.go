package videojson

import "slices"

// trackKeyframe has its time in whole microseconds from the layer's start. Its easing leads to the next
// keyframe.
type trackKeyframe struct {
	time          int64
	value, easing any
}

// track is the keyframes of one property in order of time, no two at one time. How calls merge into them
// is normative for every SDK:
//
// animate over [start, end], start < end, with an easing
//  1. Keyframes from start (included) to end (excluded) are dropped: over its span the later call wins.
//  2. A keyframe (start, from, easing) is added.
//  3. At end a keyframe (end, to, step) is added; if one stands there already it takes the value and
//     keeps its easing, because that describes the way onwards, not this animation.
//
// step at a time
//  1. If a keyframe stands there it takes the value and keeps its easing.
//  2. Otherwise (time, value, step) is added. If it is the first and its time is above 0,
//     (0, held, step) is added before it: held is what was seen until now, the value of the keyframe
//     that was first, else the property's own.
//
// step holds the value until whatever comes next. The last keyframe has nothing to lead to: its easing
// is not written.
type track struct {
	property  string
	keyframes []trackKeyframe
}

const stepEasing = string(EasingStep)

// valueAt is the value of the last keyframe at or before a time, else of the first one; nil when there
// are none.
func (t *track) valueAt(time int64) any {
	if t == nil || len(t.keyframes) == 0 {
		return nil
	}
	value := t.keyframes[0].value
	for _, keyframe := range t.keyframes {
		if keyframe.time <= time {
			value = keyframe.value
		}
	}
	return value
}

func (t *track) animate(start, end int64, from, to, easing any) {
	arrival := trackKeyframe{end, to, stepEasing}
	var before, after []trackKeyframe
	for _, keyframe := range t.keyframes {
		switch {
		case keyframe.time < start:
			before = append(before, keyframe)
		case keyframe.time == end:
			arrival.easing = keyframe.easing
		case keyframe.time > end:
			after = append(after, keyframe)
		}
	}
	t.keyframes = slices.Concat(before, []trackKeyframe{{start, from, easing}, arrival}, after)
}

func (t *track) step(time int64, value, held any) {
	index := slices.IndexFunc(t.keyframes, func(keyframe trackKeyframe) bool { return keyframe.time >= time })
	if index < 0 {
		index = len(t.keyframes)
	} else if standing := &t.keyframes[index]; standing.time == time {
		standing.value = value
		return
	} else if index == 0 {
		held = standing.value
	}
	added := []trackKeyframe{{time, value, stepEasing}}
	if index == 0 && time > 0 {
		added = []trackKeyframe{{0, held, stepEasing}, added[0]}
	}
	t.keyframes = slices.Insert(t.keyframes, index, added...)
}

// list is the keyframes as they stand in the document.
func (t *track) list() []any {
	list := make([]any, len(t.keyframes))
	for index, keyframe := range t.keyframes {
		written := &object{}
		written.add("time", secondsOf(keyframe.time))
		if keyframe.value != nil {
			written.add("value", keyframe.value)
		}
		if index < len(t.keyframes)-1 {
			written.add("easing", keyframe.easing)
		}
		list[index] = written
	}
	return list
}
