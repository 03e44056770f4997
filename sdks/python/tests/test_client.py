"""Rendering through the command, which a stand-in answers for here."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from conftest import FAKE_COMMAND

from videojson import Progress, VideoFlow, VideoJSONError, render, render_frame

if TYPE_CHECKING:
    from pathlib import Path


def project(name: str | None = None) -> VideoFlow:
    video = VideoFlow(name=name)
    video.add_text("Hello")
    video.wait(1)
    return video


def test_renders_to_a_file_and_tells_progress(tmp_path: Path) -> None:
    seen: list[Progress] = []
    output = tmp_path / "out.mp4"
    result = render(project(), output, quality="high", workers=2, on_progress=seen.append, command=FAKE_COMMAND)
    assert (result.path, result.bytes, result.frames, result.seconds) == (output, 12, 3, 0.5)
    assert [progress.frames for progress in seen] == [1, 2, 3]
    assert seen[-1].fraction == 1
    assert "--quality high --progress --workers 2" in output.read_text()


def test_takes_builders_documents_and_dicts(tmp_path: Path) -> None:
    video = project()
    for document in (video, video.compile(), video.to_dict()):
        assert render(document, tmp_path / "a.mp4", command=FAKE_COMMAND).frames == 3


def test_raises_what_the_command_reports(tmp_path: Path) -> None:
    with pytest.raises(VideoJSONError) as caught:
        render(project("refused"), tmp_path / "a.mp4", command=FAKE_COMMAND)
    (issue,) = caught.value.issues
    assert (issue.code, issue.pointer, issue.suggestions) == ("FONT_UNKNOWN", "/layers/0/fontFamily", ("Inter",))


def test_raises_when_the_command_breaks(tmp_path: Path) -> None:
    with pytest.raises(VideoJSONError, match="something broke") as caught:
        render(project("crash"), tmp_path / "a.mp4", command=FAKE_COMMAND)
    assert caught.value.code == "INTERNAL"


def test_does_not_start_the_command_for_an_invalid_document(tmp_path: Path) -> None:
    video = VideoFlow()
    video.add_text("a", opacity=2)
    with pytest.raises(VideoJSONError) as caught:
        render(video, tmp_path / "a.mp4", command=["/no/such/command"])
    assert caught.value.code == "VALUE_RANGE"


def test_says_that_there_is_no_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("VIDEOFLOW_COMMAND", raising=False)
    monkeypatch.chdir(tmp_path)
    for command in (None, ["/no/such/command"]):
        with pytest.raises(VideoJSONError) as caught:
            render(project(), tmp_path / "a.mp4", command=command)
        assert caught.value.code == "RENDERER_MISSING"


def test_an_exception_of_the_caller_ends_the_command(tmp_path: Path) -> None:
    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        render(project("slow"), tmp_path / "a.mp4", on_progress=stop, command=FAKE_COMMAND)
    # The stand-in would sleep for minutes; it was ended instead.
    assert time.monotonic() - started < 60


def test_gives_a_frame_that_a_notebook_displays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = render_frame(project(), 7, command=FAKE_COMMAND)
    assert frame._repr_png_() == b"\x89PNG frame 7"
    frame.save(tmp_path / "frame.png")
    assert (tmp_path / "frame.png").read_bytes() == frame.png
    monkeypatch.setenv("VIDEOFLOW_COMMAND", " ".join(FAKE_COMMAND))
    assert project().frame("500ms").number == 15


@pytest.mark.parametrize(
    ("fps", "time", "number"),
    [(30, 0, 0), (30, 0.033333, 1), (30, 0.033332, 0), (30, "15f", 15), ("30000/1001", "1f", 1), (25, 0.999999, 24)],
)
def test_finds_the_frame_shown_at_a_time(
    fps: float | str, time: float | str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDEOFLOW_COMMAND", " ".join(FAKE_COMMAND))
    assert VideoFlow(fps=fps).frame(time).number == number
