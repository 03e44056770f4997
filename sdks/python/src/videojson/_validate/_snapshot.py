"""Copies whatever was given into plain JSON data. What comes after deals with nothing else."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._model import Model, to_json_data
from . import _limits
from ._words import describe_value

if TYPE_CHECKING:
    from .._pointer import Path
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

    def take(self, value: Any, path: Path = ()) -> Any:
        """The copy. Raises TooMuchError."""
        self._size += 2
        if self._size > _limits.BYTES:
            limit = _limits.BYTES
            self._report.refuse("DOCUMENT_TOO_LARGE", (), bytes=f"more than {limit}", limit=limit)
            raise TooMuchError
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, (int, float)):
            return self._number(value, path)
        if isinstance(value, (Model, Mapping, list, tuple)):
            return self._container(value, path)
        self._refuse(path, describe_value(value))
        return None

    def _text(self, text: str, path: Path) -> str:
        self._size += len(text)
        if not text.isascii() and SURROGATE.search(text):
            self._report.add("TEXT_LONE_SURROGATE", path)
        elif len(text) > _limits.CHARACTERS:
            limit = _limits.CHARACTERS
            self._report.add("STRING_TOO_LONG", path, length=len(text), limit=limit)
        return text

    def _number(self, value: float, path: Path) -> float | None:
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return value
        self._report.add("NUMBER_NOT_FINITE", path, value=str(number))
        return None

    def _container(self, source: Any, path: Path) -> Any:
        if id(source) in self._ancestors:
            self._refuse(path, "a value that contains itself")
            return None
        if len(self._ancestors) >= _limits.DEPTH:
            self._report.refuse("NESTING_TOO_DEEP", path, limit=_limits.DEPTH)
            raise TooMuchError
        self._ancestors.add(id(source))
        try:
            if isinstance(source, (list, tuple)):
                return [self.take(item, (path, index)) for index, item in enumerate(source)]
            members = to_json_data(source) if isinstance(source, Model) else source
            return self._members(members, path)
        finally:
            self._ancestors.discard(id(source))

    def _members(self, source: Mapping[Any, Any], path: Path) -> dict[str, Any]:
        copy: dict[str, Any] = {}
        for name, member in source.items():
            if not isinstance(name, str):
                self._refuse(path, f"a name that is {describe_value(name)}")
                continue
            if not name.isascii() and SURROGATE.search(name):
                self._report.add("TEXT_LONE_SURROGATE", path)
            self._size += len(name) + 3
            copy[name] = self.take(member, (path, name))
        return copy

    def _refuse(self, path: Path, actual: str) -> None:
        self._report.add("VALUE_TYPE", path, actual=actual, expected="a JSON value")
