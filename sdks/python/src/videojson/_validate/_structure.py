"""Says everything that is wrong with the structure of a document, along the generated tables: one
mistake gives one issue, however many alternatives a union has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from .._facts import (
    Alias,
    Anything,
    Boolean,
    Choice,
    Constant,
    Field,
    ListOf,
    MapOf,
    Null,
    Number,
    OneKind,
    OneOf,
    Range,
    Reference,
    Text,
    TupleOf,
    Type,
)
from .._generated.contract import STRUCTS, UNIONS, VALUES
from .._pointer import child_pointer
from .._time import is_number
from ._suggest import nearest
from ._words import (
    cut,
    describe_range,
    describe_struct,
    describe_title,
    describe_type,
    describe_value,
    example_of,
    list_names,
    owner_of_keyframes,
    plain,
    quote,
)

if TYPE_CHECKING:
    from .._generated.errors import ErrorCode
    from ._report import Report

_UNKNOWN_CODES: dict[str, ErrorCode] = {
    "Layer": "LAYER_TYPE_UNKNOWN",
    "EasingName": "EASING_UNKNOWN",
    "EasingCurve": "EASING_UNKNOWN",
    "Gradient": "GRADIENT_TYPE_UNKNOWN",
}
"""Lists that say by a code of their own what they do not know."""
_UNKNOWN_CODES_BY_TAG: dict[str, ErrorCode] = {
    "effect": "EFFECT_UNKNOWN",
    "transition": "TRANSITION_UNKNOWN",
}


def check_structure(document: Any, report: Report) -> None:
    _Structure(report).struct(document, "Video", "")


class _Structure:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._layer = "Layer"
        """The kind of layer that is looked at."""

    def struct(self, value: Any, name: str, pointer: str) -> None:
        if not isinstance(value, dict):
            self._wrong_type(value, f"an object: {describe_struct(name)}", pointer)
            return
        fields = STRUCTS[name]
        constants, required = _demands(name)
        for key, constant in constants:
            if key in value and value[key] != constant:
                # It is another kind of thing: what its other members should be is not known.
                self._unknown_tag(value[key], name, key, [str(constant)], child_pointer(pointer, key))
                return
        for key in required:
            if key not in value:
                self._report.add_missing(pointer, key, describe_struct(name))
        is_layer = name.endswith("Layer")
        for key, member in value.items():
            at = child_pointer(pointer, key)
            known = fields.get(key)
            if known is None:
                self._unknown_property(name, key, at)
                continue
            if is_layer:
                self._layer = name
            self._field(member, known, name, key, at)

    def _field(self, value: Any, field: Field, struct: str, key: str, pointer: str) -> None:
        if struct == "Video" and (
            (key == "fps" and value is not None) or (key == "version" and isinstance(value, str))
        ):
            return  # These have checks of their own.
        self._type(value, field.type, pointer, field.unit)

    def _type(self, value: Any, type_: Type, pointer: str, unit: str | None = None) -> None:
        if isinstance(type_, Reference):
            self._named(value, type_.name, pointer, unit)
        elif isinstance(type_, (Anything, Constant)):
            pass
        elif value is None and not isinstance(type_, Null):
            self._report.add("VALUE_NULL", pointer)
        elif isinstance(type_, Number):
            self._number(value, type_, pointer, unit)
        elif isinstance(type_, Text):
            self._text(value, type_, pointer, None)
        elif isinstance(type_, Boolean):
            if not isinstance(value, bool):
                self._wrong_type(value, describe_type(type_), pointer)
        elif isinstance(type_, ListOf):
            self._list(value, type_, pointer, unit)
        elif isinstance(type_, TupleOf):
            self._tuple(value, type_.items, pointer, unit)
        elif isinstance(type_, MapOf):
            self._map(value, type_.values, pointer)
        elif value is not None:
            self._wrong_type(value, describe_type(type_), pointer)

    def _named(self, value: Any, name: str, pointer: str, unit: str | None) -> None:
        known = VALUES.get(name)
        if isinstance(known, Alias):
            if isinstance(known.type, Text):
                self._text(value, known.type, pointer, name)
            else:
                self._type(value, known.type, pointer, unit or known.unit)
        elif value is None:
            self._report.add("VALUE_NULL", pointer)
        elif known is None:
            self.struct(value, name, pointer)
        elif isinstance(known, Choice):
            self._choice(value, name, known.values, pointer)
        elif isinstance(known, OneKind):
            self._tagged(value, name, pointer)
        else:
            self._one_of(value, name, known, pointer, unit)

    def _number(self, value: Any, type_: Number, pointer: str, unit: str | None) -> None:
        if not is_number(value) or (type_.whole and value != int(value)):
            self._wrong_type(value, describe_type(type_, unit), pointer)
        else:
            self._range(value, type_.range, pointer, unit)

    def _range(self, value: float, limits: Range, pointer: str, unit: str | None) -> None:
        if not limits.holds(value):
            allowed = describe_range(limits, unit)
            self._report.add("VALUE_RANGE", pointer, value=plain(value), range=allowed)

    def _text(self, value: Any, type_: Text, pointer: str, name: str | None) -> None:
        if value is None:
            self._report.add("VALUE_NULL", pointer)
        elif not isinstance(value, str):
            expected = "text" if name is None else describe_type(Reference(name))
            self._wrong_type(value, expected, pointer)
        elif len(value) < type_.shortest:
            limit = type_.shortest
            self._report.add("STRING_TOO_SHORT", pointer, length=len(value), limit=limit)
        elif type_.longest is not None and len(value) > type_.longest:
            limit = type_.longest
            self._report.add("STRING_TOO_LONG", pointer, length=len(value), limit=limit)
        elif type_.pattern is not None and not _pattern(type_.pattern).search(value):
            expected = "this text" if name is None else describe_title(name)
            example = quote(example_of(name) or "")
            value = quote(value)
            self._report.add("VALUE_FORMAT", pointer, value=value, expected=expected, example=example)

    def _choice(self, value: Any, name: str, allowed: list[str], pointer: str) -> None:
        if not isinstance(value, str):
            self._wrong_type(value, describe_type(Reference(name)), pointer)
        elif value not in allowed:
            code = _UNKNOWN_CODES.get(name, "VALUE_NOT_ALLOWED")
            self._report.add(
                code,
                pointer,
                lambda: nearest(value, allowed),
                value=quote(value),
                allowed=list_names(allowed),
            )

    def _list(self, value: Any, type_: ListOf, pointer: str, unit: str | None) -> None:
        if not isinstance(value, list):
            self._wrong_type(value, "a list", pointer)
            return
        self._length(len(value), type_.least, type_.most, pointer)
        for index, item in enumerate(value):
            at = child_pointer(pointer, index)
            self._type(item, type_.items, at, unit)
            if type_.values is not None and isinstance(item, dict):
                number = item.get("value")
                if isinstance(number, (int, float)) and not isinstance(number, bool):
                    self._range(number, type_.values, child_pointer(at, "value"), unit)

    def _tuple(self, value: Any, items: list[Type], pointer: str, unit: str | None) -> None:
        if not isinstance(value, list):
            self._wrong_type(value, f"a list of {len(items)} entries", pointer)
            return
        self._length(len(value), len(items), len(items), pointer)
        for index, (item, type_) in enumerate(zip(value, items, strict=False)):
            self._type(item, type_, child_pointer(pointer, index), unit)

    def _length(self, length: int, least: int, most: int | None, pointer: str) -> None:
        if length < least:
            self._report.add("LIST_TOO_SHORT", pointer, length=length, limit=least)
        elif most is not None and length > most:
            self._report.add("LIST_TOO_LONG", pointer, length=length, limit=most)

    def _map(self, value: Any, items: Type, pointer: str) -> None:
        if not isinstance(value, dict):
            self._wrong_type(value, "an object", pointer)
            return
        for key, member in value.items():
            self._type(member, items, child_pointer(pointer, key))

    def _tagged(self, value: Any, name: str, pointer: str) -> None:
        tag, members = UNIONS[name]
        if not isinstance(value, dict):
            self._wrong_type(value, describe_type(Reference(name)), pointer)
        elif tag not in value:
            self._report.add_missing(pointer, tag, describe_title(name))
        else:
            key = value[tag]
            if isinstance(key, str) and key in members:
                self.struct(value, members[key], pointer)
            else:
                self._unknown_tag(key, name, tag, list(members), child_pointer(pointer, tag))

    def _unknown_tag(self, value: Any, union: str, tag: str, allowed: list[str], pointer: str) -> None:
        everywhere = UNIONS["Transition"].members if tag == "transition" else {}
        if value is None:
            self._report.add("VALUE_NULL", pointer)
        elif isinstance(value, str) and value in everywhere:
            self._report.add(
                "TRANSITION_NOT_APPLICABLE",
                pointer,
                value=quote(value),
                owner=describe_struct(self._layer),
                allowed=list_names(allowed),
            )
        else:
            code = _UNKNOWN_CODES.get(union) or _UNKNOWN_CODES_BY_TAG.get(tag, "VALUE_NOT_ALLOWED")
            self._report.add(
                code,
                pointer,
                lambda: nearest(value, allowed) if isinstance(value, str) else [],
                value=quote(value),
                allowed=list_names(allowed),
            )

    def _one_of(self, value: Any, name: str, known: OneOf, pointer: str, unit: str | None) -> None:
        """Chooses the one alternative that is meant by the kind of the value and, for lists, by its length."""
        meant = [type_ for type_ in known.alternatives if _kind(value) in _kinds_of(type_)]
        if isinstance(value, list) and len(meant) > 1:
            meant = [type_ for type_ in meant if _tuple_length(type_) == len(value)]
        if len(meant) == 1:
            self._type(value, meant[0], pointer, unit)
        else:
            self._wrong_type(value, describe_type(Reference(name)), pointer)

    def _unknown_property(self, struct: str, property_: str, pointer: str) -> None:
        owner = owner_of_keyframes(struct)
        if owner is not None and property_ in STRUCTS[owner]:
            described = describe_struct(owner)
            self._report.add("KEYFRAME_NOT_ANIMATABLE", pointer, property=property_, owner=described)
        else:
            known = list(STRUCTS[struct])
            self._report.add(
                "PROPERTY_UNKNOWN",
                pointer,
                lambda: nearest(property_, known),
                property=cut(property_),
                owner=describe_struct(struct),
            )

    def _wrong_type(self, value: Any, expected: str, pointer: str) -> None:
        if value is None:
            self._report.add("VALUE_NULL", pointer)
        else:
            actual = describe_value(value)
            self._report.add("VALUE_TYPE", pointer, actual=actual, expected=expected)


@cache
def _demands(struct: str) -> tuple[list[tuple[str, Any]], list[str]]:
    """The fields of a struct with their only values, and the names of those that must be there."""
    fields = STRUCTS[struct].items()
    constants = [(key, field.type.value) for key, field in fields if isinstance(field.type, Constant)]
    return constants, [key for key, field in fields if field.required]


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


@cache
def _kinds_of_name(name: str) -> frozenset[str]:
    known = VALUES.get(name)
    if known is None or isinstance(known, OneKind):
        return frozenset({"object"})
    if isinstance(known, Choice):
        return frozenset({"string"})
    types = [known.type] if isinstance(known, Alias) else known.alternatives
    return frozenset().union(*map(_kinds_of, types))


_KINDS: dict[type[Any], frozenset[str]] = {
    Number: frozenset({"number"}),
    Text: frozenset({"string"}),
    Boolean: frozenset({"boolean"}),
    Null: frozenset({"null"}),
    ListOf: frozenset({"array"}),
    TupleOf: frozenset({"array"}),
    MapOf: frozenset({"object"}),
    Anything: frozenset({"null", "boolean", "number", "string", "array", "object"}),
}


def _kinds_of(type_: Type) -> frozenset[str]:
    """The kinds of JSON values a type can be."""
    if isinstance(type_, Reference):
        return _kinds_of_name(type_.name)
    if isinstance(type_, Constant):
        return frozenset({_kind(type_.value)})
    return _KINDS[type(type_)]


def _tuple_length(type_: Type) -> int | None:
    if isinstance(type_, TupleOf):
        return len(type_.items)
    known = VALUES.get(type_.name) if isinstance(type_, Reference) else None
    return _tuple_length(known.type) if isinstance(known, Alias) else None


@cache
def _pattern(source: str) -> re.Pattern[str]:
    # In Python `$` also matches before a line break at the end.
    return re.compile(source[:-1] + r"\Z" if source.endswith("$") else source)
