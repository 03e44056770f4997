"""Layers that have been added, to be animated further as the flow goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._contract import layer_fields
from .._json import copy_json
from .._model import Model, to_json_data
from .._names import camel_case
from .misuse import misuse, require_animatable, require_settable

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._generated.types import Easing
    from .._time import Time
    from .flow import Flow
    from .record import LayerRecord


class LayerHandle:
    """A layer that has been added. Every method returns the handle.

    Methods act at the pointer, which they read as time from the layer's own start; called before the
    layer has started they act at its start.
    """

    def __init__(self, flow: Flow, record: LayerRecord) -> None:
        self._flow = flow
        self._record = record

    @property
    def type(self) -> str:
        """What kind of layer it is: "text", "image", …"""
        return self._record.type

    def fade_in(self, duration: Time = "300ms", easing: Easing | None = None, *, wait: bool = True) -> Self:
        """Fades in from nothing: `opacity` (of an audio layer `volume`) from 0 to what the layer was
        given, 1 if that is nothing. With `wait` the pointer moves to the end of the fade.
        """
        given = self._record.fields.get(self._presence)
        to = 1 if given in (None, 0, "") or given is False else given
        return self._animate({self._presence: 0}, {self._presence: to}, duration, easing, wait)

    def fade_out(self, duration: Time = "300ms", easing: Easing | None = None, *, wait: bool = True) -> Self:
        """Fades out from now: `opacity` (of an audio layer `volume`) from its current value to 0."""
        return self._animate({}, {self._presence: 0}, duration, easing, wait)

    def remove(self, *, after: Time = 0) -> Self:
        """Ends the layer at the pointer, or `after` a time. The pointer does not move.

        A layer that would have ended earlier still does. Nothing can be done to the layer after that
        moment.
        """
        call = self._call("remove")
        delay = self._flow.length(after, call, "after")
        self._local_time(call)
        length = self._flow.scope.now + delay - self._record.absolute_start
        if length <= 0:
            raise misuse(
                call,
                "the layer would last no time at all",
                "Move on past its start with wait(), or give `after`.",
            )
        duration = self._record.duration
        self._record.duration = length if duration is None else min(length, duration)
        self._record.removed = True
        self._flow.log(call)
        return self

    def _animate(
        self,
        from_: Mapping[str, Any],
        to: Mapping[str, Any],
        duration: Time | None,
        easing: Any,
        wait: bool,
    ) -> Self:
        call = self._call("animate")
        before = self._read(from_, call, "from_")
        after = self._read(to, call, "to")
        length = self._flow.length("250ms" if duration is None else duration, call, "duration")
        start = self._local_time(call)
        curve = to_json_data(self._flow.easing if easing is None else easing)
        properties = list(dict.fromkeys([*before, *after]))
        for property_ in properties:
            require_animatable(self.type, property_, call)
        moves = [
            (
                property_,
                self._value(before, property_, start, call),
                self._value(after, property_, start, call),
            )
            for property_ in properties
        ]
        for property_, departure, arrival in moves:
            if length == 0:
                self._step(property_, start, arrival)
            else:
                track = self._record.track(property_)
                track.animate(start, start + length, departure, arrival, curve)
        if wait:
            self._flow.scope.advance_to(self._record.absolute_start + start + length)
        self._flow.log(call)
        return self

    def _set(self, values: Mapping[str, Any]) -> Self:
        call = self._call("set")
        time = self._local_time(call)
        given = self._read(values, call, "values")
        plain = {name for name in given if time == 0 and name not in self._record.tracks}
        for property_ in given:
            check = require_settable if property_ in plain else require_animatable
            check(self.type, property_, call)
        for property_, value in given.items():
            if property_ in plain:
                self._record.fields[property_] = value
            else:
                self._step(property_, time, value)
        self._flow.log(call)
        return self

    def _transition(
        self,
        method: str,
        transition: Any,
        duration: Time | None,
        parameters: Mapping[str, Any],
    ) -> Self:
        call = self._call(method)
        named = _named("transition", transition, {"duration": duration, **parameters}, call)
        self._record.fields.update(self._flow.read(self.type, {method: named}, call))
        self._flow.log(call)
        return self

    @property
    def _presence(self) -> str:
        """The property that says how much of the layer there is."""
        return "volume" if self.type == "audio" else "opacity"

    def _value(self, given: Mapping[str, Any], property_: str, time: int, call: str) -> Any:
        """What is given for a property, else the value it has at a time of the layer."""
        if property_ in given:
            return given[property_]
        track = self._record.tracks.get(property_)
        value = track.value_at(time) if track is not None else None
        value = self._written_value(property_) if value is None else value
        if value is None:
            raise misuse(
                call,
                f"`{property_}` has no value yet",
                f"Give `{property_}` in both `from_` and `to`, or when the layer is added.",
            )
        return copy_json(value)

    def _written_value(self, property_: str) -> Any:
        """What the layer was given for a property, else the default."""
        given = self._record.fields.get(property_)
        return layer_fields(self.type)[property_].default if given is None else given

    def _step(self, property_: str, time: int, value: Any) -> None:
        self._record.track(property_).step(time, value, self._written_value(property_))

    def _read(self, values: object, call: str, name: str) -> dict[str, Any]:
        if not isinstance(values, Mapping):
            raise misuse(call, f"`{name}` is not a dict", 'Write {"opacity": 0}.')
        return self._flow.read(self.type, values, call)

    def _local_time(self, call: str) -> int:
        """The pointer in microseconds from the layer's start, at least 0."""
        time = max(0, self._flow.scope.now - self._record.absolute_start)
        duration = self._record.duration
        if self._record.removed and duration is not None and time >= duration:
            raise misuse(
                call,
                "the layer has been removed before this moment",
                "Remove it later, or add a new layer.",
            )
        return time

    def _call(self, method: str) -> str:
        return f"{self.type}.{method}()"


class VisualHandle(LayerHandle):
    """A layer that can be seen: every type but audio."""

    def hide(self) -> Self:
        """Hides the layer from the pointer on: `visible` becomes false."""
        return self._set({"visible": False})

    def show(self) -> Self:
        """Shows the layer from the pointer on: `visible` becomes true."""
        return self._set({"visible": True})

    def _add_effect(self, effect: Any, parameters: Mapping[str, Any]) -> Self:
        call = self._call("add_effect")
        named = _named("effect", effect, parameters, call)
        present = self._record.fields.get("effects", [])
        if not isinstance(present, list):
            raise misuse(
                call,
                "the layer was given `effects` that are not a list",
                "Give a list of effects.",
            )
        added = self._flow.read(self.type, {"effects": [named]}, call)
        self._record.fields["effects"] = [*present, *added["effects"]]
        self._flow.log(call)
        return self


def _named(tag: str, given: Any, parameters: Mapping[str, Any], call: str) -> Any:
    """A transition or an effect, given as an object or by name with parameters."""
    if isinstance(given, str):
        return {tag: given, **{camel_case(name): value for name, value in parameters.items()}}
    if not isinstance(given, (Model, Mapping)):
        raise misuse(call, f"`{tag}` is neither a name nor an object", f"Give a name of the {tag}.")
    return given
