package videojson

import (
	"math"
	"reflect"
	"sync"
)

// unionRow says what the values of a union are made of; nil is no such kind of value.
type unionRow struct {
	union, number, text reflect.Type
	// Arrays, told apart by their length.
	tuples  []reflect.Type
	structs []memberRow
}

type memberRow struct {
	tag  string
	kind reflect.Type
}

var unionsByType = sync.OnceValue(func() map[reflect.Type]unionRow {
	table := make(map[reflect.Type]unionRow, len(unionTable))
	for _, row := range unionTable {
		table[row.union] = row
	}
	return table
})

// unmarshal is UnmarshalJSON of every struct: it reads what the types of Go can hold, and judges nothing
// else. Times may be given as texts.
func unmarshal(data []byte, target any) error {
	report := newReport()
	value, ok := readJSON(string(data), report)
	if !ok || report.hasErrors() {
		return report.err(value)
	}
	return decode(value, reflect.ValueOf(target).Elem(), "")
}

// decode puts JSON data into a value of Go.
func decode(value any, target reflect.Value, pointer string) error {
	if value == nil {
		return nil // Left out.
	}
	switch target.Type() {
	case timeType:
		return decodeTime(value, target, pointer)
	case metadataType:
		given, ok := value.(*object)
		if !ok {
			return wrongType(value, "an object", pointer)
		}
		target.Set(reflect.ValueOf(Metadata(plainValue(given).(map[string]any))))
		return nil
	}
	switch target.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(target.Type().Elem())
		if err := decode(value, fresh.Elem(), pointer); err != nil {
			return err
		}
		target.Set(fresh)
		return nil
	case reflect.Interface:
		return decodeUnion(value, target, pointer)
	case reflect.Struct:
		return decodeStruct(value, target, pointer)
	case reflect.Slice, reflect.Array:
		return decodeList(value, target, pointer)
	case reflect.String:
		if text, ok := value.(string); ok {
			target.SetString(text)
			return nil
		}
		return wrongType(value, "text", pointer)
	case reflect.Bool:
		if given, ok := value.(bool); ok {
			target.SetBool(given)
			return nil
		}
		return wrongType(value, "true or false", pointer)
	case reflect.Int:
		if number, ok := value.(float64); ok && number == math.Trunc(number) && math.Abs(number) <= 1<<53 {
			target.SetInt(int64(number))
			return nil
		}
		return wrongType(value, "a whole number", pointer)
	}
	if number, ok := value.(float64); ok {
		target.SetFloat(number)
		return nil
	}
	return wrongType(value, "a number", pointer)
}

func decodeTime(value any, target reflect.Value, pointer string) error {
	switch value := value.(type) {
	case float64:
		target.SetString(string(Seconds(value)))
	case string:
		target.SetString(value)
	default:
		return wrongType(value, "a time", pointer)
	}
	return nil
}

func decodeStruct(value any, target reflect.Value, pointer string) error {
	given, ok := value.(*object)
	if !ok {
		return wrongType(value, "an object", pointer)
	}
	name, tag := "", ""
	if tagged, ok := target.Interface().(tagged); ok {
		name, tag = tagged.tag()
	}
	for _, member := range given.members {
		at := childPointer(pointer, member.name)
		if member.name == name {
			if member.value != tag {
				return failAt(at, CodeValueNotAllowed, parameters{"value": quote(member.value), "allowed": quoteText(tag)})
			}
			continue
		}
		field := fieldNamed(target.Type(), member.name)
		if field == nil {
			return unknownField(member.name, target.Type(), at)
		}
		if err := decode(member.value, target.Field(field.index), at); err != nil {
			return err
		}
	}
	return nil
}

func fieldNamed(struct_ reflect.Type, name string) *structField {
	fields := fieldsOf(struct_)
	for index := range fields {
		if fields[index].name == name {
			return &fields[index]
		}
	}
	return nil
}

func unknownField(name string, struct_ reflect.Type, pointer string) error {
	known := []string{}
	for _, field := range fieldsOf(struct_) {
		known = append(known, field.name)
	}
	given := parameters{"property": cut(name), "owner": "a " + struct_.Name()}
	return failAt(pointer, CodePropertyUnknown, given, nearest(name, known)...)
}

func decodeList(value any, target reflect.Value, pointer string) error {
	list, ok := value.([]any)
	if !ok {
		return wrongType(value, "a list", pointer)
	}
	if target.Kind() == reflect.Slice {
		target.Set(reflect.MakeSlice(target.Type(), len(list), len(list)))
	} else if len(list) != target.Len() {
		return wrongType(value, "a list of "+formatNumber(float64(target.Len()))+" entries", pointer)
	}
	for index, item := range list {
		if err := decode(item, target.Index(index), entryPointer(pointer, index)); err != nil {
			return err
		}
	}
	return nil
}

func decodeUnion(value any, target reflect.Value, pointer string) error {
	row := unionsByType()[target.Type()]
	concrete, err := row.typeFor(value, pointer)
	if err != nil {
		return err
	}
	fresh := reflect.New(concrete)
	if err := decode(value, fresh.Elem(), pointer); err != nil {
		return err
	}
	if concrete.Kind() == reflect.Struct {
		target.Set(fresh)
	} else {
		target.Set(fresh.Elem())
	}
	return nil
}

// typeFor is the type of Go for a JSON value of the union.
func (u unionRow) typeFor(value any, pointer string) (reflect.Type, error) {
	switch value := value.(type) {
	case float64:
		if u.number != nil {
			return u.number, nil
		}
	case string:
		if u.text != nil {
			return u.text, nil
		}
	case []any:
		for _, tuple := range u.tuples {
			if tuple.Len() == len(value) {
				return tuple, nil
			}
		}
	case *object:
		return u.memberFor(value, pointer)
	}
	return nil, wrongType(value, "a "+u.union.Name(), pointer)
}

func (u unionRow) memberFor(value *object, pointer string) (reflect.Type, error) {
	if len(u.structs) == 0 {
		return nil, wrongType(value, "a "+u.union.Name(), pointer)
	}
	name, _ := reflect.Zero(u.structs[0].kind).Interface().(tagged).tag()
	given, ok := value.get(name)
	if !ok {
		return nil, failAt(pointer, CodePropertyMissing, parameters{"property": name, "owner": "a " + u.union.Name()})
	}
	tags := make([]string, len(u.structs))
	for index, member := range u.structs {
		if given == member.tag {
			return member.kind, nil
		}
		tags[index] = member.tag
	}
	at := childPointer(pointer, name)
	code := unknownTagCode(u.union.Name(), name)
	text, _ := given.(string)
	return nil, failAt(at, code, parameters{"value": quote(given), "allowed": listNames(tags)}, nearest(text, tags)...)
}

func wrongType(value any, expected, pointer string) error {
	return failAt(pointer, CodeValueType, parameters{"actual": describeValue(value), "expected": expected})
}

// plainValue is JSON data in the types that encoding/json uses.
func plainValue(value any) any {
	switch value := value.(type) {
	case []any:
		list := make([]any, len(value))
		for index, item := range value {
			list[index] = plainValue(item)
		}
		return list
	case *object:
		result := make(map[string]any, len(value.members))
		for _, member := range value.members {
			result[member.name] = plainValue(member.value)
		}
		return result
	}
	return value
}
