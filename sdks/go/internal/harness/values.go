package main

import (
	"encoding/json"
	"reflect"
	"strings"

	"videojson"
)

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// layerTypes are the layers of the handles.
var layerTypes = map[reflect.Type]reflect.Type{
	typeOf[*videojson.TextHandle]():     typeOf[videojson.TextLayer](),
	typeOf[*videojson.ImageHandle]():    typeOf[videojson.ImageLayer](),
	typeOf[*videojson.VideoHandle]():    typeOf[videojson.VideoLayer](),
	typeOf[*videojson.AudioHandle]():    typeOf[videojson.AudioLayer](),
	typeOf[*videojson.CaptionsHandle](): typeOf[videojson.CaptionsLayer](),
	typeOf[*videojson.ShapeHandle]():    typeOf[videojson.ShapeLayer](),
	typeOf[*videojson.GroupHandle]():    typeOf[videojson.GroupLayer](),
}

// decode reads members into a type of a document; what does not fit, the types refuse.
func decode(given members, target any) error {
	text, err := json.Marshal(given)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, target); err != nil {
		return staticError{err.Error()}
	}
	return nil
}

// fill sets the fields of a struct that takes some of the properties of a type of a document.
func fill(target reflect.Value, document reflect.Type, given members) error {
	source := reflect.New(document)
	if err := decode(given, source.Interface()); err != nil {
		return err
	}
	fields := map[string]int{}
	for index := range target.NumField() {
		name, _, _ := strings.Cut(target.Type().Field(index).Tag.Get("json"), ",")
		fields[name] = index
	}
	for name := range given {
		index, ok := fields[name]
		if !ok {
			return staticError{target.Type().Name() + " has no field for " + name}
		}
		field := target.Field(index)
		value := source.Elem().FieldByName(target.Type().Field(index).Name)
		if value.Type() != field.Type() {
			// Required in the document, here it can be left out.
			pointer := reflect.New(value.Type())
			pointer.Elem().Set(value)
			value = pointer
		}
		field.Set(value)
	}
	return nil
}

// part reads an effect or a transition, given by name with parameters or as a whole, as a field of a
// layer.
func (c call) part(tag, field string, given json.RawMessage, layer reflect.Type) (reflect.Value, error) {
	whole := members{}
	if given[0] == '{' {
		whole = read[members](given)
	} else {
		for name, value := range c.Parameters {
			whole[name] = value
		}
		whole[tag] = given
		if c.Duration != nil {
			whole["duration"] = c.Duration
		}
	}
	text, err := json.Marshal(whole)
	if err != nil {
		return reflect.Value{}, err
	}
	if field == "effects" {
		text = []byte("[" + string(text) + "]")
	}
	source := reflect.New(layer)
	if err := decode(members{field: text}, source.Interface()); err != nil {
		return reflect.Value{}, err
	}
	return source.Elem().FieldByName(strings.ToUpper(field[:1]) + field[1:]), nil
}

func animateOptions(duration, easing, wait json.RawMessage) ([]reflect.Value, error) {
	var options []reflect.Value
	if duration != nil {
		options = append(options, reflect.ValueOf(videojson.Over(readTime(duration))))
	}
	if easing != nil {
		eased, err := readEasing(easing)
		if err != nil {
			return nil, err
		}
		options = append(options, reflect.ValueOf(videojson.Eased(eased)))
	}
	if wait != nil && !read[bool](wait) {
		options = append(options, reflect.ValueOf(videojson.WithoutWaiting()))
	}
	return options, nil
}

// readEasing reads an easing as that of a keyframe.
func readEasing(given json.RawMessage) (videojson.Easing, error) {
	var keyframe videojson.NumberKeyframe
	err := decode(members{"easing": given}, &keyframe)
	return keyframe.Easing, err
}

// readTime reads a time that is given as a number or as text; nothing is no time.
func readTime(given json.RawMessage) videojson.Time {
	switch {
	case given == nil:
		return ""
	case given[0] == '"':
		return videojson.Time(read[string](given))
	}
	return videojson.Seconds(read[float64](given))
}

// read reads what the protocol promises to be of a type.
func read[T any](given json.RawMessage) T {
	var value T
	if err := json.Unmarshal(given, &value); err != nil {
		panic(err)
	}
	return value
}
