"""Times as people write them, and the exact fractions behind frame rates."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from ._errors import describe, refusal

if TYPE_CHECKING:
    from typing import TypeGuard

Time = float | str
"""A time or a length of time. A number is seconds. A text is one of

| form | example | meaning |
|---|---|---|
| number | `"5"`, `"0.25"` | seconds |
| seconds | `"5s"`, `"1.5s"` | seconds |
| milliseconds | `"500ms"` | thousandths of a second |
| minutes, hours | `"2m"`, `"1.5h"` | |
| frames | `"120f"` | whole frames at the project's fps |
| clock | `"1:30"`, `"01:30.5"` | mm:ss |
| clock with hours | `"01:02:30"` | hh:mm:ss |
| timecode | `"01:02:30:15"` | hh:mm:ss:ff, the last field counts frames |

Spaces and tabs around the text and between a number and its unit do not count.
"""

MAX_SECONDS = 1e9
"""No time may lie further than this from zero (31.7 years): beyond it microseconds stop being exact."""

_UNITS = {"ms": 1_000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000}
_QUANTITY = re.compile(r"([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)[ \t]*(ms|s|m|h|f)?")
_CLOCK = re.compile(r"(?:([0-9]+):)?([0-9]+):([0-9]{1,2}(?:\.[0-9]+)?)")
_TIMECODE = re.compile(r"([0-9]+):([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,3})")
_RATIO = re.compile(r"([1-9][0-9]{0,6})/([1-9][0-9]{0,6})")
_LONGEST_TEXT = 64


def parse_time(time: Time, fps: float | str = 30) -> float:
    """Reads a time as seconds, exact to the microsecond.

    Texts are read in exact arithmetic and rounded once, half up, to whole microseconds; numbers by
    `floor(x * 1e6 + 0.5) / 1e6`. So `parse_time("1f", "30000/1001") == 0.033367`.

    `fps` is needed for frames only. Raises VideoJSONError with the code `TIME_INVALID`.
    """
    return to_seconds(to_microseconds(time, frame_rate(fps)))


def frame_rate(fps: object) -> Fraction:
    """The exact frames per second behind a document's `fps`: above 0 and at most 240.

    A number is taken to thousandths, a text is a ratio such as "30000/1001". Raises VideoJSONError
    with the code `FPS_INVALID`.
    """
    rate: Fraction | None = None
    if isinstance(fps, str):
        match = _RATIO.fullmatch(fps)
        rate = Fraction(int(match[1]), int(match[2])) if match else None
    elif is_number(fps) and -240 <= fps <= 240:
        rate = Fraction(math.floor(float(fps) * 1000 + 0.5), 1000)
    if rate is None or not 0 < rate <= 240:
        raise refusal("FPS_INVALID", {"value": describe(fps)})
    return rate


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a number as JSON has them; True and False are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def to_seconds(microseconds: int) -> float:
    """Whole microseconds as the seconds written in a document."""
    return microseconds / 1e6


def to_microseconds(time: object, rate: Fraction, where: str = "parse_time(time)") -> int:
    """A time as whole microseconds; `where` names it in the error."""
    microseconds: int | None = None
    if isinstance(time, str):
        microseconds = _from_text(time.strip(" \t"), rate)
    elif is_number(time):
        microseconds = from_number(time)
    if microseconds is None or abs(microseconds) > MAX_SECONDS * 1e6:
        raise refusal("TIME_INVALID", {"where": where, "value": describe(time)})
    return microseconds


def from_number(seconds: float) -> int | None:
    """Seconds as whole microseconds, half up; None when not finite or too large to be exact."""
    if not -MAX_SECONDS <= seconds <= MAX_SECONDS:
        return None
    return math.floor(float(seconds) * 1e6 + 0.5)


@lru_cache(maxsize=1024)
def _from_text(text: str, rate: Fraction) -> int | None:
    if len(text) > _LONGEST_TEXT:
        return None
    if match := _QUANTITY.fullmatch(text):
        return _from_quantity(match, rate)
    if match := _CLOCK.fullmatch(text):
        return _from_clock(match)
    if match := _TIMECODE.fullmatch(text):
        return _from_timecode(match, rate)
    return None


def _from_quantity(match: re.Match[str], rate: Fraction) -> int | None:
    sign, number, unit = match.groups()
    value = Fraction(number) * (-1 if sign == "-" else 1)
    if unit == "f":
        return None if "." in number and number[-1] != "." else _half_up(value * 1_000_000 / rate)
    return _half_up(value * _UNITS[unit or "s"])


def _from_clock(match: re.Match[str]) -> int | None:
    hours, minutes, seconds = match.groups()
    if Fraction(seconds) >= 60 or (hours is not None and (len(minutes) > 2 or int(minutes) >= 60)):
        return None
    return _half_up((int(hours or 0) * 3600 + int(minutes) * 60 + Fraction(seconds)) * 1_000_000)


def _from_timecode(match: re.Match[str], rate: Fraction) -> int | None:
    hours, minutes, seconds, frames = map(int, match.groups())
    if minutes >= 60 or seconds >= 60 or frames >= rate:
        return None
    return _half_up((hours * 3600 + minutes * 60 + seconds + frames / rate) * 1_000_000)


def _half_up(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))
