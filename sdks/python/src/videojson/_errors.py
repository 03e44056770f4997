"""What is raised when a document, an asset or a call is refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ._generated.errors import ERRORS, ErrorCode
from ._numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLACEHOLDER = re.compile(r"\{([A-Za-z]+)\}")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Issue:
    """One thing that is wrong, where it is, and how to mend it."""

    code: ErrorCode
    """Stable name; docs/ERRORS.md explains each."""
    severity: Literal["error", "warning"]
    """A document with an error is refused; one with warnings only is used."""
    pointer: str
    """JSON Pointer (RFC 6901) to the place in the document; "" is the whole document."""
    message: str
    """One sentence that says what is wrong."""
    fix: str
    """One sentence that says how to mend it."""
    suggestions: tuple[str, ...] = ()
    """The nearest valid names where a name is not known, best first."""

    def __str__(self) -> str:
        place = f" {self.pointer}" if self.pointer else ""
        return f"{self.code}{place}: {self.message} {self.fix}"


class VideoJSONError(Exception):
    """A document, an asset, a call or a rendering was refused: everything that is wrong, at once."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues: tuple[Issue, ...] = tuple(issues)
        super().__init__("\n".join(map(str, self.issues)))

    @property
    def code(self) -> ErrorCode:
        """Code of the first error."""
        errors = [issue for issue in self.issues if issue.severity == "error"] or self.issues
        return errors[0].code if errors else "INTERNAL"

    def __reduce__(self) -> tuple[type[VideoJSONError], tuple[tuple[Issue, ...]]]:
        return (type(self), (self.issues,))


def make_issue(
    code: ErrorCode,
    pointer: str,
    parameters: dict[str, Any] | None = None,
    suggestions: Sequence[str] = (),
) -> Issue:
    """An issue of the registry with its sentences filled in."""
    severity, _, message, fix = ERRORS[code]
    given = parameters or {}

    def fill(template: str) -> str:
        return _PLACEHOLDER.sub(lambda match: _shown(given.get(match[1], match[0])), template)

    names = " or ".join(json.dumps(name) for name in suggestions)
    question = f"Did you mean {names}? " if suggestions else ""
    return Issue(code, severity, pointer, fill(message), question + fill(fix), tuple(suggestions))


def _shown(parameter: object) -> str:
    return number_text(parameter) if isinstance(parameter, float) else str(parameter)


def refusal(
    code: ErrorCode,
    parameters: dict[str, Any],
    pointer: str = "",
    suggestions: Sequence[str] = (),
) -> VideoJSONError:
    """An error with one issue, made to be raised."""
    return VideoJSONError([make_issue(code, pointer, parameters, suggestions)])


def describe(value: object) -> str:
    """A value as a message shows it: texts in quotes, lists and objects by their kind."""
    if isinstance(value, str):
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        return json.dumps(shown, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, (bool, int, float)) or value is None:
        return str(value)
    return f"an object of type {type(value).__name__}"
