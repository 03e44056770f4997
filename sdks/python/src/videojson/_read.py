"""What callers give, as plain data of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._contract import fields_of, struct_of
from ._json import copy_json, require_depth
from ._model import Model, to_json_data
from ._pointer import child_pointer
from ._time import to_microseconds, to_seconds

if TYPE_CHECKING:
    from fractions import Fraction

    from ._facts import Field


class Reader:
    """Copies fields, with every time turned into seconds. Members that are None are left out.

    Nothing else is judged here: that is what validation is for. The copy is deep, so that a caller may
    go on using, and changing, what was given.
    """

    def __init__(self, rate: Fraction, call: str, *, texts_only: bool = False) -> None:
        self._rate = rate
        self._times = str if texts_only else (str, int, float)
        """Kinds of times that are read; others are left to validation."""
        self._call = call
        """The call whose fields are read, as messages name it: `add_text()`."""

    def read(self, given: Mapping[str, Any], fields: dict[str, Field]) -> dict[str, Any]:
        return self._struct(given, fields, "", 0)

    def _struct(self, value: Mapping[str, Any], fields: dict[str, Field], path: str, depth: int) -> dict[str, Any]:
        copy: dict[str, Any] = {}
        for name, member in value.items():
            field = fields.get(name)
            if field is None:
                # Data of a vendor, and fields the specification does not know, keep their nulls.
                copy[name] = to_json_data(member)
            elif member is not None:
                copy[name] = self._value(member, field, path, name, depth + 1)
        return copy

    def _value(self, value: Any, field: Field, path: str, token: str | int, depth: int) -> Any:
        if field.time and isinstance(value, self._times) and not isinstance(value, bool):
            where = f"{child_pointer(path, token)[1:]} of {self._call}"
            return to_seconds(to_microseconds(value, self._rate, where))
        if isinstance(value, (str, int, float)):
            return value
        require_depth(depth)
        if isinstance(value, Model):
            value = to_json_data(value)
        if isinstance(value, (list, tuple)):
            at = child_pointer(path, token)
            return [self._value(item, field, at, index, depth + 1) for index, item in enumerate(value)]
        if isinstance(value, Mapping):
            if field.of is None:
                return copy_json(value, depth)
            fields = fields_of(struct_of(field.of, value))
            return self._struct(value, fields, child_pointer(path, token), depth)
        return value
