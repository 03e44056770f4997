"""RFC 8785 (JSON Canonicalization Scheme): one spelling for one value."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from ._errors import refusal
from ._numbers import LARGEST_EXACT, number_text
from ._pointer import Path, spell

_MAX_DEPTH = 300
"""Deeper values are refused; this also ends a value that contains itself."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_quote = json.encoder.encode_basestring  # The shortest escapes; everything else as it is.


def canonical_json(value: object) -> str:
    """The canonical text of a JSON value: equal values are equal texts.

    Members are sorted by the UTF-16 code units of their names, numbers are doubles and written as
    ECMAScript writes them, strings with the shortest escapes; nothing is indented. Encode the result
    as UTF-8 to get the bytes.

    Raises VideoJSONError: `NUMBER_NOT_FINITE`, `TEXT_LONE_SURROGATE`, `VALUE_TYPE` for what JSON does
    not have, `NESTING_TOO_DEEP`.
    """
    parts: list[str] = []
    _write(value, (), parts.append, 0)
    return "".join(parts)


def _write(value: object, path: Path, put: Any, depth: int) -> None:
    if isinstance(value, str):
        put(_text(value, path))
    elif value is None:
        put("null")
    elif value is True:
        put("true")
    elif value is False:
        put("false")
    elif isinstance(value, (int, float)):
        put(_number(value, path))
    elif isinstance(value, Mapping):
        _object(value, path, put, depth)
    elif isinstance(value, (list, tuple)):
        _check_depth(depth)
        put("[")
        for index, item in enumerate(value):
            if index:
                put(",")
            _write(item, (path, index), put, depth + 1)
        put("]")
    else:
        parameters = {"expected": "a JSON value", "actual": type(value).__name__}
        raise refusal("VALUE_TYPE", parameters, spell(path))


def _object(value: Mapping[Any, Any], path: Path, put: Any, depth: int) -> None:
    _check_depth(depth)
    first = True
    put("{")
    for name in _in_order(value):
        put("" if first else ",")
        first = False
        put(_text(name, (path, name)))
        put(":")
        _write(value[name], (path, name), put, depth + 1)
    put("}")


def _in_order(value: Mapping[Any, Any]) -> list[str]:
    names = list(value)
    if all(isinstance(name, str) and name.isascii() for name in names):
        names.sort()
    else:
        names.sort(key=_utf16)
    return names


def _utf16(name: object) -> bytes | str:
    if not isinstance(name, str):
        parameters = {"expected": "a name that is text", "actual": type(name).__name__}
        raise refusal("VALUE_TYPE", parameters)
    return name.encode("utf-16-be", "surrogatepass")


def _text(text: str, path: Path) -> str:
    if not text.isascii() and _SURROGATE.search(text):
        raise refusal("TEXT_LONE_SURROGATE", {}, spell(path))
    return _quote(text)


def _number(value: float, path: Path) -> str:
    if isinstance(value, int) and -LARGEST_EXACT <= value <= LARGEST_EXACT:
        return int.__repr__(value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise refusal("NUMBER_NOT_FINITE", {"value": str(number)}, spell(path))
    return number_text(number)


def _check_depth(depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise refusal("NESTING_TOO_DEEP", {"limit": _MAX_DEPTH})
