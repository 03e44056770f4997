"""Rendering with the `videoflow` command of this machine."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, Union

from ._document import to_json
from ._errors import Issue, VideoJSONError, refusal

if TYPE_CHECKING:
    from ._builder.video_flow import VideoFlow
    from ._generated.types import Video

Renderable = Union["VideoFlow", "Video", Mapping[str, Any]]
"""A builder, a document, or a document as JSON data."""

Quality = Literal["low", "medium", "high"]

_ENVIRONMENT = "VIDEOFLOW_COMMAND"


@dataclass(frozen=True)
class Progress:
    """How far a rendering is."""

    frames: int
    """Frames that are done."""
    frame_count: int
    """Frames of the whole video."""

    @property
    def fraction(self) -> float:
        """The part that is done, 0 to 1."""
        return self.frames / self.frame_count


@dataclass(frozen=True)
class Rendering:
    """A video that has been rendered."""

    path: Path
    bytes: int
    """Size of the file."""
    frames: int
    seconds: float
    """How long it took."""
    warnings: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Frame:
    """One picture of a video. A notebook displays it."""

    number: int
    """Counted from 0."""
    png: bytes

    def save(self, path: str | PathLike[str]) -> None:
        """Writes the picture to a PNG file."""
        Path(path).write_bytes(self.png)

    def _repr_png_(self) -> bytes:
        return self.png


def render(
    video: Renderable,
    output: str | PathLike[str],
    *,
    quality: Quality = "medium",
    workers: int | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    command: Sequence[str] | None = None,
) -> Rendering:
    """Renders a video to an MP4 file, which appears when it is whole.

    Keyword arguments:
        quality: Picture quality.
        workers: How many threads render; the file is the same for any number.
        on_progress: Called as frames are done. An exception it raises ends the rendering.
        command: The `videoflow` command as a list of words. Default: the environment variable
            VIDEOFLOW_COMMAND, else `videoflow` on the PATH, else in `node_modules` here or above.

    Paths of media in the document are relative to the current directory.

    Raises VideoJSONError: the issues of the document, and whatever the command reports;
    `RENDERER_MISSING` without a command.
    """
    arguments = ["render", "-", "--output", str(Path(output).absolute()), "--quality", quality, "--progress"]
    if workers is not None:
        arguments += ["--workers", str(workers)]
    answer = _run(video, arguments, command, on_progress)
    try:
        result = json.loads(answer)
        warnings = tuple(map(_read_issue, result["issues"]))
        return Rendering(Path(output), result["bytes"], result["frames"], result["seconds"], warnings)
    except (ValueError, KeyError, TypeError) as error:
        raise _failure(0, answer, "") from error


def render_frame(video: Renderable, frame: int = 0, *, command: Sequence[str] | None = None) -> Frame:
    """Renders one frame, counted from 0. Errors and `command` as `render`."""
    arguments = ["frame", "-", "--frame", str(frame), "--output", "-"]
    return Frame(frame, _run(video, arguments, command, None))


def _run(
    video: Renderable,
    arguments: list[str],
    command: Sequence[str] | None,
    on_progress: Callable[[Progress], object] | None,
) -> bytes:
    """What the command writes to standard output."""
    document = _text_of(video).encode()
    words = [*(_find_command() if command is None else command), "--json", *arguments]
    with _process(words) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        output: list[bytes] = []
        sending = threading.Thread(target=_send, args=(process.stdin, document), daemon=True)
        receiving = threading.Thread(target=lambda out: output.append(out.read()), args=(process.stdout,), daemon=True)
        sending.start()
        receiving.start()
        spoken = list(_follow(process.stderr, on_progress))
        sending.join()
        receiving.join()
        status = process.wait()
    answer = output[0] if output else b""
    if status != 0:
        raise _failure(status, answer, "\n".join(spoken))
    return answer


def _text_of(video: Any) -> str:
    if not hasattr(video, "to_json"):
        return to_json(video)
    text: str = video.to_json()
    return text


@contextmanager
def _process(words: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The running command; if the block fails it is ended."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe)
    except OSError as error:
        raise refusal("RENDERER_MISSING", {"package": "@videoflow/cli"}) from error
    with process:
        try:
            yield process
        except BaseException:
            process.terminate()
            raise


def _send(stream: IO[bytes], data: bytes) -> None:
    try:
        with stream:
            stream.write(data)
    except BrokenPipeError:
        pass  # The command has ended; why, it says itself.


def _follow(stream: IO[bytes], on_progress: Callable[[Progress], object] | None) -> Iterator[str]:
    """Lines that are not about progress."""
    for raw in stream:
        line = raw.decode(errors="replace").rstrip()
        progress = _read_progress(line)
        if progress is None:
            yield line
        elif on_progress is not None:
            on_progress(progress)


def _read_progress(line: str) -> Progress | None:
    if not line.startswith('{"progress"'):
        return None
    progress = json.loads(line)["progress"]
    return Progress(progress["frames"], progress["frameCount"])


def _failure(status: int, answer: bytes, spoken: str) -> VideoJSONError:
    try:
        issues = [_read_issue(issue) for issue in json.loads(answer)["issues"]]
    except (ValueError, KeyError, TypeError):
        reason = spoken or answer.decode(errors="replace")
        reason = reason.strip().splitlines()[-1] if reason.strip() else f"exit status {status}"
        return refusal("INTERNAL", {"reason": f"the videoflow command failed ({reason})"})
    return VideoJSONError(issues)


def _read_issue(issue: dict[str, Any]) -> Issue:
    return Issue(
        issue["code"],
        issue["severity"],
        issue["pointer"],
        issue["message"],
        issue["fix"],
        tuple(issue.get("suggestions", ())),
    )


def _find_command() -> list[str]:
    given = os.environ.get(_ENVIRONMENT)
    if given:
        return shlex.split(given)
    found = shutil.which("videoflow")
    here = Path.cwd()
    for folder in [here, *here.parents]:
        if found is not None:
            return [found]
        found = shutil.which("videoflow", path=str(folder / "node_modules" / ".bin"))
    if found is None:
        raise refusal("RENDERER_MISSING", {"package": "@videoflow/cli"})
    return [found]
