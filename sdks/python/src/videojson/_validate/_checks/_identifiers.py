"""Rules of layers that name others."""

from __future__ import annotations

from functools import partial

from .._suggest import nearest
from ._context import Context, LayerVisit, list_member, string_member

_LONGEST_PATH = 10
"""Layers of a cycle that are named."""


def check_identifiers(context: Context) -> None:
    """An `id` names one layer of the whole document."""
    seen: dict[str, str] = {}
    for visit in context.layers:
        id_ = string_member(visit.layer, "id")
        if id_ is None:
            continue
        if id_ in seen:
            at = f"{visit.pointer}/id"
            context.report.add("IDENTIFIER_DUPLICATE", at, id=id_, other=seen[id_])
        else:
            seen[id_] = visit.pointer


def check_mattes(context: Context) -> None:
    """A matte names a visual layer of the same list, and does not lead back to its own layer."""
    lists: dict[str, dict[str, LayerVisit]] = {}
    for visit in context.layers:
        siblings = lists.setdefault(visit.list_pointer, {})
        id_ = string_member(visit.layer, "id")
        if id_ is not None:
            siblings.setdefault(id_, visit)
    settled: set[str] = set()
    for visit in context.layers:
        siblings = lists[visit.list_pointer]
        id_ = _matte_of(visit)
        if id_ is not None:
            _check_matte(visit, id_, siblings, context)
        _check_cycle(visit, siblings, settled, context)


def _check_matte(visit: LayerVisit, id_: str, siblings: dict[str, LayerVisit], context: Context) -> None:
    pointer = f"{visit.pointer}/matte/layer"
    matte = siblings.get(id_)
    if matte is None:
        context.report.add(
            "IDENTIFIER_UNKNOWN",
            pointer,
            lambda: nearest(id_, list(siblings)),
            id=id_,
            where="in this list",
        )
    elif string_member(matte.layer, "type") == "audio":
        context.report.add("MATTE_NOT_VISUAL", pointer, id=id_, owner="an audio layer")


def _check_cycle(start: LayerVisit, siblings: dict[str, LayerVisit], settled: set[str], context: Context) -> None:
    """Every layer has at most one matte, so the way either ends or runs into a cycle, told once."""
    way: dict[str, LayerVisit] = {}
    visit: LayerVisit | None = start
    while visit is not None and visit.pointer not in settled:
        settled.add(visit.pointer)
        way[visit.pointer] = visit
        id_ = _matte_of(visit)
        visit = None if id_ is None else siblings.get(id_)
    if visit is None or visit.pointer not in way:
        return
    layers = list(way.values())
    cycle = layers[list(way).index(visit.pointer) :]
    names = [string_member(layer.layer, "id") or "" for layer in cycle]
    shown = [*names[:_LONGEST_PATH], "…"] if len(names) > _LONGEST_PATH else names
    path = " → ".join([*shown, names[0]])
    context.report.add("MATTE_CYCLE", f"{visit.pointer}/matte/layer", path=path)


def _matte_of(visit: LayerVisit) -> str | None:
    matte = visit.layer.get("matte")
    return string_member(matte, "layer") if isinstance(matte, dict) else None


def check_auto_ducking(context: Context) -> None:
    """The layers that lower a sound can be any of the document."""
    ids = [string_member(visit.layer, "id") for visit in context.layers]
    known = [id_ for id_ in ids if id_ is not None]
    for visit in context.layers:
        ducking = visit.layer.get("autoDucking")
        if not isinstance(ducking, dict):
            continue
        for index, id_ in enumerate(list_member(ducking, "layers")):
            if isinstance(id_, str) and id_ not in known:
                at = f"{visit.pointer}/autoDucking/layers/{index}"
                where = "in the document"
                context.report.add("IDENTIFIER_UNKNOWN", at, partial(nearest, id_, known), id=id_, where=where)
