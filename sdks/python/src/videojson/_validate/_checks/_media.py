"""Rules of sources, captions and shapes."""

from __future__ import annotations

import re

from .._path_data import find_path_error
from .._words import cut
from ._context import (
    Context,
    JsonObject,
    list_member,
    microseconds,
    number_member,
    objects,
    string_member,
)

_SCHEME = re.compile("([A-Za-z][A-Za-z0-9+.-]*):")


def check_media(context: Context) -> None:
    """A trimmed source ends after it begins, and a source has a form that can be loaded."""
    for visit in context.layers:
        _check_span(visit.layer, "sourceStart", "sourceEnd", visit.pointer, context)
        source = string_member(visit.layer, "source")
        if source is not None and not _is_source(source):
            at = f"{visit.pointer}/source"
            context.report.add("ASSET_SOURCE_INVALID", at, source=cut(source))


def _is_source(source: str) -> bool:
    """Any scheme but http, https and data is refused; without a scheme it is a path."""
    scheme = _SCHEME.match(source)
    return scheme is None or scheme[1].lower() in ("http", "https", "data")


def check_captions(context: Context) -> None:
    """Captions end after they begin, follow one another, and contain the words timed in them."""
    for visit in context.layers:
        previous_end: float | None = None
        for index, caption in objects(list_member(visit.layer, "captions")):
            at = f"{visit.pointer}/captions/{index}"
            start = number_member(caption, "startTime")
            if start is not None and previous_end is not None and microseconds(start) < microseconds(previous_end):
                context.report.add("CAPTION_OVERLAP", f"{at}/startTime", startTime=start, previousEnd=previous_end)
            end = number_member(caption, "endTime")
            previous_end = previous_end if end is None else end
            _check_span(caption, "startTime", "endTime", at, context)
            _check_words(caption, at, context)


def _check_words(caption: JsonObject, pointer: str, context: Context) -> None:
    text = string_member(caption, "caption")
    # None after the first word that is not found: where the next one should be is then unknown.
    rest = text
    for index, entry in objects(list_member(caption, "words")):
        at = f"{pointer}/words/{index}"
        _check_span(entry, "startTime", "endTime", at, context)
        word = string_member(entry, "word")
        if not word or rest is None:
            continue
        _, found, rest_after = rest.partition(word)
        if not found:
            caption_shown = cut(text or "")
            context.report.add("CAPTION_WORD_UNKNOWN", f"{at}/word", word=cut(word), caption=caption_shown)
        rest = rest_after if found else None


def _check_span(owner: JsonObject, start: str, end: str, pointer: str, context: Context) -> None:
    """The second of two times of an object lies after the first."""
    first, second = number_member(owner, start), number_member(owner, end)
    if first is None or second is None or microseconds(second) > microseconds(first):
        return
    context.report.add("TIME_ORDER", f"{pointer}/{end}", start=start, startValue=first, end=end, endValue=second)


def check_shapes(context: Context) -> None:
    """A path shape has path data in the grammar of SVG; other shapes have none."""
    for visit in context.layers:
        layer = visit.layer
        shape_type = string_member(layer, "shapeType")
        if layer.get("type") != "shape" or shape_type is None:
            continue
        path = string_member(layer, "path")
        at = f"{visit.pointer}/path"
        if shape_type != "path":
            if path is not None:
                reason = f'the shape is of type "{cut(shape_type)}"'
                context.report.add("PROPERTY_NOT_APPLICABLE", at, property="path", reason=reason)
        elif "path" not in layer:
            context.report.add_missing(visit.pointer, "path", 'a shape of type "path"')
        elif path:
            error = find_path_error(path)
            if error is not None:
                context.report.add("PATH_INVALID", at, offset=error[0], reason=error[1])
