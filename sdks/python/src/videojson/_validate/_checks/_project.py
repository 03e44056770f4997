"""Rules of the document as a whole."""

from __future__ import annotations

import re

from ..._errors import VideoJSONError
from ..._time import frame_rate
from .. import _limits
from .._words import cut, quote
from ._context import Context, number_member, string_member

_SUPPORTED = (1, 0)
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


def check_version(context: Context) -> None:
    """A newer minor version is taken with a warning, another major version is refused."""
    version = string_member(context.document, "version")
    if version is None:
        return
    match = _VERSION.fullmatch(version)
    if match is None:
        context.report.add("VERSION_INVALID", "/version", version=cut(version))
        return
    major, minor = int(match[1]), int(match[2])
    supported = "{}.{}".format(*_SUPPORTED)
    if major != _SUPPORTED[0]:
        context.report.add("VERSION_UNSUPPORTED", "/version", version=version, supported=supported)
    elif minor > _SUPPORTED[1]:
        context.report.add("VERSION_NEWER", "/version", version=version, supported=supported)


def check_layer_count(context: Context) -> None:
    """Layers are limited in number over all groups together, and groups in depth."""
    count = len(context.layers)
    if count > _limits.LAYERS:
        context.report.add("LAYERS_TOO_MANY", "/layers", count=count, limit=_limits.LAYERS)
    for visit in context.layers:
        if visit.depth > _limits.GROUPS and isinstance(visit.layer.get("layers"), list):
            context.report.add("NESTING_TOO_DEEP", visit.pointer, limit=_limits.GROUPS)
            return


def check_canvas(context: Context) -> None:
    """Each side is limited by the schema; this limits both together."""
    width = number_member(context.document, "width")
    height = number_member(context.document, "height")
    width, height = 1920 if width is None else width, 1080 if height is None else height
    pixels = float(width) * height
    if width > 0 and height > 0 and pixels > _limits.PIXELS:
        limit = _limits.PIXELS
        context.report.add("CANVAS_TOO_LARGE", "", width=width, height=height, pixels=pixels, limit=limit)


def check_frame_rate(context: Context) -> None:
    """A frame rate is an exact ratio above 0 and up to 240 after rounding to thousandths."""
    fps = context.document.get("fps")
    if fps is None:
        return
    try:
        frame_rate(fps)
    except VideoJSONError:
        context.report.add("FPS_INVALID", "/fps", value=quote(fps))
