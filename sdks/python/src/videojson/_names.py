"""Names of the document and of Python: `fontSize` and `font_size`, `from` and `from_`."""

from __future__ import annotations

import keyword
import re
from functools import lru_cache

_CAPITAL = re.compile("[A-Z]")
_AFTER_UNDERSCORE = re.compile("_([a-z])")


@lru_cache(maxsize=4096)
def snake_case(name: str) -> str:
    """The Python name of a name of the document."""
    snake = _CAPITAL.sub(lambda match: f"_{match[0].lower()}", name)
    return f"{snake}_" if keyword.iskeyword(snake) else snake


@lru_cache(maxsize=4096)
def camel_case(name: str) -> str:
    """The name in the document of a Python name."""
    bare = name[:-1] if name.endswith("_") and keyword.iskeyword(name[:-1]) else name
    return _AFTER_UNDERSCORE.sub(lambda match: match[1].upper(), bare)
