"""The examples of the README are programs that run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import FAKE_COMMAND

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_example(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIDEOFLOW_COMMAND", " ".join(FAKE_COMMAND))
    exec(compile(example, "README.md", "exec"), {})


def test_the_first_example_is_a_whole_program() -> None:
    first = EXAMPLES[0]
    assert "import" in first
    assert ".render(" in first
    assert len(first.splitlines()) <= 15
