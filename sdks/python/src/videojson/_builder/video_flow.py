"""The builder."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .._canonical import canonical_json
from .._client import Frame, Progress, Quality, Rendering, render, render_frame
from .._contract import fields_of
from .._document import require_valid
from .._generated.builder import LayerMethods
from .._model import decode, to_json_data
from .._names import camel_case
from .._normalize import normalize
from .._read import Reader
from .._time import Time, frame_rate, to_seconds
from .flow import Flow
from .misuse import misuse
from .parallel import Parallel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike

    from typing_extensions import Self, Unpack

    from .._generated.builder import ProjectFields
    from .._generated.types import Video

_CALL = "VideoFlow()"


class VideoFlow(LayerMethods):
    """Writes a VideoJSON document as a program that runs along its timeline.

    ```python
    video = VideoFlow(width=1080, height=1920)
    title = video.add_text("Hello", font_size=8)
    title.fade_in("500ms")
    video.wait("2s")
    title.fade_out("500ms")
    video.render("hello.mp4")  # 3 s
    ```

    **The pointer** is the moment the program has reached, in whole microseconds. It starts at 0. `wait`
    moves it on, and so do `animate`, `fade_in` and `fade_out` by default, `wait_for`, and a group.
    Nothing moves it back. A layer without `start_time` starts at the pointer; a method of a layer acts
    at the pointer.

    **Ends.** A layer without `duration` lasts as long as its media or captions do, else to the end of its
    parent. A group without `duration` lasts as long as its content's flow; the video, without one, as
    long as the whole flow. A flow ends at the latest of its pointer and the known ends of its layers:
    `duration`, the last caption, or media with a `source_end`. A flow that ends at 0 says nothing about
    its length, and none is written. The length of media files is not looked up: give those layers a
    `duration` when the flow has to know.

    The same calls give the same document, byte for byte. Where a property takes an object, such as a
    gradient, give it as an object of this package or as a dict with the names of the document.
    """

    def __init__(self, **settings: Unpack[ProjectFields]) -> None:
        """Raises VideoJSONError: `FPS_INVALID`, `TIME_INVALID` for the `duration`."""
        given: dict[str, Any] = {**settings}
        easing = given.pop("default_easing", None)
        font_family = given.pop("default_font_family", None)
        fps = given.get("fps")
        rate = frame_rate(30 if fps is None else fps)
        easing = "easeInOut" if easing is None else to_json_data(easing)
        self._flow = Flow(rate, easing, font_family)
        named = {camel_case(name): value for name, value in given.items()}
        if "layers" in named:
            raise misuse(_CALL, "`layers` is given", "Add layers with add_text() and the like.")
        self._top = Reader(rate, _CALL).read(named, fields_of("Video"))

    def wait(self, time: Time) -> Self:
        """Moves the pointer on by a length of time."""
        self._flow.scope.pointer += self._flow.length(time, "wait()", "time")
        self._flow.log("wait()")
        return self

    @contextmanager
    def parallel(self) -> Iterator[Parallel]:
        """Runs several flows side by side.

        ```python
        with video.parallel() as branch:
            with branch():
                title.fade_in("1s")
            with branch():
                video.wait("500ms")
                subtitle.fade_in("1s")
        ```

        Each branch starts at the present pointer, and afterwards the pointer stands where the longest of
        them ended. Layers are stacked in the order of the branches.
        """
        parallel = Parallel(self._flow.scope)
        yield parallel
        parallel._finish()

    def to_dict(self) -> dict[str, Any]:
        """The document in its normal form as JSON data, not validated. The builder can go on."""
        if len(self._flow.open) > 1:
            raise misuse(
                "compile()",
                "a group is still open",
                "Compile after the block of group() has ended.",
            )
        root = self._flow.root
        document = dict(self._top)
        if "duration" not in document and root.end > 0:
            document["duration"] = to_seconds(root.end)
        document["layers"] = root.to_layers()
        return normalize(document)

    def to_json(self) -> str:
        """The canonical text of the finished document. Errors as `compile`."""
        document = self.to_dict()
        require_valid(document)
        return canonical_json(document)

    def compile(self) -> Video:
        """The finished document: in its normal form and valid.

        Raises VideoJSONError with every issue of the document, warnings left out.
        """
        document = self.to_dict()
        require_valid(document)
        video: Video = decode(document, "Video")
        return video

    def render(
        self,
        output: str | PathLike[str],
        *,
        quality: Quality = "medium",
        workers: int | None = None,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> Rendering:
        """Renders the video to a file: see `videojson.render`."""
        return render(self, output, quality=quality, workers=workers, on_progress=on_progress)

    def frame(self, time: Time = 0) -> Frame:
        """Renders the frame that is shown at a time; a notebook displays it."""
        microseconds = self._flow.length(time, "frame()", "time")
        # The last frame n whose instant, n / rate rounded half up to microseconds, is not later (SPEC §2.4).
        number = math.ceil((2 * microseconds + 1) * self._flow.rate / 2_000_000) - 1
        return render_frame(self, number)
