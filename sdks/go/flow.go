package videojson

import (
	"log/slog"
	"math"
	"reflect"
)

// Flow writes a document as a program that runs along its timeline.
//
// The pointer is the moment the program has reached, in whole microseconds. It starts at 0. Wait moves
// it on, and so do Animate, FadeIn and FadeOut by default, [WaitFor], and a group. Nothing moves it
// back. A layer without a StartTime starts at the pointer; a method of a layer acts at the pointer.
//
// A layer without a Duration lasts as long as its media or captions do, else to the end of its parent. A
// group without one lasts as long as its content's flow; the video as long as the whole flow. A flow
// ends at the latest of its pointer and the known ends of its layers: Duration, the last caption, or
// media with a SourceEnd. A flow that ends at 0 says nothing about its length. The length of media files
// is not looked up: give those layers a Duration when the flow has to know.
//
// The first call that goes wrong keeps its error, which Err, Compile and JSON return; calls after it do
// nothing. The same calls give the same document, byte for byte. A Flow is not safe for concurrent use.
type Flow struct {
	rate       frameRate
	easing     any
	fontFamily *string
	logger     *slog.Logger
	// Top of the document, without layers.
	top *object
	// The scopes that are open, the innermost last; the first is the project.
	open []*scope
	err  error
}

// Option says how a [Flow] behaves.
type Option func(*flowOptions)

type flowOptions struct {
	easing     Easing
	fontFamily *string
	logger     *slog.Logger
}

// WithEasing is the easing of animations and fades that name none. Default: [EasingEaseInOut].
func WithEasing(easing Easing) Option {
	return func(options *flowOptions) { options.easing = easing }
}

// WithFontFamily is the font family of text and captions that name none.
func WithFontFamily(family string) Option {
	return func(options *flowOptions) { options.fontFamily = &family }
}

// WithLogger tells every call with its place in time, at the level of debugging, and the warnings of the
// document that is compiled.
func WithLogger(logger *slog.Logger) Option {
	return func(options *flowOptions) { options.logger = logger }
}

// New begins a project. What is wrong with the settings is told by the methods of the flow.
func New(settings Settings, options ...Option) *Flow {
	given := flowOptions{easing: EasingEaseInOut}
	for _, option := range options {
		option(&given)
	}
	flow := &Flow{
		fontFamily: given.fontFamily, logger: given.logger, top: &object{}, open: []*scope{{}}, rate: defaultRate,
	}
	rate, err := frameRateOf(settings.FPS)
	if err != nil {
		flow.err = err
		return flow
	}
	flow.rate = rate
	if top, ok := flow.encode(settings, "New()").(*object); ok {
		flow.top = top
	}
	flow.easing = flow.encode(given.easing, "WithEasing()")
	return flow
}

// Err is the error of the first call that went wrong: an [*Error], or nil.
func (f *Flow) Err() error { return f.err }

// Wait moves the pointer on.
func (f *Flow) Wait(time Time) *Flow {
	const call = "Wait()"
	if length, ok := f.length(time, call, "time"); ok {
		f.scope().pointer += length
		f.log(call)
	}
	return f
}

// Parallel runs several flows side by side: each branch starts at the present pointer, and afterwards
// the pointer stands where the longest of them ended. Layers are stacked in the order of the branches.
func (f *Flow) Parallel(branches ...func()) *Flow {
	f.scope().parallel(branches)
	return f
}

// Group adds a group: layers drawn as one. What content adds belongs to it. While content runs the
// pointer is the group's own and starts at 0, the group's start. Afterwards the outer pointer moves to
// the group's end, unless [WaitFor] says otherwise; a group whose end is not known leaves it alone.
func (f *Flow) Group(layer GroupLayer, content func(group *GroupHandle), options ...AddOption) *GroupHandle {
	group := &GroupHandle{}
	group.handle = f.add("Group()", layer, options, func(handle *handle) {
		group.handle = handle
		if content != nil {
			content(group)
		}
	})
	return group
}

// Compile is the finished document: in its normal form and valid. The flow can go on afterwards.
//
// The error is an [*Error]: that of the first call that went wrong, or every issue of the document.
func (f *Flow) Compile() (*Video, error) {
	document, err := f.document()
	if err != nil {
		return nil, err
	}
	return decodeVideo(document)
}

// JSON is the canonical text of the finished document. Errors as [Flow.Compile].
func (f *Flow) JSON() ([]byte, error) {
	document, err := f.document()
	if err != nil {
		return nil, err
	}
	return canonicalJSON(document)
}

func (f *Flow) document() (any, error) {
	if f.err == nil && len(f.open) > 1 {
		f.fail(misuse("Compile()", "a group is still open", "Compile after the function given to Group() has returned."))
	}
	if f.err != nil {
		return nil, f.err
	}
	root := f.open[0]
	document := &object{members: append([]member(nil), f.top.members...)}
	if end := root.end(); end > 0 && document.find("duration") < 0 {
		document.add("duration", secondsOf(end))
	}
	document.add("layers", root.list())
	normal := normalize(document)
	issues := validate(normal, newReport())
	if err := errorOf(issues); err != nil {
		return nil, err
	}
	for _, warning := range issues {
		f.log("Compile() " + warning.String())
	}
	return normal, nil
}

