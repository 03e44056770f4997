"""Times as people write them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from videojson import VideoJSONError, parse_time


@pytest.mark.parametrize(
    ("time", "fps", "seconds"),
    [
        (2, 30, 2),
        (0.1 + 0.2, 30, 0.3),
        ("5", 30, 5),
        ("-1.5s", 30, -1.5),
        ("+.5s", 30, 0.5),
        ("7.", 30, 7),
        (" \t250 ms ", 30, 0.25),
        ("1.5h", 30, 5400),
        ("1f", "30000/1001", 0.033367),
        ("-1f", 30, -0.033333),
        ("1.f", 30, 0.033333),
        ("90:05", 30, 5405),
        ("1:02:03.5", 30, 3723.5),
        ("00:00:01:29", 30, 1.966667),
        ("00:00:00:23", 23.976, 0.959293),
        ("0.0000005s", 30, 0.000001),
        ("-0.0000005s", 30, 0),
        ("-0.0000015s", 30, -0.000001),
    ],
)
def test_reads(time: Any, fps: Any, seconds: float) -> None:
    assert parse_time(time, fps) == seconds


@pytest.mark.parametrize(
    "time",
    [
        "",
        "s",
        "1 2",
        "1e3",
        "1S",
        "1.5f",
        "1:60",
        "60:00:60",
        "1:60:00",
        "1:2:3:30",
        "0x10",
        "١s",
        "1" * 65,
        math.nan,
        math.inf,
        10000000000.0,
        True,
        None,
        [1],
        "1000000001s",
        "\n1s",
        "1s\n",
    ],
)
def test_refuses(time: Any) -> None:
    with pytest.raises(VideoJSONError) as caught:
        parse_time(time)
    assert caught.value.code == "TIME_INVALID"


@pytest.mark.parametrize("fps", [0, -1, 240.001, math.nan, "30", "0/1", "1/0", "241/1", "30000/1001.0", True, None])
def test_refuses_frame_rates(fps: Any) -> None:
    with pytest.raises(VideoJSONError) as caught:
        parse_time("1f", fps)
    assert caught.value.code == "FPS_INVALID"
