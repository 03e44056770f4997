"""JSON values: copies and equality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._errors import refusal

MAX_DEPTH = 256
"""JSON values inside one another (SPEC §18)."""


def require_depth(depth: int) -> None:
    """Refuses a value nested deeper than any document may be, or one that contains itself."""
    if depth > MAX_DEPTH:
        raise refusal("NESTING_TOO_DEEP", {"limit": MAX_DEPTH})


def copy_json(value: Any, depth: int = 0) -> Any:
    """A deep copy in dicts and lists; what JSON does not have is kept as it is."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    require_depth(depth)
    if isinstance(value, Mapping):
        return {name: copy_json(member, depth + 1) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [copy_json(item, depth + 1) for item in value]
    return value


def same_json(a: Any, b: Any) -> bool:
    """Whether two JSON values are equal. Unlike in Python, true is not 1."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same_json, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_json(a[name], b[name]) for name in a)
    return bool(a == b)