// AddOption says how a layer takes part in the flow.
type AddOption func(*addOptions)

type addOptions struct {
	waitFor Time
	index   float64
}

// WaitFor moves the pointer after the layer is added: by a length of time, or with [Finish] to the
// layer's end, which must be known then (a Duration, captions). Default: not at all; for a group,
// [Finish].
func WaitFor(time Time) AddOption {
	return func(options *addOptions) { options.waitFor = time }
}

// Index is the place in the stack: siblings are drawn in rising order, equal ones in the order they were
// added. Default: 0.
func Index(index float64) AddOption {
	return func(options *addOptions) { options.index = index }
}

// add adds a layer: at its StartTime if it has one, else at the pointer. Then WaitFor moves the pointer:
// by a length of time from where it stands, or to the layer's end, never back.
func (f *Flow) add(call string, layer any, options []AddOption, content func(*handle)) *handle {
	added := &handle{flow: f}
	given := addOptions{}
	for _, option := range options {
		option(&given)
	}
	if math.IsNaN(given.index) || math.IsInf(given.index, 0) {
		f.fail(misuse(call, "the index is not a finite number", "Give a number such as -1 (behind its siblings) or 1 (in front)."))
	}
	delay := int64(0)
	if given.waitFor != "" && given.waitFor != Finish {
		delay, _ = f.length(given.waitFor, call, "WaitFor")
	}
	fields, ok := f.encode(layer, call).(*object)
	if !ok {
		return added
	}
	scope := f.scope()
	record, err := newRecord(scope, given.index, fields, call)
	if err != nil {
		f.fail(err)
		return added
	}
	if f.fontFamily != nil && record.facts.field("fontFamily") != nil && fields.find("fontFamily") < 0 {
		fields.add("fontFamily", *f.fontFamily)
	}
	added.record = record
	scope.layers = append(scope.layers, record)
	f.log(call)
	if content != nil {
		f.fill(added, content)
	}
	switch {
	case f.err != nil:
	case given.waitFor != "" && given.waitFor != Finish:
		scope.pointer += delay
	case given.waitFor == Finish || content != nil:
		f.waitForEnd(record, given.waitFor == Finish, call)
	}
	return added
}

// fill runs the content of a group in a scope of its own. Without a duration the group ends where its
// content does.
func (f *Flow) fill(group *handle, content func(*handle)) {
	if len(f.open) > deepestGroup {
		f.fail(fail(CodeNestingTooDeep, parameters{"limit": deepestGroup}))
		return
	}
	record := group.record
	record.children = &scope{origin: record.absoluteStart()}
	f.open = append(f.open, record.children)
	defer func() { f.open = f.open[:len(f.open)-1] }()
	content(group)
	if end := record.children.end(); !record.hasDuration && end > 0 {
		record.duration, record.hasDuration = end, true
	}
}

// waitForEnd lets a group wait for its end when it has one; asked for by name, an end that is not known
// is an error.
func (f *Flow) waitForEnd(record *record, isAskedFor bool, call string) {
	if end, ok := record.end(); ok {
		record.scope.advanceTo(record.scope.origin + end)
	} else if isAskedFor {
		f.fail(misuse(call, "WaitFor(Finish) needs a layer whose end is known",
			`Give the layer a Duration, or wait for a time such as "3s".`))
	}
}

// scope is where layers are added now.
func (f *Flow) scope() *scope { return f.open[len(f.open)-1] }

// fail keeps the first error.
func (f *Flow) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// encode is a value as JSON data with times in seconds; nil when anything has gone wrong.
func (f *Flow) encode(value any, call string) any {
	if f.err != nil || value == nil {
		return nil
	}
	encoder := encoder{rate: f.rate, call: call}
	data, err := encoder.encode(reflect.ValueOf(value))
	if err != nil {
		f.fail(err)
		return nil
	}
	return data
}

// length is a length of time in microseconds, not negative; false when anything has gone wrong.
func (f *Flow) length(time Time, call, name string) (int64, bool) {
	if f.err != nil {
		return 0, false
	}
	microseconds, err := time.microseconds(f.rate, name+" of "+call)
	if err == nil && microseconds < 0 {
		err = misuse(call, "the "+name+" is negative", "Give a length of time of 0 or more.")
	}
	if err != nil {
		f.fail(err)
		return 0, false
	}
	return microseconds, true
}

func (f *Flow) log(call string) {
	if f.logger != nil {
		f.logger.Debug(call, "seconds", secondsOf(f.scope().now()))
	}
}

// misuse is an error of a call; the problem is the end of "In call: …".
func misuse(call, problem, fix string) error {
	return fail(CodeBuilderCallInvalid, parameters{"call": call, "problem": problem, "fix": fix})
}
