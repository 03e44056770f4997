"""Reads JSON text (RFC 8259), and finds members that are given twice, which are taken silently elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn

from .._pointer import child_pointer
from ._limits import BYTES, DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._report import Report

_LONGEST_WHOLE_NUMBER = 400
"""Digits; longer whole numbers are not finite as doubles."""


class _Repeating(dict[str, Any]):
    """An object with names given more than once."""

    repeated: list[str]


class _NotJSONError(ValueError):
    pass


def read_json(text: str, report: Report) -> Any:
    """The value of the text; None with an error in the report when there is none."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > BYTES:
        report.add("DOCUMENT_TOO_LARGE", "", bytes=size, limit=BYTES)
        return None
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_constant=_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        report.add("DOCUMENT_NOT_JSON", "", reason=reason, line=error.lineno, column=error.colno)
    except _NotJSONError as error:
        report.add("DOCUMENT_NOT_JSON", "", reason=str(error), line=1, column=1)
    except RecursionError:
        report.add("NESTING_TOO_DEEP", "", limit=DEPTH)
    else:
        for name, pointer in _repeated(value, "", 0):
            report.add("NAME_DUPLICATE", pointer, property=name)
        return value
    return None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    object_ = _Repeating(members)
    counts = Counter(name for name, _ in pairs)
    object_.repeated = [name for name, count in counts.items() if count > 1]
    return object_


def _constant(word: str) -> NoReturn:
    raise _NotJSONError(f"{word} is not a JSON number; numbers are finite")


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_WHOLE_NUMBER else float(digits)


def _repeated(value: Any, pointer: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, (dict, list)):
                yield from _repeated(item, child_pointer(pointer, index), depth + 1)
    elif isinstance(value, dict):
        for name in getattr(value, "repeated", ()):
            yield name, child_pointer(pointer, name)
        for name, member in value.items():
            if isinstance(member, (dict, list)):
                yield from _repeated(member, child_pointer(pointer, name), depth + 1)
