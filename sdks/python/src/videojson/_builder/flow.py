"""The program as it runs."""

from __future__ import annotations

import logging
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .._contract import layer_fields
from .._errors import refusal
from .._names import camel_case
from .._read import Reader
from .._time import is_number, to_microseconds, to_seconds
from .._validate._limits import GROUPS
from .misuse import misuse
from .record import LayerRecord
from .scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

_LOG = logging.getLogger("videojson")


class Flow:
    """The scopes that are open, the innermost last."""

    def __init__(self, rate: Fraction, easing: Any, font_family: str | None) -> None:
        self.rate = rate
        self.easing = easing
        self.font_family = font_family
        self.root = Scope(0)
        self.open = [self.root]

    @property
    def scope(self) -> Scope:
        """Where layers are added now."""
        return self.open[-1]

    def add(self, type_: str, call: str, given: Mapping[str, Any]) -> LayerRecord:
        """Adds a layer, and moves the pointer as `wait_for` says."""
        record, wait_for = self._place(type_, call, given)
        self._wait(record, wait_for, call)
        return record

    @contextmanager
    def add_group(self, call: str, given: Mapping[str, Any]) -> Iterator[LayerRecord]:
        """Adds a group; what is added before the end of the block belongs to it."""
        record, wait_for = self._place("group", call, given)
        if len(self.open) > GROUPS:
            raise refusal("NESTING_TOO_DEEP", {"limit": GROUPS})
        record.children = Scope(record.absolute_start)
        self.open.append(record.children)
        try:
            yield record
        finally:
            self.open.pop()
        if record.duration is None and record.children.end > 0:
            record.duration = record.children.end
        if wait_for is not None or record.end is not None:
            self._wait(record, "finish" if wait_for is None else wait_for, call)

    def read(self, type_: str, given: Mapping[str, Any], call: str) -> dict[str, Any]:
        """Fields of a layer type, by Python names, as plain data by names of the document."""
        named = {camel_case(name): value for name, value in given.items()}
        return Reader(self.rate, call).read(named, layer_fields(type_))

    def length(self, time: Any, call: str, name: str) -> int:
        """A length of time in microseconds, not negative."""
        microseconds = to_microseconds(time, self.rate, f"{name} of {call}")
        if microseconds < 0:
            raise misuse(call, f"`{name}` is negative", "Give a length of time of 0 or more.")
        return microseconds

    def log(self, call: str) -> None:
        """Tells a call, with its place in time, to the log of this package."""
        _LOG.debug("%.3f s  %s", to_seconds(self.scope.now), call)

    def _place(self, type_: str, call: str, given: Mapping[str, Any]) -> tuple[LayerRecord, int | str | None]:
        fields = dict(given)
        index = fields.pop("index", None)
        wait_for = fields.pop("wait_for", None)
        index = 0 if index is None else index
        if not is_number(index) or not math.isfinite(index):
            raise misuse(
                call,
                "`index` is not a finite number",
                "Give a number such as -1 (behind its siblings) or 1 (in front).",
            )
        if wait_for is not None and wait_for != "finish":
            wait_for = self.length(wait_for, call, "wait_for")
        if self.font_family is not None and "fontFamily" in layer_fields(type_):
            fields = {"font_family": self.font_family, **fields}
        record = LayerRecord(type_, self.scope, index, self.read(type_, fields, call), call)
        self.scope.layers.append(record)
        self.log(call)
        return record, wait_for

    def _wait(self, record: LayerRecord, wait_for: int | str | None, call: str) -> None:
        if isinstance(wait_for, int):
            record.scope.pointer += wait_for
        elif wait_for == "finish":
            if record.end is None:
                raise misuse(
                    call,
                    '`wait_for="finish"` needs a layer whose end is known',
                    'Give the layer a `duration`, or wait for a time such as "3s".',
                )
            record.scope.advance_to(record.scope.origin + record.end)
