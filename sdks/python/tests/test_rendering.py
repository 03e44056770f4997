"""Rendering with the real command of this repository, where it is built."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY, conformance_cases

from videojson import Progress, VideoFlow, VideoJSONError, parse_document, render, render_frame, to_json

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = ["node", str(REPOSITORY / "apps/cli/bin/videoflow.js")]

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (REPOSITORY / "apps/cli/dist/main.js").exists(),
    reason="the videoflow command is not built",
)


def digest() -> VideoFlow:
    video = VideoFlow(name="Weekly Digest", width=270, height=480)
    title = video.add_text("Your Weekly Stats", font_size=6, color="#FF5A1F", position=(0.5, 0.4))
    title.fade_in("500ms")
    video.wait("500ms")
    return video


def test_renders_an_mp4_and_a_frame(tmp_path: Path) -> None:
    seen: list[Progress] = []
    result = render(digest(), tmp_path / "digest.mp4", on_progress=seen.append, command=COMMAND)
    data = result.path.read_bytes()
    assert (result.frames, result.bytes, data[4:8]) == (30, len(data), b"ftyp")
    assert seen[-1] == Progress(30, 30)
    assert render_frame(digest(), 15, command=COMMAND).png.startswith(b"\x89PNG")


def test_tells_what_only_the_renderer_knows(tmp_path: Path) -> None:
    video = VideoFlow()
    video.add_text("Hello", font_family="Nobody's Font")
    with pytest.raises(VideoJSONError) as caught:
        render(video, tmp_path / "a.mp4", command=COMMAND)
    assert [(issue.code, issue.pointer) for issue in caught.value.issues] == [("FONT_UNKNOWN", "/layers/0/fontFamily")]


def test_writes_the_canonical_text_that_the_command_writes() -> None:
    text = next(text for name, text, _ in conformance_cases() if name == "keyframes/cubic-bezier")
    normal = subprocess.run([*COMMAND, "normalize", "-"], input=text.encode(), capture_output=True, check=True).stdout
    assert to_json(parse_document(text)).encode() == normal.rstrip(b"\n")
