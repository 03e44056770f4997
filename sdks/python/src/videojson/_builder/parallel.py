"""Flows that run side by side."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .scope import Scope


class Parallel:
    """Several flows that start at one moment. Called, it opens the next of them: `with branch():`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._start = self._latest = scope.pointer

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """One branch: inside the block the pointer starts where all branches start."""
        self._meet()
        yield
        self._meet()

    def _meet(self) -> None:
        self._latest = max(self._latest, self._scope.pointer)
        self._scope.pointer = self._start

    def _finish(self) -> None:
        self._meet()
        self._scope.pointer = self._latest
