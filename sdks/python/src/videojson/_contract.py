"""Questions about the contract, answered from the generated tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._facts import Alias, Field, ListOf, MapOf, Reference, Type
from ._generated.contract import STRUCTS, UNIONS, VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_FIELDS: dict[str, Field] = {}


def struct_of(name: str, value: Mapping[str, Any]) -> str | None:
    """The struct an object is: `name` itself, or the member of the union that its tag names."""
    union = UNIONS.get(name)
    if union is None:
        return name if name in STRUCTS else None
    tag = value.get(union.tag)
    return union.members.get(tag) if isinstance(tag, str) else None


def fields_of(struct: str | None) -> dict[str, Field]:
    """The fields of a struct by their names in the document; none when there is no such struct."""
    return STRUCTS.get(struct, _NO_FIELDS) if struct is not None else _NO_FIELDS


def layer_fields(type_: str) -> dict[str, Field]:
    """The fields of a layer type such as "text"."""
    return fields_of(UNIONS["Layer"].members.get(type_))


def is_list(type_: Type) -> bool:
    """Whether lists of this type have any number of entries; others are tuples."""
    if isinstance(type_, Reference):
        target = VALUES.get(type_.name)
        return isinstance(target, Alias) and is_list(target.type)
    return isinstance(type_, ListOf)


def is_free(type_: Type) -> bool:
    """Whether values of this type are data of others, such as `metadata`."""
    if isinstance(type_, Reference):
        target = VALUES.get(type_.name)
        return isinstance(target, Alias) and is_free(target.type)
    return isinstance(type_, MapOf)
