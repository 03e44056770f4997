"""Collects the issues of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors import Issue, make_issue
from .._pointer import Path, pointer_tokens, spell
from ._limits import ISSUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._generated.errors import ErrorCode


class Report:
    """At most one issue for a value, so that a value which is wrong in one way is not also blamed for
    what follows from it, and a limited number in all, so that a hostile document cannot fill the memory.
    """

    def __init__(self) -> None:
        self._found: list[Issue] = []
        self._blamed: set[str] = set()
        self._omitted = 0

    @property
    def has_errors(self) -> bool:
        return self._omitted > 0 or any(issue.severity == "error" for issue in self._found)

    def add(
        self,
        code: ErrorCode,
        place: str | Path,
        suggestions: Callable[[], Sequence[str]] | None = None,
        **parameters: Any,
    ) -> None:
        pointer = place if isinstance(place, str) else spell(place)
        if len(self._found) >= ISSUES:
            self._omitted += 1
        elif pointer not in self._blamed:
            self._blamed.add(pointer)
            self._found.append(make_issue(code, pointer, parameters, suggestions() if suggestions else ()))

    def refuse(self, code: ErrorCode, place: Path, **parameters: Any) -> None:
        """An issue for which the rest is not looked at: told even when the list is full."""
        self._found.append(make_issue(code, spell(place), parameters))

    def add_missing(self, place: str | Path, property_: str, owner: str) -> None:
        """Several members can be missing from one object: their issues share its pointer."""
        if len(self._found) >= ISSUES:
            self._omitted += 1
        else:
            pointer = place if isinstance(place, str) else spell(place)
            parameters = {"property": property_, "owner": owner}
            self._found.append(make_issue("PROPERTY_MISSING", pointer, parameters))

    def issues(self, document: Any) -> list[Issue]:
        """All issues in the order of the document."""
        found = sorted(self._found, key=lambda issue: _place(document, issue.pointer))
        if self._omitted:
            found.append(make_issue("ISSUES_OMITTED", "", {"count": self._omitted}))
        return found


def _place(document: Any, pointer: str) -> list[int]:
    """The numbers of the members and entries on the way down."""
    place = []
    value = document
    for token in pointer_tokens(pointer):
        if isinstance(value, dict):
            names = list(value)
            place.append(names.index(token) if token in value else -1)
            value = value.get(token)
        elif isinstance(value, list):
            place.append(int(token))
            value = value[int(token)] if int(token) < len(value) else None
        else:
            break
    return place
