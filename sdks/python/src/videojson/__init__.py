"""Programmatic video as data: write a VideoJSON document as a program, render it to the same bytes
everywhere.

```python
from videojson import VideoFlow

video = VideoFlow(width=1080, height=1920)
title = video.add_text("Hello", font_size=8)
title.fade_in("500ms")
video.wait("2s")
video.render("hello.mp4")
```
"""

from __future__ import annotations

from ._builder.handle import LayerHandle
from ._builder.parallel import Parallel
from ._builder.video_flow import VideoFlow
from ._canonical import canonical_json
from ._client import Frame, Progress, Rendering, render, render_frame
from ._document import normalize, parse_document, to_json, validate
from ._errors import Issue, VideoJSONError
from ._generated import builder as _builder_types
from ._generated import types as _types
from ._generated.builder import *  # noqa: F403
from ._generated.errors import ErrorCode
from ._generated.types import *  # noqa: F403
from ._time import Time, parse_time

__version__ = "0.1.0"

__all__ = [
    "ErrorCode",
    "Frame",
    "Issue",
    "LayerHandle",
    "Parallel",
    "Progress",
    "Rendering",
    "Time",
    "VideoFlow",
    "VideoJSONError",
    "canonical_json",
    "normalize",
    "parse_document",
    "parse_time",
    "render",
    "render_frame",
    "to_json",
    "validate",
]
__all__ += _types.__all__
__all__ += _builder_types.__all__
