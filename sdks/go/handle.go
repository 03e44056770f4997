package videojson

import "strings"

const (
	defaultAnimation Time = "250ms"
	defaultFade      Time = "300ms"
)

// handle is a layer that has been added. The typed handles of builder_gen.go stand in front of it. After
// an error of the flow it does nothing.
type handle struct {
	flow   *Flow
	record *record
}

// AnimateOption says how an animation runs.
type AnimateOption func(*animateOptions)

type animateOptions struct {
	duration Time
	easing   Easing
	stay     bool
}

// Over is the length of an animation. Default: 250 ms.
func Over(duration Time) AnimateOption {
	return func(options *animateOptions) { options.duration = duration }
}

// Eased is the way from the old value to the new. Default: that of [WithEasing].
func Eased(easing Easing) AnimateOption {
	return func(options *animateOptions) { options.easing = easing }
}

// WithoutWaiting leaves the pointer where it is.
func WithoutWaiting() AnimateOption {
	return func(options *animateOptions) { options.stay = true }
}

func (h *handle) animate(call string, from, to any, options []AnimateOption) {
	before, _ := h.flow.encode(from, call).(*object)
	after, _ := h.flow.encode(to, call).(*object)
	h.move(call, before, after, defaultAnimation, options)
}

func (h *handle) fadeIn(call string, duration Time, options []AnimateOption) {
	if h.flow.err != nil {
		return
	}
	before, after := &object{}, &object{}
	before.add(h.presence(), float64(0))
	full := h.record.fields.value(h.presence())
	if full == nil || full == float64(0) {
		full = float64(1)
	}
	after.add(h.presence(), full)
	h.move(call, before, after, orDefault(duration), options)
}

func (h *handle) fadeOut(call string, duration Time, options []AnimateOption) {
	if h.flow.err != nil {
		return
	}
	after := &object{}
	after.add(h.presence(), float64(0))
	h.move(call, &object{}, after, orDefault(duration), options)
}

func orDefault(duration Time) Time {
	if duration == "" {
		return defaultFade
	}
	return duration
}

// presence is the property that says how much of the layer there is.
func (h *handle) presence() string {
	if h.record.kind == "audio" {
		return "volume"
	}
	return "opacity"
}

// move animates properties from the pointer on.
func (h *handle) move(call string, before, after *object, duration Time, options []AnimateOption) {
	given := animateOptions{duration: duration}
	for _, option := range options {
		option(&given)
	}
	length, _ := h.flow.length(given.duration, call, "duration")
	start, ok := h.localTime(call)
	easing := h.flow.easing
	if given.easing != nil {
		easing = h.flow.encode(given.easing, call)
	}
	if !ok || h.flow.err != nil {
		return
	}
	moves := h.moves(before, after, start, call)
	if h.flow.err != nil {
		return
	}
	for _, move := range moves {
		if length == 0 {
			h.step(move.property, start, move.arrival)
		} else {
			h.record.track(move.property).animate(start, start+length, move.departure, move.arrival, easing)
		}
	}
	if !given.stay {
		h.flow.scope().advanceTo(h.record.absoluteStart() + start + length)
	}
	h.flow.log(call)
}

type move struct {
	property           string
	departure, arrival any
}

// moves pairs the values of each property; one that is given only once comes from, or goes to, its
// current value.
func (h *handle) moves(before, after *object, start int64, call string) []move {
	var moves []move
	for _, member := range before.members {
		moves = append(moves, move{member.name, member.value, after.value(member.name)})
	}
	for _, member := range after.members {
		if before.find(member.name) < 0 {
			moves = append(moves, move{member.name, nil, member.value})
		}
	}
	for index := range moves {
		move := &moves[index]
		for _, value := range []*any{&move.departure, &move.arrival} {
			if *value == nil {
				*value = h.currentValue(move.property, start, call)
			}
		}
	}
	return moves
}

