"""How long it takes to author and serialise a document of 1,000 animated layers.

Usage: python bench/authoring.py
"""

from __future__ import annotations

import time

from videojson import VideoFlow


def author(layers: int) -> str:
    video = VideoFlow(width=1080, height=1920)
    for number in range(layers):
        title = video.add_text(f"Line {number}", font_size=6, color="#FF5A1F", position=(0.5, 0.4), duration="2s")
        title.fade_in("500ms", "easeOut", wait=False)
        title.transition_out("fade", "200ms")
        video.wait("100ms")
    return video.to_json()


def main() -> None:
    author(10)
    times = []
    for _ in range(9):
        start = time.perf_counter()
        text = author(1000)
        times.append(time.perf_counter() - start)
    milliseconds = sorted(1000 * seconds for seconds in times)
    print(f"1000 layers, {len(text)} bytes: {milliseconds[4]:.0f} ms (median of 9, best {milliseconds[0]:.0f} ms)")


if __name__ == "__main__":
    main()
