"""Lists of sibling layers with a flow-time pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .record import LayerRecord


class Scope:
    """The project itself, or one group.

    All times are whole microseconds. The pointer starts at 0, the start of the group or project, and
    never moves back except at the start of each branch of `parallel`.
    """

    def __init__(self, origin: int) -> None:
        self.origin = origin
        """Where the scope starts, counted from the start of the project."""
        self.pointer = 0
        """Counted from the start of the scope."""
        self.layers: list[LayerRecord] = []

    @property
    def now(self) -> int:
        """The pointer counted from the start of the project."""
        return self.origin + self.pointer

    def advance_to(self, moment: int) -> None:
        """Moves the pointer on to a moment of the project; an earlier one leaves it alone."""
        self.pointer = max(self.pointer, moment - self.origin)

    @property
    def end(self) -> int:
        """The latest of the pointer and every end of an enabled layer that is known."""
        ends = [layer.end or 0 for layer in self.layers if layer.is_enabled]
        return max([self.pointer, *ends])

    def to_layers(self) -> list[dict[str, Any]]:
        """The layers from back to front: by index, then in the order they were added."""
        ordered = sorted(self.layers, key=lambda layer: layer.index)
        return [layer.to_layer() for layer in ordered]
