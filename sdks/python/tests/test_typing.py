"""What type checkers find before a program runs."""

from __future__ import annotations

from pathlib import Path

from mypy import api

FOLDER = Path(__file__).parent / "typing"
CONFIGURATION = str(Path(__file__).parents[1] / "pyproject.toml")


def check(file: Path) -> list[str]:
    """The lines in which mypy --strict finds an error."""
    output, errors, _ = api.run(["--strict", "--config-file", CONFIGURATION, "--no-error-summary", str(file)])
    assert errors == ""
    return [line for line in output.splitlines() if ": error:" in line]


def test_right_programs_are_accepted() -> None:
    assert check(FOLDER / "right.py") == []


def test_every_wrong_line_is_refused() -> None:
    file = FOLDER / "wrong" / "programs.py"
    found = {int(line.split(":")[1]) for line in check(file)}
    lines = file.read_text("utf-8").splitlines()
    wrong = {number for number, line in enumerate(lines, 1) if line and not line.startswith("from")}
    assert {lines[number - 1] for number in wrong - found} == set()
