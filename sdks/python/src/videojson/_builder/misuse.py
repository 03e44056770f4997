"""Errors of calls that type checkers would find: each names the call and says how to write it."""

from __future__ import annotations

from .._contract import layer_fields
from .._errors import VideoJSONError, refusal
from .._names import snake_case
from .._validate._suggest import nearest

FIXED = frozenset(
    {
        "type",
        "id",
        "startTime",
        "duration",
        "keyframes",
        "transitionIn",
        "transitionOut",
        "effects",
        "layers",
    }
)
"""Fields that say what and when a layer is; no moment of the flow can change them."""


def misuse(call: str, problem: str, fix: str) -> VideoJSONError:
    """`problem` is what is wrong, as the end of "In {call}: …"."""
    return refusal("BUILDER_CALL_INVALID", {"call": call, "problem": problem, "fix": fix})


def require_settable(type_: str, property_: str, call: str) -> None:
    """The property exists on the layer type and is not one of its fixed fields."""
    shown = snake_case(property_)
    if property_ in FIXED:
        raise misuse(
            call,
            f"`{shown}` cannot be changed as the flow goes on",
            f"Give `{shown}` when the layer is added.",
        )
    fields = layer_fields(type_)
    if property_ not in fields:
        candidates = [snake_case(name) for name in fields if name not in FIXED]
        owner = f"a {type_} layer ({call})"
        suggestions = nearest(shown, candidates)
        raise refusal("PROPERTY_UNKNOWN", {"property": shown, "owner": owner}, "", suggestions)


def require_animatable(type_: str, property_: str, call: str) -> None:
    """The property exists on the layer type and can change over time."""
    require_settable(type_, property_, call)
    if not layer_fields(type_)[property_].animatable:
        owner = f"a {type_} layer ({call})"
        parameters = {"property": snake_case(property_), "owner": owner}
        raise refusal("KEYFRAME_NOT_ANIMATABLE", parameters)
