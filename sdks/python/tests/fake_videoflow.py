"""A command that answers as `videoflow` does, so that the client is tested without rendering.

The name of the document says what happens.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> int:
    arguments = sys.argv[1:]
    document = json.load(sys.stdin)
    name = document.get("name")
    if name == "crash":
        print("TypeError: something broke", file=sys.stderr)
        return 1
    if name == "refused":
        issue = {
            "code": "FONT_UNKNOWN",
            "severity": "error",
            "pointer": "/layers/0/fontFamily",
            "message": "There is no font.",
            "fix": "Take another.",
            "suggestions": ["Inter"],
        }
        print(json.dumps({"issues": [issue]}))
        return 4
    if "frame" in arguments:
        number = arguments[arguments.index("--frame") + 1]
        sys.stdout.buffer.write(b"\x89PNG frame " + number.encode())
        return 0
    for done in range(1, 4):
        print(json.dumps({"progress": {"frames": done, "frameCount": 3}}), file=sys.stderr, flush=True)
        if name == "slow":
            time.sleep(60)
    output = arguments[arguments.index("--output") + 1]
    with open(output, "w") as file:
        file.write(" ".join(arguments))
    print(json.dumps({"output": output, "bytes": 12, "frames": 3, "seconds": 0.5, "issues": []}))
    return 0


sys.exit(main())
