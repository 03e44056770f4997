"""What a check is given, and questions about plain data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._pointer import child_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._report import Report

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class LayerVisit:
    """A layer somewhere in the document, which need not be valid."""

    layer: JsonObject
    pointer: str
    depth: int
    """1 for a layer of the document itself, 2 inside a group, …"""
    list_pointer: str
    """Pointer of the list the layer is in."""


@dataclass(frozen=True)
class Context:
    document: JsonObject
    layers: list[LayerVisit]
    report: Report


def visit_layers(parent: JsonObject, pointer: str = "", depth: int = 1) -> Iterator[LayerVisit]:
    """All layers in the order of the document, those of a group after the group."""
    list_pointer = f"{pointer}/layers"
    for index, layer in enumerate(list_member(parent, "layers")):
        if isinstance(layer, dict):
            at = child_pointer(list_pointer, index)
            yield LayerVisit(layer, at, depth, list_pointer)
            yield from visit_layers(layer, at, depth + 1)


def number_member(owner: JsonObject, name: str) -> float | None:
    value = owner.get(name)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None


def string_member(owner: JsonObject, name: str) -> str | None:
    value = owner.get(name)
    return value if isinstance(value, str) else None


def list_member(owner: JsonObject, name: str) -> list[Any]:
    value = owner.get(name)
    return value if isinstance(value, list) else []


def objects(values: list[Any]) -> Iterator[tuple[int, JsonObject]]:
    """The entries that are objects, with their indexes."""
    return ((index, value) for index, value in enumerate(values) if isinstance(value, dict))


def microseconds(seconds: float) -> int:
    """Seconds of a document as whole microseconds, half up (SPEC §2)."""
    return math.floor(seconds * 1e6 + 0.5)


def keyframe_lists(layer: JsonObject, pointer: str) -> Iterator[tuple[list[Any], str]]:
    """The lists of keyframes of a layer, property by property, and those of its effects."""
    yield from _lists_of(layer, pointer)
    for index, effect in objects(list_member(layer, "effects")):
        yield from _lists_of(effect, f"{pointer}/effects/{index}")


def _lists_of(owner: JsonObject, pointer: str) -> Iterator[tuple[list[Any], str]]:
    keyframes = owner.get("keyframes")
    if isinstance(keyframes, dict):
        for property_, track in keyframes.items():
            if isinstance(track, list):
                yield track, child_pointer(f"{pointer}/keyframes", property_)
