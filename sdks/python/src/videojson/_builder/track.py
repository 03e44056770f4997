"""The keyframes of one property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class TrackKeyframe(NamedTuple):
    """Time in whole microseconds from the layer's start; the easing leads to the next keyframe."""

    time: int
    value: Any
    easing: Any


class KeyframeTrack:
    """Keyframes in order of time, and the rules by which builder calls merge into them.

    No two keyframes share a time. The rules are normative for every SDK:

    **animate** over [start, end], start < end, with an easing

    1. Keyframes from `start` (included) to `end` (excluded) are dropped: over its span the later call wins.
    2. A keyframe (start, from, easing) is added.
    3. At `end` a keyframe (end, to, "step") is added; if one stands there already it takes the value and
       keeps its easing, because that describes the way onwards, not this animation.

    **step** at a time

    1. If a keyframe stands there it takes the value and keeps its easing.
    2. Otherwise (time, value, "step") is added. If it is the first and its time is above 0, (0, held,
       "step") is added before it: `held` is what was seen until now, the value of the keyframe that was
       first, else the property's own.

    "step" holds the value until whatever comes next. The last keyframe has nothing to lead to: its
    easing is not written.
    """

    def __init__(self, keyframes: Iterable[TrackKeyframe] = ()) -> None:
        self.keyframes = list(keyframes)

    def value_at(self, time: int) -> Any:
        """The value of the last keyframe at or before `time`, else of the first; None without any."""
        found = self.keyframes[0].value if self.keyframes else None
        for keyframe in self.keyframes:
            if keyframe.time <= time:
                found = keyframe.value
        return found

    def animate(self, start: int, end: int, from_: Any, to: Any, easing: Any) -> None:
        onwards = next((frame.easing for frame in self.keyframes if frame.time == end), "step")
        outside = [frame for frame in self.keyframes if frame.time < start or frame.time > end]
        arriving = [TrackKeyframe(start, from_, easing), TrackKeyframe(end, to, onwards)]
        self.keyframes = sorted([*outside, *arriving], key=lambda frame: frame.time)

    def step(self, time: int, value: Any, held: Any) -> None:
        frames = self.keyframes
        at = next((index for index, frame in enumerate(frames) if frame.time >= time), len(frames))
        standing = frames[at] if at < len(frames) else None
        if standing is not None and standing.time == time:
            frames[at] = TrackKeyframe(time, value, standing.easing)
            return
        added = [TrackKeyframe(time, value, "step")]
        if at == 0 and time > 0:
            before = held if standing is None else standing.value
            added.insert(0, TrackKeyframe(0, before, "step"))
        frames[at:at] = added
