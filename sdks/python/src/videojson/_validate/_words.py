"""Says in a few words what a value is and what is expected instead."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .._facts import (
    Alias,
    Anything,
    Boolean,
    Choice,
    Constant,
    ListOf,
    MapOf,
    Null,
    Number,
    OneKind,
    Range,
    Reference,
    Text,
    TupleOf,
    Type,
)
from .._generated.contract import STRUCTS, TITLES, VALUES
from .._numbers import number_text
from .._time import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_QUOTE = 60
_UNIT_WORDS = {"deg": " degrees", "s": " s", "px": " px", "em": " em", "Hz": " Hz"}


def describe_value(value: object) -> str:
    """`the text "abc"`, `the number 5`, `a list of 3 entries`, …"""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {quote(value)}"
    if isinstance(value, (int, float)):
        return f"the number {plain(value)}"
    if isinstance(value, (list, tuple)):
        return "a list of 1 entry" if len(value) == 1 else f"a list of {len(value)} entries"
    return "an object" if isinstance(value, dict) else f"a {type(value).__name__}"


def plain(value: float) -> str:
    """A number as JSON writes it."""
    return number_text(float(value))


def quote(value: object) -> str:
    """A value as JSON, cut where it is long."""
    if isinstance(value, (dict, list)):
        return describe_value(value)
    text = plain(value) if is_number(value) else json_words(value)
    return f'{cut(text)}"' if len(text) > _LONGEST_QUOTE and text.endswith('"') else cut(text)


def json_words(value: Any) -> str:
    """A value as JSON in a sentence."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cut(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def list_names(names: Sequence[str]) -> str:
    return ", ".join(json_words(name) for name in names)


def describe_struct(struct: str) -> str:
    """Such as "a text layer", "the document", "the keyframes of a text layer"."""
    if struct == "Video":
        return "the document"
    title = TITLES.get(struct)
    if title is not None:
        return with_article(title)
    owner = owner_of_keyframes(struct)
    return "a keyframe" if owner is None else f"the keyframes of {describe_struct(owner)}"


def owner_of_keyframes(struct: str) -> str | None:
    """The struct whose properties the given one animates; None when it is no table of keyframes."""
    owner = struct.removesuffix("Keyframes")
    return owner if owner != struct and owner in STRUCTS else None


def describe_type(type_: Type, unit: str | None = None) -> str:
    """What a type asks for: "a number from 0 to 1", "a colour, such as …"."""
    if isinstance(type_, Number):
        limits = describe_range(type_.range, unit)
        noun = "a whole number" if type_.whole else "a number"
        return f"{noun} {limits}" if limits else noun
    if isinstance(type_, Reference):
        return _describe_named(type_.name)
    if isinstance(type_, TupleOf):
        return f"a list of {len(type_.items)} entries"
    if isinstance(type_, Constant):
        return json_words(type_.value)
    return _KIND_WORDS[type(type_)]


_KIND_WORDS: dict[type[Any], str] = {
    Text: "text",
    Boolean: "true or false",
    Null: "null",
    Anything: "a JSON value",
    ListOf: "a list",
    MapOf: "an object",
}


def _describe_named(name: str) -> str:
    if name in STRUCTS:
        return f"an object: {describe_struct(name)}"
    value = VALUES[name]
    if isinstance(value, Choice):
        return f"one of {list_names(value.values)}"
    if isinstance(value, OneKind):
        return f"an object: {with_article(value.title)}"
    example = "" if value.example is None else f", such as {json_words(value.example)}"
    return with_article(value.title) + example


def describe_title(name: str) -> str:
    """What one value of a named type is called: "a colour"."""
    return with_article(VALUES[name].title if name in VALUES else TITLES.get(name, name))


def describe_range(limits: Range, unit: str | None = None) -> str:
    """Such as "from 0 to 1", "above 0 and at most 240"; empty without limits."""
    word = _UNIT_WORDS.get((unit or "").split("|")[0], "")
    minimum, maximum, above, below = limits
    if minimum is not None and maximum is not None:
        return f"from {plain(minimum)} to {plain(maximum)}{word}"
    parts = []
    if minimum is not None or above is not None:
        parts.append(f"at least {plain(minimum)}" if minimum is not None else f"above {plain(above or 0)}")
    if maximum is not None or below is not None:
        parts.append(f"at most {plain(maximum)}" if maximum is not None else f"below {plain(below or 0)}")
    return " and ".join(parts) + word if parts else ""


def with_article(title: str) -> str:
    noun = title if re.match("[A-Z][A-Z0-9]", title) else title[:1].lower() + title[1:]
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def example_of(name: str | None) -> Any:
    """The first example of a named type."""
    value = VALUES.get(name) if name is not None else None
    return value.example if isinstance(value, Alias) else None
