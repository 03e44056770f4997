"""What the tests share."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[3]
CONFORMANCE = REPOSITORY / "conformance"
FAKE_COMMAND = [sys.executable, str(Path(__file__).parent / "fake_videoflow.py")]


def conformance_cases() -> list[tuple[str, str, dict[str, Any]]]:
    """Name, document text and expectation of every golden case."""
    cases = []
    for file in sorted((CONFORMANCE / "cases").glob("*/*/case.json")):
        document = next(file.parent.glob("document.*"))
        name = f"{file.parent.parent.name}/{file.parent.name}"
        text = document.read_bytes().decode("utf-8", "surrogatepass")
        cases.append((name, text, json.loads(file.read_text("utf-8"))))
    return cases
