"""The public names: a change of the list is a change for every user.

`python tests/test_exports.py` writes the list anew.
"""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path
from typing import Any

import videojson
from videojson import VideoFlow

SNAPSHOT = Path(__file__).parent / "exported_names.txt"


def exported_names() -> str:
    return "".join(f"{name}: {' '.join(members(getattr(videojson, name)))}\n" for name in sorted(videojson.__all__))


def members(thing: Any) -> list[str]:
    """Fields of a dataclass or a table of keyword arguments, methods of other classes, words of an enumeration."""
    if dataclasses.is_dataclass(thing):
        return [field.name for field in dataclasses.fields(thing)]
    if hasattr(thing, "__required_keys__"):
        return sorted(thing.__required_keys__ | thing.__optional_keys__)
    if inspect.isclass(thing) and thing.__module__.startswith("videojson"):
        inherited = dir(Exception) if issubclass(thing, Exception) else dir(object)
        return [name for name in dir(thing) if not name.startswith("_") and name not in inherited]
    return [word for word in getattr(thing, "__args__", ()) if isinstance(word, str)]


def test_exported_names() -> None:
    assert exported_names().splitlines() == SNAPSHOT.read_text("utf-8").splitlines()


def test_public_things_are_described() -> None:
    described = [getattr(videojson, name) for name in videojson.__all__]
    missing = [thing for thing in described if inspect.isclass(thing) and not inspect.getdoc(thing)]
    assert missing == []
    assert "font_size" in (inspect.getdoc(VideoFlow.add_text) or "")


if __name__ == "__main__":
    SNAPSHOT.write_text(exported_names(), "utf-8")
