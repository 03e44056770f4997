"""The names a misspelt one was probably meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 64
_MOST = 3
_NOT_LETTERS = re.compile(r"[\W_]")


def nearest(name: str, candidates: Sequence[str]) -> list[str]:
    """Best first, at most three.

    Case, hyphens and underscores do not count; otherwise about a third of the letters may be wrong.
    """
    wanted = _letters(name)
    if len(name) > _LONGEST_NAME or not wanted:
        return []
    close = sorted(
        (distance, candidate)
        for candidate in candidates
        if (distance := edit_distance(wanted, _letters(candidate))) <= max(1, max(len(wanted), len(candidate)) // 3)
    )
    if close and close[0][0] == 0:
        # Where a name is as good as right, others are not what was meant.
        close = [entry for entry in close if entry[0] == 0]
    return [candidate for _, candidate in close[:_MOST]]


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower())


def edit_distance(a: str, b: str) -> int:
    """Damerau-Levenshtein distance in its restricted form (optimal string alignment)."""
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for row, letter in enumerate(a, 1):
        current = [row]
        for column, other in enumerate(b, 1):
            replaced = previous[column - 1] + (letter != other)
            cost = min(previous[column] + 1, current[column - 1] + 1, replaced)
            if row > 1 and column > 1 and letter == b[column - 2] and a[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
