"""Copies whatever was given into plain JSON data. What comes after deals with nothing else."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._model import Model, to_json_data
from .._pointer import child_pointer
from . import _limits
from ._words import describe_value

if TYPE_CHECKING:
    from ._report import Report

SURROGATE = re.compile("[\ud800-\udfff]")


class TooMuchError(Exception):
    """The value is too large or too deep to be looked at any further; the report says so."""


class Snapshot:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._ancestors: set[int] = set()
        self._size = 0
        """A lower bound of the size as JSON text: characters and punctuation."""

    def take(self, value: Any, pointer: str = "") -> Any:
        """The copy. Raises TooMuchError."""
        self._size += 2
        if self._size > _limits.BYTES:
            limit = _limits.BYTES
            self._report.refuse("DOCUMENT_TOO_LARGE", "", bytes=f"more than {limit}", limit=limit)
            raise TooMuchError
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value, pointer)
        if isinstance(value, (int, float)):
            return self._number(value, pointer)
        if isinstance(value, (Model, Mapping, list, tuple)):
            return self._container(value, pointer)
        self._refuse(pointer, describe_value(value))
        return None

    def _text(self, text: str, pointer: str) -> str:
        self._size += len(text)
        if not text.isascii() and SURROGATE.search(text):
            self._report.add("TEXT_LONE_SURROGATE", pointer)
        elif len(text) > _limits.CHARACTERS:
            limit = _limits.CHARACTERS
            self._report.add("STRING_TOO_LONG", pointer, length=len(text), limit=limit)
        return text

    def _number(self, value: float, pointer: str) -> float | None:
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return value
        self._report.add("NUMBER_NOT_FINITE", pointer, value=str(number))
        return None

    def _container(self, source: Any, pointer: str) -> Any:
        if id(source) in self._ancestors:
            self._refuse(pointer, "a value that contains itself")
            return None
        if len(self._ancestors) >= _limits.DEPTH:
            self._report.refuse("NESTING_TOO_DEEP", pointer, limit=_limits.DEPTH)
            raise TooMuchError
        self._ancestors.add(id(source))
        try:
            if isinstance(source, (list, tuple)):
                return [self.take(item, child_pointer(pointer, index)) for index, item in enumerate(source)]
            members = to_json_data(source) if isinstance(source, Model) else source
            return self._members(members, pointer)
        finally:
            self._ancestors.discard(id(source))

    def _members(self, source: Mapping[Any, Any], pointer: str) -> dict[str, Any]:
        copy: dict[str, Any] = {}
        for name, member in source.items():
            if not isinstance(name, str):
                self._refuse(pointer, f"a name that is {describe_value(name)}")
                continue
            if not name.isascii() and SURROGATE.search(name):
                self._report.add("TEXT_LONE_SURROGATE", pointer)
            self._size += len(name) + 3
            copy[name] = self.take(member, child_pointer(pointer, name))
        return copy

    def _refuse(self, pointer: str, actual: str) -> None:
        self._report.add("VALUE_TYPE", pointer, actual=actual, expected="a JSON value")
