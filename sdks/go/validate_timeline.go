package videojson

import "math"

// length is a number of microseconds; unknown when it depends on the length of a file, open when it is
// as long as its parent.
type length float64

const defaultLength length = 5e6 // Of a video in which nothing says when it ends.

var (
	unknown = length(math.Inf(1))
	open    = length(math.Inf(-1))
)

// roundMicroseconds is seconds of a document as whole microseconds, half up (SPEC §2).
func roundMicroseconds(seconds float64) float64 {
	return math.Floor(float64(seconds*1e6) + 0.5)
}

// timeline wants the video not to last too long, and layers to begin, and keyframes to lie, before the
// end of what they are in (SPEC §3.2, §4).
func (r *rules) timeline() {
	end := givenLength(r.document)
	if end == open {
		end = contentEnd(r.document)
	}
	if end == open {
		end = defaultLength
	}
	if end != unknown && end > longestVideo*1e6 {
		given := parameters{"duration": float64(end) / 1e6, "limit": longestVideo}
		r.report.add(CodeDurationTooLong, "", given)
	}
	r.childrenIn(r.document, "", end)
}

func (r *rules) childrenIn(parent *object, pointer string, end length) {
	for index, item := range parent.list("layers") {
		layer, ok := item.(*object)
		if !ok || layer.value("enabled") == false {
			continue
		}
		at := entryPointer(pointer+"/layers", index)
		start := startOf(layer)
		if end != unknown && start >= end {
			place := at
			if layer.find("startTime") >= 0 {
				place += "/startTime"
			}
			given := parameters{"startTime": float64(start) / 1e6, "end": float64(end) / 1e6}
			r.report.add(CodeLayerNeverShown, place, given)
			continue
		}
		// No layer lasts longer than its parent.
		rest := end
		if rest != unknown {
			rest -= start
		}
		own := ownLength(layer)
		if own == open {
			own = rest
		}
		if own == unknown && rest != unknown {
			r.childrenIn(layer, at, unknown)
			continue
		}
		own = min(own, rest)
		r.keyframesWithin(&layerVisit{layer: layer, pointer: at}, own)
		r.childrenIn(layer, at, own)
	}
}

func (r *rules) keyframesWithin(visit *layerVisit, end length) {
	if end == unknown {
		return
	}
	for _, list := range keyframeLists(visit) {
		for index, item := range list.keyframes {
			if time, ok := timeOfKeyframe(item); ok && roundMicroseconds(time) > float64(end) {
				at := entryPointer(list.pointer, index) + "/time"
				r.report.add(CodeKeyframeNeverReached, at, parameters{"time": time, "end": float64(end) / 1e6})
			}
		}
	}
}

// contentEnd is the latest explicit end of the layers of a document or a group; open when none has one.
func contentEnd(parent *object) length {
	latest := open
	for _, item := range parent.list("layers") {
		layer, ok := item.(*object)
		if !ok || layer.value("enabled") == false {
			continue
		}
		switch own := ownLength(layer); own {
		case unknown:
			return unknown
		case open:
		default:
			latest = max(latest, 0, startOf(layer)+own)
		}
	}
	return latest
}

// ownLength is how long a layer says it lasts; open when it lasts as long as its parent.
func ownLength(layer *object) length {
	if given := givenLength(layer); given != open {
		return given
	}
	kind, _ := layer.text("type")
	switch kind {
	case "captions":
		latest := length(0)
		for _, item := range layer.list("captions") {
			if caption, ok := item.(*object); ok {
				end, _ := caption.number("endTime")
				latest = max(latest, length(roundMicroseconds(end)))
			}
		}
		return latest
	case "group":
		return contentEnd(layer)
	case "image":
		// Whether a picture is animated, and so has a length, is known only from its file.
		if layer.value("loop") == false {
			return unknown
		}
	case "video", "audio":
		if layer.value("loop") != true {
			return unknown
		}
	}
	return open
}

// givenLength is a duration above 0; one that is wrong is told by the schema.
func givenLength(owner *object) length {
	if seconds, ok := owner.number("duration"); ok && seconds > 0 {
		return length(roundMicroseconds(seconds))
	}
	return open
}

func startOf(layer *object) length {
	start, _ := layer.number("startTime")
	return length(roundMicroseconds(start))
}
