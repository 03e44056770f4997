"""What the generated tables are made of."""

from __future__ import annotations

from typing import Any, NamedTuple


class Range(NamedTuple):
    """Limits of a number."""

    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    below: float | None = None

    def holds(self, value: float) -> bool:
        return (
            (self.minimum is None or value >= self.minimum)
            and (self.maximum is None or value <= self.maximum)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )


class Number(NamedTuple):
    range: Range = Range()
    whole: bool = False


class Text(NamedTuple):
    """Lengths count code points."""

    pattern: str | None = None
    shortest: int = 0
    longest: int | None = None


class Boolean(NamedTuple):
    pass


class Null(NamedTuple):
    pass


class Anything(NamedTuple):
    """Any JSON value."""


class Constant(NamedTuple):
    value: Any


class Reference(NamedTuple):
    name: str


class ListOf(NamedTuple):
    items: Type
    least: int = 0
    most: int | None = None
    values: Range | None = None
    """Narrower limits of the items' `value`: those of the property that keyframes animate."""


class TupleOf(NamedTuple):
    items: list[Type]


class MapOf(NamedTuple):
    values: Type


Type = Number | Text | Boolean | Null | Anything | Constant | Reference | ListOf | TupleOf | MapOf


class Field(NamedTuple):
    """What is known of one field of an object."""

    type: Type
    required: bool = False
    default: Any = None
    """Normative value of an absent field; None where absence means something of its own."""
    unit: str | None = None
    time: bool = False
    animatable: bool = False
    of: str | None = None
    """The object or tagged union that the value, or each of its items, is when it is an object."""


class Tagged(NamedTuple):
    """A union of objects: the field that tells them apart, and the object for each of its values."""

    tag: str
    members: dict[str, str]


class Choice(NamedTuple):
    title: str
    values: list[str]


class Alias(NamedTuple):
    title: str
    type: Type
    unit: str | None = None
    example: Any = None


class OneOf(NamedTuple):
    """One of several types, told apart by the kind of JSON value."""

    title: str
    alternatives: list[Type]
    example: Any = None


class OneKind(NamedTuple):
    """A tagged union."""

    title: str


Value = Choice | Alias | OneOf | OneKind
"""A type that is not an object."""
