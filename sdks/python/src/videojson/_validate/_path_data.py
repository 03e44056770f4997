"""Path data in the grammar of SVG 2."""

from __future__ import annotations

import json
import re

_SEPARATORS = re.compile("[ \t\n\f\r]*(?:,[ \t\n\f\r]*)?")
_SPACES = re.compile("[ \t\n\f\r]*")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_FLAG = re.compile("[01]")

_ARGUMENTS = {
    "M": "nn",
    "L": "nn",
    "H": "n",
    "V": "n",
    "C": "nnnnnn",
    "S": "nnnn",
    "Q": "nnnn",
    "T": "nn",
    "A": "nnnffnn",
    "Z": "",
}
"""What a command takes: "n" is a number, "f" a flag (0 or 1)."""


def find_path_error(path: str) -> tuple[int, str] | None:
    """The place and the reason of the first mistake; None when there is none."""
    position = _skip(_SPACES, path, 0)
    if path[position : position + 1] not in ("M", "m"):
        return position, "it does not begin with M"
    while position < len(path):
        letter = path[position]
        expected = _ARGUMENTS.get(letter.upper()) if letter.isascii() else None
        if expected is None:
            return position, f"a command is expected, not {json.dumps(letter, ensure_ascii=False)}"
        position = _skip(_SPACES, path, position + 1)
        repeated = False
        while expected:
            if repeated:
                following = _skip(_SEPARATORS, path, position)
                if path[following : following + 1] not in set("0123456789+.-"):
                    break
                position = following
            for index, kind in enumerate(expected):
                if index > 0:
                    position = _skip(_SEPARATORS, path, position)
                end = _skip(_FLAG if kind == "f" else _NUMBER, path, position)
                if end == position:
                    return position, _missing(letter, len(expected), kind)
                position = end
            repeated = True
        position = _skip(_SPACES, path, position)
    return None


def _missing(letter: str, count: int, kind: str) -> str:
    needed = f"{letter} takes {count} {'number' if count == 1 else 'numbers'} at a time"
    return f"{needed}, the fourth and fifth of them 0 or 1" if kind == "f" else needed


def _skip(token: re.Pattern[str], path: str, position: int) -> int:
    """The position after the token, or the same position where the token is not there."""
    match = token.match(path, position)
    return match.end() if match else position
