"""The normal form, in which documents that mean the same are alike (SPEC §17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._contract import fields_of, struct_of
from ._generated.contract import STRUCTS
from ._json import copy_json, require_depth, same_json
from ._time import from_number, is_number, to_seconds

if TYPE_CHECKING:
    from ._facts import Field


def normalize(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with `version`, without defaults and nulls, its times in whole microseconds.

    `metadata` is left as it is. The document given is not changed, and shares nothing with the
    result. Parts that are not valid are copied as they are.
    """
    normal = _struct(document, "Video", 0)
    normal.setdefault("version", STRUCTS["Video"]["version"].default)
    return normal


def _struct(value: Mapping[str, Any], struct: str | None, depth: int) -> dict[str, Any]:
    table = fields_of(struct)
    normal: dict[str, Any] = {}
    for name, member in value.items():
        field = table.get(name)
        if field is None:
            normal[name] = copy_json(member, depth + 1)
            continue
        if member is None:
            continue
        written = _value(member, field, depth + 1)
        if field.required or field.default is None or not same_json(written, field.default):
            normal[name] = written
    return normal


def _value(value: Any, field: Field, depth: int) -> Any:
    require_depth(depth)
    if field.time and is_number(value):
        microseconds = from_number(value)
        return value if microseconds is None else to_seconds(microseconds)
    if field.of is not None:
        if isinstance(value, (list, tuple)):
            return [_value(item, field, depth + 1) for item in value]
        if isinstance(value, Mapping):
            return _struct(value, struct_of(field.of, value), depth)
    return copy_json(value, depth)
