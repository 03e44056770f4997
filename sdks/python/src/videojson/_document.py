"""Reading, validating and writing whole documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._canonical import canonical_json
from ._contract import fields_of
from ._errors import Issue, VideoJSONError
from ._model import Model, decode, to_json_data
from ._normalize import normalize as normalize_data
from ._read import Reader
from ._time import frame_rate
from ._validate._checks import CHECKS, Context
from ._validate._checks._context import visit_layers
from ._validate._report import Report
from ._validate._snapshot import Snapshot, TooMuchError
from ._validate._structure import check_structure
from ._validate._text import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._generated.types import Video


def parse_document(text: str) -> Video:
    """Reads a document from JSON text.

    Raises VideoJSONError with every issue of the document, warnings left out.
    """
    report = Report()
    value = read_json(text, report)
    if value is None and report.has_errors:
        raise VideoJSONError(report.issues(None))
    data = _check(value, report)
    _refuse(report.issues(data))
    video: Video = decode(data, "Video")
    return video


def validate(document: Video | Mapping[str, Any] | object) -> list[Issue]:
    """Everything that is wrong with a document, or with any value, in the order of the document.

    A document without errors is used; there may be warnings. Never raises.
    """
    report = Report()
    return report.issues(_check(_data(document), report))


def normalize(document: Video | Mapping[str, Any]) -> Video:
    """The document in its normal form, in which documents that mean the same are alike.

    `version` is written; defaults and nulls are left out; times are whole microseconds. What is
    inside `metadata` is left as it is. The document given is not changed.
    """
    video: Video = decode(normalize_data(_data(document)), "Video")
    return video


def to_json(document: Video | Mapping[str, Any]) -> str:
    """The canonical text of a document (SPEC §17): its normal form, written by RFC 8785."""
    return canonical_json(normalize_data(_data(document)))


def require_valid(data: dict[str, Any]) -> None:
    """Raises VideoJSONError with every error of the document."""
    _refuse(validate(data))


def _data(document: Any) -> Any:
    """Plain data of a document; in objects times may have any form, in data they are seconds."""
    if not isinstance(document, Model):
        return document
    data = to_json_data(document)
    fps = data.get("fps")
    rate = frame_rate(30 if fps is None else fps)
    return Reader(rate, type(document).__name__, texts_only=True).read(data, fields_of(document._struct))


def _refuse(issues: list[Issue]) -> None:
    errors = [issue for issue in issues if issue.severity == "error"]
    if errors:
        raise VideoJSONError(errors)


def _check(value: Any, report: Report) -> Any:
    try:
        data = Snapshot(report).take(value)
    except TooMuchError:
        return None
    check_structure(data, report)
    if isinstance(data, dict):
        context = Context(data, list(visit_layers(data)), report)
        for check in CHECKS:
            check(context)
    return data


__all__ = ["Model", "normalize", "parse_document", "to_json", "validate"]
