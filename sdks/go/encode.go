package videojson

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// encoder turns the types of a document into JSON data. Times become seconds; what is left out in Go is
// left out of the data. Nothing else is judged here: that is what validation is for.
type encoder struct {
	rate frameRate
	// What errors say the value was given to: "AddText()".
	call string
	// Names of the fields on the way to the present value.
	path []string
}

// tagged is a struct with a constant field that tells it apart.
type tagged interface{ tag() (name, value string) }

var (
	timeType     = typeOf[Time]()
	metadataType = typeOf[Metadata]()
)

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func (e *encoder) encode(value reflect.Value) (any, error) {
	if len(e.path) > deepestValue {
		return nil, fail(CodeNestingTooDeep, parameters{"limit": deepestValue})
	}
	switch value.Type() {
	case timeType:
		return e.encodeTime(Time(value.String()))
	case metadataType:
		return plainJSON(map[string]any(value.Interface().(Metadata)), len(e.path))
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		if value.IsNil() {
			return nil, nil
		}
		return e.encode(value.Elem())
	case reflect.Struct:
		return e.encodeStruct(value)
	case reflect.Slice, reflect.Array:
		list := make([]any, value.Len())
		for index := range list {
			item, err := e.encode(value.Index(index))
			if err != nil {
				return nil, err
			}
			list[index] = item
		}
		return list, nil
	case reflect.String:
		return value.String(), nil
	case reflect.Float64:
		return value.Float(), nil
	case reflect.Int:
		return float64(value.Int()), nil
	case reflect.Bool:
		return value.Bool(), nil
	}
	return nil, fail(CodeInternal, parameters{"reason": fmt.Sprintf("%s is no type of a document", value.Type())})
}

func (e *encoder) encodeStruct(value reflect.Value) (any, error) {
	result := &object{}
	if tagged, ok := value.Interface().(tagged); ok {
		name, tag := tagged.tag()
		result.add(name, tag)
	}
	for _, field := range fieldsOf(value.Type()) {
		given := value.Field(field.index)
		if field.omitZero && given.IsZero() {
			continue
		}
		e.path = append(e.path, field.name)
		encoded, err := e.encode(given)
		if err != nil {
			return nil, err
		}
		e.path = e.path[:len(e.path)-1]
		result.add(field.name, encoded)
	}
	return result, nil
}

func (e *encoder) encodeTime(time Time) (any, error) {
	microseconds, err := time.microseconds(e.rate, strings.Join(e.path, "/")+" of "+e.call)
	return secondsOf(microseconds), err
}

// structField is a field of a struct of Go that is one of the JSON too.
type structField struct {
	index    int
	name     string
	omitZero bool
}

// structFields holds fields by type, so that tags are read once.
var structFields sync.Map

func fieldsOf(struct_ reflect.Type) []structField {
	if known, ok := structFields.Load(struct_); ok {
		return known.([]structField)
	}
	fields := make([]structField, 0, struct_.NumField())
	for index := range struct_.NumField() {
		name, options, _ := strings.Cut(struct_.Field(index).Tag.Get("json"), ",")
		if name != "" {
			fields = append(fields, structField{index, name, options == "omitzero"})
		}
	}
	structFields.Store(struct_, fields)
	return fields
}

func sortedKeys(values map[string]any) []string {
	return slices.Sorted(maps.Keys(values))
}

// marshal is MarshalJSON of every struct. Frames are counted at the frame rate of the document, outside
// of one at 30.
func marshal(value any) ([]byte, error) {
	data, err := toJSON(value)
	if err != nil {
		return nil, err
	}
	return canonicalJSON(data)
}

func toJSON(value any) (any, error) {
	encoder := encoder{rate: defaultRate, call: strings.TrimPrefix(fmt.Sprintf("%T", value), "*")}
	if video, ok := value.(Video); ok {
		// A rate that is not possible is told by validation.
		if rate, err := frameRateOf(video.FPS); err == nil {
			encoder.rate = rate
		}
	}
	return encoder.encode(reflect.ValueOf(value))
}