func (h *handle) set(call string, values any) {
	given, _ := h.flow.encode(values, call).(*object)
	h.change(call, given)
}

func (h *handle) show(call string, visible bool) {
	given := &object{}
	given.add("visible", visible)
	h.change(call, given)
}

// change gives properties new values from the pointer on.
func (h *handle) change(call string, given *object) {
	time, ok := h.localTime(call)
	if !ok {
		return
	}
	for _, member := range given.members {
		if !h.isPlain(member.name, time) && !h.record.facts.field(member.name).animatable {
			owner := "a " + h.record.kind + " layer (" + call + ")"
			h.flow.fail(fail(CodeKeyframeNotAnimatable, parameters{"property": member.name, "owner": owner}))
			return
		}
	}
	for _, member := range given.members {
		if h.isPlain(member.name, time) {
			h.record.fields.set(member.name, member.value)
		} else {
			h.step(member.name, time, member.value)
		}
	}
	h.flow.log(call)
}

// isPlain is true of a property that has not changed yet at the start of the layer.
func (h *handle) isPlain(property string, time int64) bool {
	return time == 0 && h.record.findTrack(property) == nil
}

func (h *handle) transition(call, field string, transition any) {
	if encoded := h.flow.encode(transition, call); encoded != nil {
		h.record.fields.set(field, encoded)
		h.flow.log(call)
	} else if h.flow.err == nil {
		h.flow.fail(misuse(call, "the transition is nil", "Give one, such as &FadeTransition{}."))
	}
}

func (h *handle) addEffect(call string, effect any) {
	encoded := h.flow.encode(effect, call)
	if encoded == nil {
		if h.flow.err == nil {
			h.flow.fail(misuse(call, "the effect is nil", "Give one, such as &GlowEffect{}."))
		}
		return
	}
	effects := h.record.fields.list("effects")
	h.record.fields.set("effects", append(effects[:len(effects):len(effects)], encoded))
	h.flow.log(call)
}

func (h *handle) remove(call string, after Time) {
	if after == "" {
		after = "0"
	}
	delay, _ := h.flow.length(after, call, "delay")
	if _, ok := h.localTime(call); !ok {
		return
	}
	length := h.flow.scope().now() + delay - h.record.absoluteStart()
	if length <= 0 {
		h.flow.fail(misuse(call, "the layer would last no time at all", "Move on past its start with Wait(), or give a length of time."))
		return
	}
	if !h.record.hasDuration || length < h.record.duration {
		h.record.duration, h.record.hasDuration = length, true
	}
	h.record.removed = true
	h.flow.log(call)
}

// currentValue is the value a property has at a time, in microseconds from the layer's start.
func (h *handle) currentValue(property string, time int64, call string) any {
	value := h.record.findTrack(property).valueAt(time)
	if value == nil {
		value = h.writtenValue(property)
	}
	if value == nil {
		name := strings.ToUpper(property[:1]) + property[1:]
		h.flow.fail(misuse(call, name+" has no value yet", "Give "+name+" on both sides, or when the layer is added."))
	}
	return value
}

// writtenValue is what the layer was given for a property, else the default.
func (h *handle) writtenValue(property string) any {
	if value := h.record.fields.value(property); value != nil {
		return value
	}
	return h.record.facts.field(property).fallback
}

func (h *handle) step(property string, time int64, value any) {
	h.record.track(property).step(time, value, h.writtenValue(property))
}

// localTime is the pointer in microseconds from the layer's start, at least 0; false when anything has
// gone wrong.
func (h *handle) localTime(call string) (int64, bool) {
	if h.flow.err != nil {
		return 0, false
	}
	time := max(0, h.flow.scope().now()-h.record.absoluteStart())
	if h.record.removed && time >= h.record.duration {
		h.flow.fail(misuse(call, "the layer has been removed before this moment", "Remove it later, or add a new layer."))
		return 0, false
	}
	return time, true
}
