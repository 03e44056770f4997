"""RFC 8785."""

from __future__ import annotations

import math
from typing import Any

import pytest

from videojson import VideoJSONError, canonical_json

# The examples of RFC 8785, appendix B, and the ends of each way of writing.
NUMBERS = [
    (0.0, "0"),
    (-0.0, "0"),
    (5e-324, "5e-324"),
    (-1.7976931348623157e308, "-1.7976931348623157e+308"),
    (9007199254740992.0, "9007199254740992"),
    (9007199254740993, "9007199254740992"),
    (295147905179352830000.0, "295147905179352830000"),
    (9.999999999999997e22, "9.999999999999997e+22"),
    (1e23, "1e+23"),
    (1.0000000000000001e23, "1.0000000000000001e+23"),
    (999999999999999700000.0, "999999999999999700000"),
    (999999999999999900000.0, "999999999999999900000"),
    (1e21, "1e+21"),
    (9.999999999999997e-7, "9.999999999999997e-7"),
    (0.000001, "0.000001"),
    (0.0000123, "0.0000123"),
    (0.0001, "0.0001"),
    (-1.5e-5, "-0.000015"),
    (333333333.33333325, "333333333.33333325"),
    (-0.0000033333333333333333, "-0.0000033333333333333333"),
    (1424953923781206.2, "1424953923781206.2"),
    (10**21, "1e+21"),
    (2**64, "18446744073709552000"),
    (1.0, "1"),
    (-7, "-7"),
]


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_numbers(number: float, text: str) -> None:
    assert canonical_json(number) == text
    assert float(text) == number or isinstance(number, int)


def test_sorts_members_by_utf_16() -> None:
    members = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert list(canonical_json(members)) == list('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')


def test_escapes_only_what_must_be() -> None:
    text = '\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028'
    assert canonical_json(text) == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f\u2028"'


def test_writes_lists_tuples_and_words() -> None:
    assert canonical_json([True, False, None, (1, "a"), {}]) == '[true,false,null,[1,"a"],{}]'


NESTED: Any = []
NESTED.append(NESTED)

REFUSED: list[tuple[Any, str, str]] = [
    ({"a": [0, math.nan]}, "NUMBER_NOT_FINITE", "/a/1"),
    ([math.inf], "NUMBER_NOT_FINITE", "/0"),
    (10**400, "NUMBER_NOT_FINITE", ""),
    ({"a~/b": "\ud83d"}, "TEXT_LONE_SURROGATE", "/a~0~1b"),
    ({"\udc00": 1}, "TEXT_LONE_SURROGATE", "/\udc00"),
    ({"a": {1, 2}}, "VALUE_TYPE", "/a"),
    ({1: 2}, "VALUE_TYPE", ""),
    ([object()], "VALUE_TYPE", "/0"),
    (NESTED, "NESTING_TOO_DEEP", ""),
]


@pytest.mark.parametrize(("value", "code", "pointer"), REFUSED)
def test_refuses_what_json_does_not_have(value: Any, code: str, pointer: str) -> None:
    with pytest.raises(VideoJSONError) as caught:
        canonical_json(value)
    assert [(issue.code, issue.pointer) for issue in caught.value.issues] == [(code, pointer)]
