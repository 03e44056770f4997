package videojson

import (
	"strconv"
	"strings"
)

// JSON as data: nil, bool, float64, string, []any, *object. Unlike a map, an object keeps the order of
// its members, so that issues can be told in the order of the document.

type object struct{ members []member }

type member struct {
	name  string
	value any
}

// get finds a member; the objects of a document are small.
func (o *object) get(name string) (any, bool) {
	if index := o.find(name); index >= 0 {
		return o.members[index].value, true
	}
	return nil, false
}

// value is that of a member, nil when there is none.
func (o *object) value(name string) any {
	value, _ := o.get(name)
	return value
}

// set gives a member a value; a new one comes last.
func (o *object) set(name string, value any) {
	if index := o.find(name); index >= 0 {
		o.members[index].value = value
		return
	}
	o.add(name, value)
}

// add appends a member that is not there yet.
func (o *object) add(name string, value any) {
	o.members = append(o.members, member{name, value})
}

// take removes a member and gives its value.
func (o *object) take(name string) (any, bool) {
	index := o.find(name)
	if index < 0 {
		return nil, false
	}
	value := o.members[index].value
	o.members = append(o.members[:index], o.members[index+1:]...)
	return value, true
}

func (o *object) find(name string) int {
	for index := range o.members {
		if o.members[index].name == name {
			return index
		}
	}
	return -1
}

func (o *object) number(name string) (float64, bool) {
	number, ok := o.value(name).(float64)
	return number, ok
}

func (o *object) text(name string) (string, bool) {
	text, ok := o.value(name).(string)
	return text, ok
}

// list is a member that is a list; nil for anything else.
func (o *object) list(name string) []any {
	list, _ := o.value(name).([]any)
	return list
}

// sameJSON tells whether two values are equal; -0 equals 0, the order of members does not count.
func sameJSON(a, b any) bool {
	switch a := a.(type) {
	case []any:
		other, ok := b.([]any)
		if !ok || len(a) != len(other) {
			return false
		}
		for index := range a {
			if !sameJSON(a[index], other[index]) {
				return false
			}
		}
		return true
	case *object:
		other, ok := b.(*object)
		if !ok || len(a.members) != len(other.members) {
			return false
		}
		for _, member := range a.members {
			value, found := other.get(member.name)
			if !found || !sameJSON(member.value, value) {
				return false
			}
		}
		return true
	}
	switch b.(type) {
	case []any, *object:
		return false
	}
	return a == b
}

// childPointer is the JSON Pointer (RFC 6901) of a member of the value at a pointer.
func childPointer(pointer, name string) string {
	if strings.ContainsAny(name, "~/") {
		name = strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	}
	return pointer + "/" + name
}

// entryPointer is the JSON Pointer of an entry of a list.
func entryPointer(pointer string, index int) string {
	return pointer + "/" + strconv.Itoa(index)
}

// trail is the way to a value, kept while a tree is walked: pointers are made only where they are told.
type trail []step

// step is the name of a member, or the index of an entry.
type step struct {
	name  string
	index int
}

func (t *trail) enter(name string) { *t = append(*t, step{name, -1}) }

func (t *trail) enterEntry(index int) { *t = append(*t, step{"", index}) }

func (t *trail) leave() { *t = (*t)[:len(*t)-1] }

// pointer is the JSON Pointer of the value.
func (t trail) pointer() string {
	pointer := ""
	for _, step := range t {
		if step.index >= 0 {
			pointer = entryPointer(pointer, step.index)
		} else {
			pointer = childPointer(pointer, step.name)
		}
	}
	return pointer
}
