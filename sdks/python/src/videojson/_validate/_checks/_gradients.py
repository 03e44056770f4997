"""Rules of gradients."""

from __future__ import annotations

from typing import Any

from ..._pointer import child_pointer
from ._context import (
    Context,
    keyframe_lists,
    list_member,
    number_member,
    objects,
    string_member,
)


def check_gradients(context: Context) -> None:
    """The stops of a gradient go forward, and gradients that are animated can be mixed."""
    for visit in context.layers:
        for property_, value in visit.layer.items():
            _check_stops(value, child_pointer(visit.pointer, property_), context)
        for track, pointer in keyframe_lists(visit.layer, visit.pointer):
            _check_track(track, pointer, context)


def _check_track(track: list[Any], pointer: str, context: Context) -> None:
    previous: dict[str, Any] = {}
    for index, keyframe in objects(track):
        value, before = keyframe.get("value"), previous.get("value")
        at = f"{pointer}/{index}/value"
        _check_stops(value, at, context)
        if previous.get("easing") != "step" and not _can_be_mixed(before, value):
            described: dict[str, Any] = {"from": _describe(before), "to": _describe(value)}
            context.report.add("KEYFRAME_VALUES_INCOMPATIBLE", at, **described)
        previous = keyframe


def _check_stops(value: Any, pointer: str, context: Context) -> None:
    if not _is_gradient(value):
        return
    previous: float | None = None
    for index, stop in objects(value["stops"]):
        offset = number_member(stop, "offset")
        if offset is None:
            continue
        if previous is not None and offset < previous:
            at = f"{pointer}/stops/{index}/offset"
            context.report.add("GRADIENT_STOP_ORDER", at, offset=offset, previous=previous)
        previous = offset


def _can_be_mixed(before: Any, after: Any) -> bool:
    """A colour stands for a gradient that is that colour everywhere: it mixes with every gradient."""
    if not _is_gradient(before) or not _is_gradient(after):
        return True
    return _kind(before) == _kind(after)


def _kind(gradient: dict[str, Any]) -> tuple[str | None, str, int]:
    return string_member(gradient, "type"), _rings(gradient), len(list_member(gradient, "stops"))


def _rings(gradient: dict[str, Any]) -> str:
    """Only radial gradients have a shape."""
    shape = string_member(gradient, "shape")
    return "ellipse" if shape is None else shape


def _is_gradient(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("stops"), list)


def _describe(value: Any) -> str:
    if not _is_gradient(value):
        return "a colour"
    type_ = string_member(value, "type")
    shape = f" {_rings(value)}" if type_ == "radial" else ""
    kind = "gradient" if type_ is None else f"{type_}{shape} gradient"
    return f"a {kind} of {len(value['stops'])} stops"
