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
    from .._pointer import Path
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
    _Structure(report).struct(document, "Video", ())


class _Structure:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._layer = "Layer"
        """The kind of layer that is looked at."""

    def struct(self, value: Any, name: str, path: Path) -> None:
        if not isinstance(value, dict):
            self._wrong_type(value, f"an object: {describe_struct(name)}", path)
            return
        fields = STRUCTS[name]
        constants, required = _demands(name)
        for key, constant in constants:
            if key in value and value[key] != constant:
                # It is another kind of thing: what its other members should be is not known.
                self._unknown_tag(value[key], name, key, [str(constant)], (path, key))
                return
        for key in required:
            if key not in value:
                self._report.add_missing(path, key, describe_struct(name))
        is_layer = name.endswith("Layer")
        for key, member in value.items():
            at = (path, key)
            known = fields.get(key)
            if known is None:
                self._unknown_property(name, key, at)
                continue
            if is_layer:
                self._layer = name
            self._field(member, known, name, key, at)

    def _field(self, value: Any, field: Field, struct: str, key: str, path: Path) -> None:
        if struct == "Video" and (
            (key == "fps" and value is not None) or (key == "version" and isinstance(value, str))
        ):
            return  # These have checks of their own.
        self._type(value, field.type, path, field.unit)

    def _type(self, value: Any, type_: Type, path: Path, unit: str | None = None) -> None:
        if isinstance(type_, Reference):
            self._named(value, type_.name, path, unit)
        elif isinstance(type_, (Anything, Constant)):
            pass
        elif value is None and not isinstance(type_, Null):
            self._report.add("VALUE_NULL", path)
        elif isinstance(type_, Number):
            self._number(value, type_, path, unit)
        elif isinstance(type_, Text):
            self._text(value, type_, path, None)
        elif isinstance(type_, Boolean):
            if not isinstance(value, bool):
                self._wrong_type(value, describe_type(type_), path)
        elif isinstance(type_, ListOf):
            self._list(value, type_, path, unit)
        elif isinstance(type_, TupleOf):
            self._tuple(value, type_.items, path, unit)
        elif isinstance(type_, MapOf):
            self._map(value, type_.values, path)
        elif value is not None:
            self._wrong_type(value, describe_type(type_), path)

    def _named(self, value: Any, name: str, path: Path, unit: str | None) -> None:
        known = VALUES.get(name)
        if isinstance(known, Alias):
            if isinstance(known.type, Text):
                self._text(value, known.type, path, name)
            else:
                self._type(value, known.type, path, unit or known.unit)
        elif value is None:
            self._report.add("VALUE_NULL", path)
        elif known is None:
            self.struct(value, name, path)
        elif isinstance(known, Choice):
            self._choice(value, name, known.values, path)
        elif isinstance(known, OneKind):
            self._tagged(value, name, path)
        else:
            self._one_of(value, name, known, path, unit)

    def _number(self, value: Any, type_: Number, path: Path, unit: str | None) -> None:
        if not is_number(value) or (type_.whole and value != int(value)):
            self._wrong_type(value, describe_type(type_, unit), path)
        else:
            self._range(value, type_.range, path, unit)

    def _range(self, value: float, limits: Range, path: Path, unit: str | None) -> None:
        if not limits.holds(value):
            allowed = describe_range(limits, unit)
            self._report.add("VALUE_RANGE", path, value=plain(value), range=allowed)

    def _text(self, value: Any, type_: Text, path: Path, name: str | None) -> None:
        if value is None:
            self._report.add("VALUE_NULL", path)
        elif not isinstance(value, str):
            expected = "text" if name is None else describe_type(Reference(name))
            self._wrong_type(value, expected, path)
        elif len(value) < type_.shortest:
            limit = type_.shortest
            self._report.add("STRING_TOO_SHORT", path, length=len(value), limit=limit)
        elif type_.longest is not None and len(value) > type_.longest:
            limit = type_.longest
            self._report.add("STRING_TOO_LONG", path, length=len(value), limit=limit)
        elif type_.pattern is not None and not _pattern(type_.pattern).search(value):
            expected = "this text" if name is None else describe_title(name)
            example = quote(example_of(name) or "")
            value = quote(value)
            self._report.add("VALUE_FORMAT", path, value=value, expected=expected, example=example)

    def _choice(self, value: Any, name: str, allowed: list[str], path: Path) -> None:
        if not isinstance(value, str):
            self._wrong_type(value, describe_type(Reference(name)), path)
        elif value not in allowed:
            code = _UNKNOWN_CODES.get(name, "VALUE_NOT_ALLOWED")
            self._report.add(
                code,
                path,
                lambda: nearest(value, allowed),
                value=quote(value),
                allowed=list_names(allowed),
            )

    def _list(self, value: Any, type_: ListOf, path: Path, unit: str | None) -> None:
        if not isinstance(value, list):
            self._wrong_type(value, "a list", path)
            return
        self._length(len(value), type_.least, type_.most, path)
        for index, item in enumerate(value):
            at = (path, index)
            self._type(item, type_.items, at, unit)
            if type_.values is not None and isinstance(item, dict):
                number = item.get("value")
                if isinstance(number, (int, float)) and not isinstance(number, bool):
                    self._range(number, type_.values, (at, "value"), unit)

    def _tuple(self, value: Any, items: list[Type], path: Path, unit: str | None) -> None:
        if not isinstance(value, list):
            self._wrong_type(value, f"a list of {len(items)} entries", path)
            return
        self._length(len(value), len(items), len(items), path)
        for index, (item, type_) in enumerate(zip(value, items, strict=False)):
            self._type(item, type_, (path, index), unit)

    def _length(self, length: int, least: int, most: int | None, path: Path) -> None:
        if length < least:
            self._report.add("LIST_TOO_SHORT", path, length=length, limit=least)
        elif most is not None and length > most:
            self._report.add("LIST_TOO_LONG", path, length=length, limit=most)

    def _map(self, value: Any, items: Type, path: Path) -> None:
        if not isinstance(value, dict):
            self._wrong_type(value, "an object", path)
            return
        for key, member in value.items():
            self._type(member, items, (path, key))

    def _tagged(self, value: Any, name: str, path: Path) -> None:
        tag, members = UNIONS[name]
        if not isinstance(value, dict):
            self._wrong_type(value, describe_type(Reference(name)), path)
        elif tag not in value:
            self._report.add_missing(path, tag, describe_title(name))
        else:
            key = value[tag]
            if isinstance(key, str) and key in members:
                self.struct(value, members[key], path)
            else:
                self._unknown_tag(key, name, tag, list(members), (path, tag))

    def _unknown_tag(self, value: Any, union: str, tag: str, allowed: list[str], path: Path) -> None:
        everywhere = UNIONS["Transition"].members if tag == "transition" else {}
        if value is None:
            self._report.add("VALUE_NULL", path)
        elif isinstance(value, str) and value in everywhere:
            self._report.add(
                "TRANSITION_NOT_APPLICABLE",
                path,
                value=quote(value),
                owner=describe_struct(self._layer),
                allowed=list_names(allowed),
            )
        else:
            code = _UNKNOWN_CODES.get(union) or _UNKNOWN_CODES_BY_TAG.get(tag, "VALUE_NOT_ALLOWED")
            self._report.add(
                code,
                path,
                lambda: nearest(value, allowed) if isinstance(value, str) else [],
                value=quote(value),
                allowed=list_names(allowed),
            )

    def _one_of(self, value: Any, name: str, known: OneOf, path: Path, unit: str | None) -> None:
        """Chooses the one alternative that is meant by the kind of the value and, for lists, by its length."""
        meant = [type_ for type_ in known.alternatives if _kind(value) in _kinds_of(type_)]
        if isinstance(value, list) and len(meant) > 1:
            meant = [type_ for type_ in meant if _tuple_length(type_) == len(value)]
        if len(meant) == 1:
            self._type(value, meant[0], path, unit)
        else:
            self._wrong_type(value, describe_type(Reference(name)), path)

    def _unknown_property(self, struct: str, property_: str, path: Path) -> None:
        owner = owner_of_keyframes(struct)
        if owner is not None and property_ in STRUCTS[owner]:
            described = describe_struct(owner)
            self._report.add("KEYFRAME_NOT_ANIMATABLE", path, property=property_, owner=described)
        else:
            known = list(STRUCTS[struct])
            self._report.add(
                "PROPERTY_UNKNOWN",
                path,
                lambda: nearest(property_, known),
                property=cut(property_),
                owner=describe_struct(struct),
            )

    def _wrong_type(self, value: Any, expected: str, path: Path) -> None:
        if value is None:
            self._report.add("VALUE_NULL", path)
        else:
            actual = describe_value(value)
            self._report.add("VALUE_TYPE", path, actual=actual, expected=expected)


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
