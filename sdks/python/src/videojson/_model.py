"""What every object of a document can do, and the way between objects and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar

from ._contract import fields_of, is_free, is_list, struct_of
from ._facts import Constant, Field
from ._json import require_depth
from ._names import camel_case, snake_case

if TYPE_CHECKING:
    from typing_extensions import Self

_MEMBERS: dict[type[Model], tuple[tuple[str, str], ...]] = {}


class Model:
    """An object of a document. Members that are None are not there."""

    __slots__ = ()
    _struct: ClassVar[str]

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON data: dicts and lists, with the names of the document."""
        return _encode(self, 0)  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Self:
        """The object that valid JSON data describes. Members that are not known are left out."""
        return decode(value, cls._struct)  # type: ignore[no-any-return]


def to_json_data(value: Any) -> Any:
    """A value with all objects of the SDK in it turned into JSON data; the rest is copied."""
    return _encode(value, 0)


def _encode(value: Any, depth: int) -> Any:
    if isinstance(value, (str, int, float)) or value is None:
        return value
    require_depth(depth)
    if isinstance(value, Model):
        encoded = {}
        for attribute, name in _members(type(value)):
            member = getattr(value, attribute)
            if member is not None:
                encoded[name] = _encode(member, depth + 1)
        return encoded
    if isinstance(value, Mapping):
        return {name: _encode(member, depth + 1) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(item, depth + 1) for item in value]
    return value


def _members(cls: type[Model]) -> tuple[tuple[str, str], ...]:
    members = _MEMBERS.get(cls)
    if members is None:
        names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
        members = _MEMBERS[cls] = tuple((name, camel_case(name)) for name in names)
    return members


def decode(value: Mapping[str, Any], name: str) -> Any:
    """The object that JSON data describes; `name` is its struct or the union it belongs to."""
    from ._generated.types import CLASSES  # noqa: PLC0415 - these classes derive from Model

    struct = struct_of(name, value)
    if struct is None:
        return value
    table = fields_of(struct)
    cls = CLASSES[struct]
    constant = {tag for tag, field in table.items() if isinstance(field.type, Constant)}
    given = {
        snake_case(member): _decode_value(item, table[member])
        for member, item in value.items()
        if member in table and member not in constant
    }
    return cls(**given)


def _decode_value(value: Any, field: Field) -> Any:
    if isinstance(value, dict):
        return decode(value, field.of) if field.of is not None else value
    if isinstance(value, list) and not is_free(field.type):
        items = [_decode_value(item, field) for item in value]
        return items if is_list(field.type) else tuple(items)
    return value
