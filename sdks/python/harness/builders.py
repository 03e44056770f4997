"""The harness of the Python SDK: answers requests given as JSON lines, each on one line.

The protocol is described in conformance/builders/README.md. Only the public API is used.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from videojson import VideoFlow, VideoJSONError, canonical_json, parse_document, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

MASK = 2**64 - 1
ADDERS = {
    "addText": "add_text",
    "addImage": "add_image",
    "addVideo": "add_video",
    "addAudio": "add_audio",
    "addCaptions": "add_captions",
    "addShape": "add_shape",
}


class TypesRefuseError(Exception):
    """A type checker refuses the program, and Python itself raises TypeError."""


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    if "program" in request:
        return {"json": run(request["program"])}
    if "document" in request:
        return {"json": to_json(parse_document(request["document"]))}
    numbers = doubles(**request["doubles"])
    return {"sha256": hashlib.sha256(canonical_json(numbers).encode()).hexdigest()}


def run(program: Mapping[str, Any]) -> str:
    settings = dict(program.get("settings", {}))
    defaults = {f"default{name[0].upper()}{name[1:]}": value for name, value in settings.pop("defaults", {}).items()}
    video = VideoFlow(**keywords({**settings, **defaults}))
    perform_all(video, program["calls"], {})
    return to_json(video.compile())


def perform_all(video: VideoFlow, calls: list[Any], handles: dict[str, Any]) -> None:
    for call in calls:
        perform(video, call, handles)


def perform(video: Any, call: Mapping[str, Any], handles: dict[str, Any]) -> None:
    name, options = call["call"], call.get("options", {})
    handle: Any = handles.get(call.get("on", ""))
    given = keywords({**call.get("properties", {}), **call.get("settings", {}), **options})
    if name in ADDERS:
        try:
            added = getattr(video, ADDERS[name])(**given)
        except TypeError as error:
            raise TypesRefuseError(str(error)) from error
        handles[call.get("as", "")] = added
    elif name == "group":
        with video.group(**given) as group:
            handles[call.get("as", "")] = group
            perform_all(video, call["calls"], handles)
    elif name == "parallel":
        with video.parallel() as branch:
            for calls in call["branches"]:
                with branch():
                    perform_all(video, calls, handles)
    elif name == "wait":
        video.wait(call["time"])
    elif name == "compile":
        video.compile()
    elif name == "animate":
        handle.animate(keywords(call["from"]), keywords(call["to"]), **options)
    elif name == "set":
        handle.set(**keywords(call["values"]))
    elif name in ("fadeIn", "fadeOut"):
        fade = {key: call[key] for key in ("duration", "easing", "wait") if key in call}
        getattr(handle, snake(name))(**fade)
    elif name in ("show", "hide"):
        getattr(handle, name)()
    elif name == "remove":
        handle.remove(**({"after": options["in"]} if "in" in options else {}))
    elif name in ("transitionIn", "transitionOut"):
        length = {"duration": call["duration"]} if "duration" in call else {}
        parameters = keywords(call.get("parameters", {}))
        getattr(handle, snake(name))(call["transition"], **length, **parameters)
    elif name == "addEffect":
        handle.add_effect(call["effect"], **keywords(call.get("parameters", {})))
    else:
        raise LookupError(f"There is no call {name}.")


def keywords(members: Mapping[str, Any]) -> dict[str, Any]:
    return {snake(name): value for name, value in members.items()}


def snake(name: str) -> str:
    return re.sub("[A-Z]", lambda match: f"_{match[0].lower()}", name)


def doubles(seed: str, count: int) -> list[float]:
    """The numbers of the double check: see "Doubles" in conformance/builders/README.md."""
    numbers: list[float] = []
    state = int(seed)
    infinite = float("inf")
    while len(numbers) < count:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        draw = mixed ^ (mixed >> 31)
        if len(numbers) % 2 == 1:
            numbers.append(float(draw >> 11) / float(10 ** ((draw & 2047) % 23)))
            continue
        (number,) = struct.unpack("<d", struct.pack("<Q", draw))
        if -infinite < number < infinite:
            numbers.append(number)
    return numbers


def main() -> None:
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        request = json.loads(line)
        try:
            reply = answer(request)
        except VideoJSONError as error:
            errors = [{"code": issue.code, "pointer": issue.pointer} for issue in error.issues]
            reply = {"errors": errors}
        except TypesRefuseError as error:
            reply = {"static": str(error)}
        print(json.dumps({"id": request["id"], **reply}), flush=True)


if __name__ == "__main__":
    main()
