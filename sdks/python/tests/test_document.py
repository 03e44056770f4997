"""Documents as objects."""

from __future__ import annotations

import json
import logging
import pickle
from typing import Any

import pytest

from videojson import (
    Caption,
    CaptionsLayer,
    FadeTransition,
    GlowEffect,
    GradientStop,
    GroupLayer,
    LinearGradient,
    NumberKeyframe,
    TextLayer,
    TextLayerKeyframes,
    Video,
    VideoFlow,
    VideoJSONError,
    normalize,
    parse_document,
    to_json,
    validate,
)

DIGEST = Video(
    name="Digest",
    width=1080,
    fps=25,
    layers=[
        GroupLayer(
            layers=[
                TextLayer(
                    text="Hello",
                    color=LinearGradient(
                        stops=[GradientStop(offset=0, color="#FF0000"), GradientStop(offset=1, color="#0000FF")]
                    ),
                    position=(0.5, 0.4),
                    start_time="1s",
                    duration="50f",
                    transition_in=FadeTransition(duration="200ms"),
                    effects=[GlowEffect(radius=1)],
                    keyframes=TextLayerKeyframes(
                        opacity=[NumberKeyframe(time="0f", value=0), NumberKeyframe(time="5f", value=1)]
                    ),
                )
            ]
        ),
        CaptionsLayer(captions=[Caption(caption="Hi", start_time=0, end_time="1:00")]),
    ],
)


def test_documents_can_be_written_as_objects_with_times_in_any_form() -> None:
    assert json.loads(to_json(DIGEST)) == {
        "version": "1.0",
        "name": "Digest",
        "width": 1080,
        "fps": 25,
        "layers": [
            {
                "type": "group",
                "layers": [
                    {
                        "type": "text",
                        "text": "Hello",
                        "color": {
                            "type": "linear",
                            "stops": [{"offset": 0, "color": "#FF0000"}, {"offset": 1, "color": "#0000FF"}],
                        },
                        "position": [0.5, 0.4],
                        "startTime": 1,
                        "duration": 2,
                        "transitionIn": {"transition": "fade"},
                        "effects": [{"effect": "glow", "radius": 1}],
                        "keyframes": {"opacity": [{"time": 0, "value": 0}, {"time": 0.2, "value": 1}]},
                    }
                ],
            },
            {"type": "captions", "captions": [{"caption": "Hi", "startTime": 0, "endTime": 60}]},
        ],
    }
    assert validate(DIGEST) == []


def test_reading_gives_the_same_objects() -> None:
    document = parse_document(to_json(DIGEST))
    assert document == normalize(DIGEST)
    assert isinstance(document.layers[0], GroupLayer)
    assert isinstance(document.layers[0].layers[0], TextLayer)
    assert document.layers[0].layers[0].position == (0.5, 0.4)


def test_objects_say_what_they_are() -> None:
    assert TextLayer(text="a").type == "text"
    with pytest.raises(TypeError, match="txet"):
        TextLayer(txet="a")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        TextLayer(text="a").opactiy = 1  # type: ignore[attr-defined]


def test_errors_survive_pickling() -> None:
    with pytest.raises(VideoJSONError) as caught:
        parse_document('{"layers": [{"type": "txet"}]}')
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.issues == caught.value.issues
    assert copy.issues[0].suggestions[:1] == ("text",)


