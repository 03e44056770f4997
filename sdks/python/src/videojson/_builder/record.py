"""One layer while it is being authored."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .._names import snake_case
from .._time import from_number, is_number, to_seconds
from .misuse import misuse
from .track import KeyframeTrack, TrackKeyframe

if TYPE_CHECKING:
    from .._errors import VideoJSONError
    from .scope import Scope


class LayerRecord:
    """Fields as they go into the document, the place in time in whole microseconds, and a track for
    each property that changes.
    """

    def __init__(self, type_: str, scope: Scope, index: float, fields: dict[str, Any], call: str) -> None:
        rest = dict(fields)
        if rest.pop("type", type_) != type_:
            raise misuse(call, "`type` says it is another layer", "Leave `type` out: the method says it.")
        if "layers" in rest:
            raise misuse(call, "`layers` is given", "Add the layers of a group in the block of group().")
        self.type = type_
        self.scope = scope
        self.index = index
        start = _place(rest.pop("startTime", None), call, "startTime")
        self.start = scope.pointer if start is None else start
        """Microseconds from the start of the scope."""
        self.duration = _place(rest.pop("duration", None), call, "duration")
        """Microseconds; None: as long as its media or captions, else to the end of the parent."""
        self.removed = False
        """Whether `remove` has ended the layer."""
        self.children: Scope | None = None
        """The layers of a group."""
        self.tracks = _read_tracks(rest.pop("keyframes", {}), call)
        self.fields = rest
        """Fields as in the document, without those that are kept above."""

    @property
    def absolute_start(self) -> int:
        """Microseconds from the start of the project."""
        return self.scope.origin + self.start

    @property
    def end(self) -> int | None:
        """Microseconds from the start of the scope; None when that is not written down."""
        length = self.duration
        if length is None:
            length = self._captions_end()
        if length is None:
            length = self._trimmed_length()
        return None if length is None else self.start + length

    @property
    def is_enabled(self) -> bool:
        return self.fields.get("enabled") is not False

    def track(self, property_: str) -> KeyframeTrack:
        """The track of a property, made on first use."""
        return self.tracks.setdefault(property_, KeyframeTrack())

    def to_layer(self) -> dict[str, Any]:
        """The layer as it stands in the document."""
        layer: dict[str, Any] = {"type": self.type, "startTime": to_seconds(self.start)}
        if self.duration is not None:
            layer["duration"] = to_seconds(self.duration)
        layer.update(self.fields)
        if self.tracks:
            layer["keyframes"] = {name: _write_track(track) for name, track in self.tracks.items()}
        if self.children is not None:
            layer["layers"] = self.children.to_layers()
        return layer

    def _captions_end(self) -> int | None:
        captions = self.fields.get("captions")
        if not isinstance(captions, list):
            return None
        ends = [_microseconds(item.get("endTime")) for item in captions if isinstance(item, dict)]
        return max((end for end in ends if end is not None), default=None)

    def _trimmed_length(self) -> int | None:
        """The length of media of which both ends are given: (end - start) / speed, half up."""
        start = _microseconds(self.fields.get("sourceStart", 0))
        end = _microseconds(self.fields.get("sourceEnd"))
        speed = self.fields.get("speed", 1)
        if start is None or end is None or self.fields.get("loop") is True:
            return None
        if not is_number(speed) or speed == 0 or not math.isfinite(speed):
            return None
        length = math.floor((end - start) / speed + 0.5)
        return length if 0 < length < 2**53 else None


def _microseconds(seconds: Any) -> int | None:
    return from_number(seconds) if is_number(seconds) else None


def _place(seconds: Any, call: str, name: str) -> int | None:
    place = _microseconds(seconds)
    if seconds is not None and (place is None or place < 0):
        raise misuse(
            call,
            f"`{snake_case(name)}` is not a time of 0 or more",
            'Give seconds or a text such as "2s", "500ms", "1:30".',
        )
    return place


def _read_tracks(keyframes: Any, call: str) -> dict[str, KeyframeTrack]:
    """Takes over keyframes written by hand."""
    if not isinstance(keyframes, dict):
        raise _wrong_keyframes(call)
    return {name: KeyframeTrack(_read_track(track, call)) for name, track in keyframes.items()}


def _read_track(track: Any, call: str) -> list[TrackKeyframe]:
    if not isinstance(track, list):
        raise _wrong_keyframes(call)
    keyframes = []
    for frame in track:
        time = _microseconds(frame.get("time")) if isinstance(frame, dict) else None
        if time is None:
            raise _wrong_keyframes(call)
        easing = frame.get("easing")
        easing = "linear" if easing is None else easing
        keyframes.append(TrackKeyframe(time, frame.get("value"), easing))
    return keyframes


def _wrong_keyframes(call: str) -> VideoJSONError:
    return misuse(
        call,
        "`keyframes` is not what it should be",
        "Write TextLayerKeyframes(opacity=[NumberKeyframe(time=0, value=0), …]).",
    )


def _write_track(track: KeyframeTrack) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = [
        {"time": to_seconds(time), "value": value, "easing": easing} for time, value, easing in track.keyframes
    ]
    if written:
        del written[-1]["easing"]
    return written
