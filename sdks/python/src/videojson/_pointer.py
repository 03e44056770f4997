"""JSON Pointers (RFC 6901)."""

from __future__ import annotations

from functools import reduce
from typing import Any


def child_pointer(pointer: str, token: str | int) -> str:
    """The pointer of a member or an entry of the value at `pointer`."""
    if isinstance(token, int) or token.isalnum():
        return f"{pointer}/{token}"
    return f"{pointer}/{token.replace('~', '~0').replace('/', '~1')}"


Path = tuple[Any, ...]
"""A place as (path of the parent, token); () is the root. Cheap to make: pointers are spelt out only for errors."""


def spell(path: Path) -> str:
    """The pointer of a place."""
    tokens: list[str | int] = []
    while path:
        path, token = path
        tokens.append(token)
    return reduce(child_pointer, reversed(tokens), "")


def pointer_tokens(pointer: str) -> list[str]:
    """The tokens of a pointer; the pointer "" has none."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
