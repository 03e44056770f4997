"""Every rule that the schema cannot say.

A check is given plain data that need not be valid in its structure, so that everything wrong is told
at once; it looks only at what has the types it needs.
"""

from __future__ import annotations

from ._context import Context
from ._gradients import check_gradients
from ._identifiers import check_auto_ducking, check_identifiers, check_mattes
from ._media import check_captions, check_media, check_shapes
from ._project import check_canvas, check_frame_rate, check_layer_count, check_version
from ._timeline import check_keyframe_order, check_timeline

CHECKS = (
    check_version,
    check_layer_count,
    check_canvas,
    check_frame_rate,
    check_identifiers,
    check_mattes,
    check_auto_ducking,
    check_keyframe_order,
    check_gradients,
    check_shapes,
    check_media,
    check_captions,
    check_timeline,
)

__all__ = ["CHECKS", "Context"]
