package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"

	"videojson"
)

// members are those of a JSON object, as they are written.
type members map[string]json.RawMessage

type program struct {
	Settings members `json:"settings"`
	Calls    []call  `json:"calls"`
}

type call struct {
	Call       string          `json:"call"`
	As         string          `json:"as"`
	On         string          `json:"on"`
	Properties members         `json:"properties"`
	Settings   members         `json:"settings"`
	Options    members         `json:"options"`
	Calls      []call          `json:"calls"`
	Branches   [][]call        `json:"branches"`
	From       members         `json:"from"`
	To         members         `json:"to"`
	Values     members         `json:"values"`
	Time       json.RawMessage `json:"time"`
	Duration   json.RawMessage `json:"duration"`
	Easing     json.RawMessage `json:"easing"`
	Wait       *bool           `json:"wait"`
	Transition json.RawMessage `json:"transition"`
	Effect     json.RawMessage `json:"effect"`
	Parameters members         `json:"parameters"`
}

// runner runs the calls of a program.
type runner struct {
	flow    *videojson.Flow
	handles map[string]reflect.Value
	// What the types of Go cannot say.
	static error
}

func (p program) compile() ([]byte, error) {
	var settings videojson.Settings
	options, err := p.defaults()
	if err != nil {
		return nil, err
	}
	if err := fill(reflect.ValueOf(&settings).Elem(), typeOf[videojson.Video](), p.Settings); err != nil {
		return nil, err
	}
	runner := runner{flow: videojson.New(settings, options...), handles: map[string]reflect.Value{}}
	runner.run(p.Calls)
	if runner.static != nil {
		return nil, runner.static
	}
	return runner.flow.JSON()
}

// defaults takes the defaults out of the settings.
func (p program) defaults() ([]videojson.Option, error) {
	var options []videojson.Option
	var defaults struct {
		Easing     json.RawMessage `json:"easing"`
		FontFamily *string         `json:"fontFamily"`
	}
	if given, ok := p.Settings["defaults"]; ok {
		if err := json.Unmarshal(given, &defaults); err != nil {
			return nil, err
		}
		delete(p.Settings, "defaults")
	}
	if defaults.Easing != nil {
		easing, err := readEasing(defaults.Easing)
		if err != nil {
			return nil, err
		}
		options = append(options, videojson.WithEasing(easing))
	}
	if defaults.FontFamily != nil {
		options = append(options, videojson.WithFontFamily(*defaults.FontFamily))
	}
	return options, nil
}

func (r *runner) run(calls []call) {
	for _, call := range calls {
		if r.static != nil || r.flow.Err() != nil {
			return
		}
		if err := r.perform(call); err != nil {
			r.static = err
		}
	}
}

func (r *runner) perform(c call) error {
	switch c.Call {
	case "addText":
		return add(r, c, r.flow.AddText)
	case "addImage":
		return add(r, c, r.flow.AddImage)
	case "addVideo":
		return add(r, c, r.flow.AddVideo)
	case "addAudio":
		return add(r, c, r.flow.AddAudio)
	case "addCaptions":
		return add(r, c, r.flow.AddCaptions)
	case "addShape":
		return add(r, c, r.flow.AddShape)
	case "group":
		return add(r, c, func(layer videojson.GroupLayer, options ...videojson.AddOption) *videojson.GroupHandle {
			return r.flow.Group(layer, func(group *videojson.GroupHandle) {
				r.keep(c.As, group)
				r.run(c.Calls)
			}, options...)
		})
	case "parallel":
		branches := make([]func(), len(c.Branches))
		for index, branch := range c.Branches {
			branches[index] = func() { r.run(branch) }
		}
		r.flow.Parallel(branches...)
	case "wait":
		r.flow.Wait(readTime(c.Time))
	case "compile":
		// Its error stays with the flow.
		_, _ = r.flow.Compile()
	default:
		return r.performOn(r.handles[c.On], c)
	}
	return nil
}

func (r *runner) keep(name string, handle any) {
	if name != "" {
		r.handles[name] = reflect.ValueOf(handle)
	}
}

// add adds a layer by the method for its kind.
func add[L, H any](r *runner, c call, method func(L, ...videojson.AddOption) *H) error {
	given := maps.Clone(c.Properties)
	if given == nil {
		given = members{}
	}
	maps.Copy(given, c.Settings)
	if _, ok := given["text"]; c.Call == "addText" && !ok {
		return staticError{"Text of TextLayer is a string, which cannot be missing"}
	}
	var layer L
	if err := decode(given, &layer); err != nil {
		return err
	}
	var options []videojson.AddOption
	if waitFor, ok := c.Options["waitFor"]; ok {
		options = append(options, videojson.WaitFor(readTime(waitFor)))
	}
	if index, ok := c.Options["index"]; ok {
		options = append(options, videojson.Index(read[float64](index)))
	}
	handle := method(layer, options...)
	if c.Call != "group" { // A group's handle is known to its calls already, which may have reused its name.
		r.keep(c.As, handle)
	}
	return nil
}

// performOn calls a method of a handle. The handles have the same methods, but no type in common: each
// takes, and returns, what belongs to its kind of layer.
func (r *runner) performOn(handle reflect.Value, c call) error {
	layer := layerTypes[handle.Type()]
	switch c.Call {
	case "animate":
		animate := handle.MethodByName("Animate")
		from, to := reflect.New(animate.Type().In(0)).Elem(), reflect.New(animate.Type().In(0)).Elem()
		if err := fill(from, layer, c.From); err != nil {
			return err
		}
		if err := fill(to, layer, c.To); err != nil {
			return err
		}
		options, err := animateOptions(c.Options["duration"], c.Options["easing"], c.Options["wait"])
		if err != nil {
			return err
		}
		animate.Call(append([]reflect.Value{from, to}, options...))
	case "set":
		set := handle.MethodByName("Set")
		values := reflect.New(set.Type().In(0)).Elem()
		if err := fill(values, layer, c.Values); err != nil {
			return err
		}
		set.Call([]reflect.Value{values})
	case "fadeIn", "fadeOut":
		wait := json.RawMessage(nil)
		if c.Wait != nil {
			wait = json.RawMessage(fmt.Sprint(*c.Wait))
		}
		options, err := animateOptions(nil, c.Easing, wait)
		if err != nil {
			return err
		}
		duration := reflect.ValueOf(readTime(c.Duration))
		handle.MethodByName(methods[c.Call]).Call(append([]reflect.Value{duration}, options...))
	case "show", "hide":
		handle.MethodByName(methods[c.Call]).Call(nil)
	case "remove":
		handle.MethodByName("Remove").Call([]reflect.Value{reflect.ValueOf(readTime(c.Options["in"]))})
	case "transitionIn", "transitionOut":
		transition, err := c.part("transition", c.Call, c.Transition, layer)
		if err != nil {
			return err
		}
		handle.MethodByName(methods[c.Call]).Call([]reflect.Value{transition})
	case "addEffect":
		effects, err := c.part("effect", "effects", c.Effect, layer)
		if err != nil {
			return err
		}
		handle.MethodByName("AddEffect").Call([]reflect.Value{effects.Index(0)})
	default:
		return fmt.Errorf("there is no call %s", c.Call)
	}
	return nil
}

var methods = map[string]string{
	"fadeIn": "FadeIn", "fadeOut": "FadeOut", "show": "Show", "hide": "Hide",
	"transitionIn": "TransitionIn", "transitionOut": "TransitionOut",
}