HOSTILE: list[tuple[str, str, str]] = [
    ("", "DOCUMENT_NOT_JSON", ""),
    ("\ufeff{}", "DOCUMENT_NOT_JSON", ""),
    ('{"layers": [NaN]}', "DOCUMENT_NOT_JSON", ""),
    ('{"layers": [], "layers": []}', "NAME_DUPLICATE", "/layers"),
    ('{"layers": [], "metadata": {"a": {"b": 1, "c": 1, "b": 1}}}', "NAME_DUPLICATE", "/metadata/a/b"),
    ("[" * 100_000, "NESTING_TOO_DEEP", ""),
    (
        '{"layers": [], "metadata": ' + '{"a":' * 300 + "1" + "}" * 300 + "}",
        "NESTING_TOO_DEEP",
        "/metadata" + "/a" * 255,
    ),
    ('{"layers": [], "width": ' + "9" * 5000 + "}", "NUMBER_NOT_FINITE", "/width"),
    ('{"layers": [], "width": 1e999}', "NUMBER_NOT_FINITE", "/width"),
    ('{"layers": [], "name": "\\ud83d"}', "TEXT_LONE_SURROGATE", "/name"),
    ('{"layers": [], "name": null}', "VALUE_NULL", "/name"),
    ("[]", "VALUE_TYPE", ""),
    ('"' + "a" * (16 * 1024 * 1024) + '"', "DOCUMENT_TOO_LARGE", ""),
]


@pytest.mark.parametrize(("text", "code", "pointer"), HOSTILE, ids=lambda value: str(value)[:30])
def test_refuses_hostile_text(text: str, code: str, pointer: str) -> None:
    with pytest.raises(VideoJSONError) as caught:
        parse_document(text)
    assert (caught.value.issues[0].code, caught.value.issues[0].pointer) == (code, pointer)


def test_validates_any_value_without_raising() -> None:
    itself: dict[str, Any] = {"layers": []}
    itself["metadata"] = itself
    assert [issue.code for issue in validate(itself)] == ["VALUE_TYPE"]
    assert [issue.code for issue in validate({"layers": [{"type": "text", "text": object()}]})] == ["VALUE_TYPE"]
    assert [issue.code for issue in validate({"layers": [], 5: 1})] == ["VALUE_TYPE"]
    assert [issue.code for issue in validate(None)] == ["VALUE_NULL"]
    many = {"layers": [{"type": "text", "text": "a", "opacity": 2}] * 2000}
    issues = validate(many)
    assert (len(issues), issues[-1].code) == (1001, "ISSUES_OMITTED")


def test_numbers_of_a_document_that_are_valid_are_kept() -> None:
    text = (
        '{"duration":1,"layers":[{"keyframes":{"opacity":[{"time":100000000000000000000,"value":0}]},'
        '"text":"a","type":"text"}],"version":"1.0"}'
    )
    assert to_json(parse_document(text)) == text


def test_true_is_not_one() -> None:
    video = VideoFlow()
    video.add_text("a", opacity=True)
    with pytest.raises(VideoJSONError) as caught:
        video.compile()
    assert caught.value.code == "VALUE_TYPE"


def test_the_builder_shares_nothing_with_its_caller() -> None:
    stops = [GradientStop(offset=0, color="#FF0000"), GradientStop(offset=1, color="#0000FF")]
    gradient = LinearGradient(stops=stops)
    video = VideoFlow()
    video.add_text("a", color=gradient)
    before = video.to_json()
    stops.clear()
    gradient.angle = 5
    video.to_dict()["layers"].clear()
    assert video.to_json() == before


def test_an_exception_in_a_group_leaves_it_closed() -> None:
    video = VideoFlow()
    with pytest.raises(RuntimeError, match="mine"), video.group():
        raise RuntimeError("mine")
    video.add_text("a")
    assert [layer.type for layer in video.compile().layers] == ["group", "text"]


def test_calls_are_told_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    video = VideoFlow()
    with caplog.at_level(logging.DEBUG, logger="videojson"):
        video.add_text("a").fade_in("1500ms")
    assert caplog.messages == ["0.000 s  add_text()", "1.500 s  text.animate()"]


def test_the_same_calls_give_the_same_bytes() -> None:
    def program() -> str:
        video = VideoFlow()
        with video.parallel() as branch:
            for color in ("#FF0000", "#00FF00"):
                with branch():
                    video.add_shape("ellipse", width=10, height=10, fill=color).fade_in()
        return video.to_json()

    assert program() == program()
