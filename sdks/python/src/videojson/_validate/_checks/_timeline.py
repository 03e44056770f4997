"""Rules of time: keyframes ascend, the video does not last too long, everything has its turn."""

from __future__ import annotations

from typing import Literal

from .. import _limits
from ._context import (
    Context,
    JsonObject,
    keyframe_lists,
    list_member,
    microseconds,
    number_member,
    objects,
    string_member,
)

_DEFAULT_LENGTH = 5_000_000
"""Length of a video in which nothing says when it ends, in microseconds."""

Length = int | Literal["unknown"]
"""Microseconds, or "unknown" when they depend on the length of a file."""


def check_keyframe_order(context: Context) -> None:
    """Keyframes come in strictly ascending order of time, after rounding to microseconds."""
    for visit in context.layers:
        for track, pointer in keyframe_lists(visit.layer, visit.pointer):
            previous: float | None = None
            for index, keyframe in objects(track):
                time = number_member(keyframe, "time")
                if time is None:
                    continue
                if previous is not None and microseconds(time) <= microseconds(previous):
                    at = f"{pointer}/{index}/time"
                    context.report.add("KEYFRAME_ORDER", at, time=time, previous=previous)
                previous = time


def check_timeline(context: Context) -> None:
    """Layers begin, and keyframes lie, before the end of what they are in (SPEC §3.2, §4)."""
    document = context.document
    given = _given_length(document)
    content = _content_end(document) if given is None else given
    length = _DEFAULT_LENGTH if content is None else content
    if length != "unknown" and length > _limits.SECONDS * 1_000_000:
        limit = _limits.SECONDS
        context.report.add("DURATION_TOO_LONG", "", duration=length / 1e6, limit=limit)
    _check_children(document, "", length, context)


def _check_children(parent: JsonObject, pointer: str, end: Length, context: Context) -> None:
    for index, layer in objects(list_member(parent, "layers")):
        if layer.get("enabled") is False:
            continue
        at = f"{pointer}/layers/{index}"
        start = _start_of(layer)
        if end != "unknown" and start >= end:
            place = f"{at}/startTime" if "startTime" in layer else at
            context.report.add("LAYER_NEVER_SHOWN", place, startTime=start / 1e6, end=end / 1e6)
            continue
        rest: Length = "unknown" if end == "unknown" else end - start
        own = _own_length(layer)
        length = _shorter(rest if own is None else own, rest)
        _check_keyframe_times(layer, at, length, context)
        _check_children(layer, at, length, context)


def _shorter(length: Length, rest: Length) -> Length:
    """No layer lasts longer than its parent."""
    if rest == "unknown":
        return length
    return "unknown" if length == "unknown" else min(length, rest)


def _check_keyframe_times(layer: JsonObject, pointer: str, length: Length, context: Context) -> None:
    if length == "unknown":
        return
    for track, at in keyframe_lists(layer, pointer):
        for index, keyframe in objects(track):
            time = number_member(keyframe, "time")
            if time is not None and microseconds(time) > length:
                place = f"{at}/{index}/time"
                context.report.add("KEYFRAME_NEVER_REACHED", place, time=time, end=length / 1e6)


def _content_end(parent: JsonObject) -> Length | None:
    """The latest explicit end of the layers of a document or a group."""
    latest: int | None = None
    for _, layer in objects(list_member(parent, "layers")):
        if layer.get("enabled") is False:
            continue
        length = _own_length(layer)
        if length == "unknown":
            return "unknown"
        if length is not None:
            latest = max(latest or 0, _start_of(layer) + length)
    return latest


def _own_length(layer: JsonObject) -> Length | None:
    """How long a layer says it lasts; None when it lasts as long as its parent."""
    given = _given_length(layer)
    if given is not None:
        return given
    type_ = string_member(layer, "type")
    if type_ == "captions":
        ends = [number_member(item, "endTime") for _, item in objects(list_member(layer, "captions"))]
        return max([microseconds(end or 0) for end in ends], default=0)
    if type_ == "group":
        return _content_end(layer)
    if type_ == "image":
        # Whether a picture is animated, and so has a length, is known only from its file.
        return "unknown" if layer.get("loop") is False else None
    if type_ in ("video", "audio"):
        return None if layer.get("loop") is True else "unknown"
    return None


def _given_length(owner: JsonObject) -> int | None:
    """A `duration` above 0; one that is wrong is told by the schema."""
    seconds = number_member(owner, "duration")
    return microseconds(seconds) if seconds is not None and seconds > 0 else None


def _start_of(layer: JsonObject) -> int:
    return microseconds(number_member(layer, "startTime") or 0)
