"""The cases every SDK is held to."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from builders import TypesRefuseError, run
from conftest import CONFORMANCE, REPOSITORY, conformance_cases

from videojson import VideoJSONError, canonical_json, normalize, parse_document, to_json, validate

PROGRAMS = [
    pytest.param(example, id=f"{file.stem}/{example['name']}")
    for file in sorted((CONFORMANCE / "builders").glob("*.json"))
    for example in json.loads(file.read_text("utf-8"))["cases"]
]
CASES = conformance_cases()
VALID = [pytest.param(text, id=name) for name, text, expected in CASES if "frames" in expected]
REPORTED = [pytest.param(text, expected["issues"], id=name) for name, text, expected in CASES if "issues" in expected]
SCHEMA = json.loads((REPOSITORY / "spec/videojson.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
# Exit status of the command by error code: 3 for a document, 0 for a warning.
EXIT = {entry["code"]: entry["exit"] for entry in json.loads((REPOSITORY / "spec/errors.json").read_text("utf-8"))}


@pytest.mark.parametrize("example", PROGRAMS)
def test_program(example: dict[str, Any]) -> None:
    expected = example["expected"]
    if "errors" not in expected:
        document = run(example["program"])
        assert document == canonical_json(expected["document"])
        VALIDATOR.validate(json.loads(document))
        return
    with pytest.raises((VideoJSONError, TypesRefuseError)) as caught:
        run(example["program"])
    if not isinstance(caught.value, VideoJSONError):
        assert example["static"]
        return
    issues = caught.value.issues
    assert [{"code": issue.code, "pointer": issue.pointer} for issue in issues] == expected["errors"]
    assert all(issue.message and issue.fix and "{" not in issue.message for issue in issues)


@pytest.mark.parametrize("text", VALID)
def test_documents_survive_the_way_through_the_types(text: str) -> None:
    document = parse_document(text)
    data = document.to_dict()
    assert json.loads(canonical_json(data)) == json.loads(text)
    assert parse_document(to_json(document)) == normalize(document)
    VALIDATOR.validate(json.loads(to_json(document)))


@pytest.mark.parametrize(("text", "issues"), REPORTED)
def test_reports_every_issue(text: str, issues: list[dict[str, str]]) -> None:
    # What turns up in rendering, in fonts and files, is the business of renderers.
    expected = [issue for issue in issues if EXIT[issue["code"]] in (0, 3)]
    found = []
    try:
        found = validate(parse_document(text))
    except VideoJSONError as error:
        found = list(error.issues)
    assert [{"code": issue.code, "pointer": issue.pointer} for issue in found] == expected
