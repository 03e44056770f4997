"""Programs that mypy --strict accepts."""

from __future__ import annotations

from typing_extensions import assert_type

from videojson import (
    FadeTransition,
    GlowEffect,
    GradientStop,
    LinearGradient,
    SpringEasing,
    TextHandle,
    Video,
    VideoFlow,
)

video = VideoFlow(width=1080, fps="30000/1001", duration="1m", default_easing="linear")
title = video.add_text("Hello", font_size="40px", position=(0.5, 0.4), start_time="1:30", wait_for="finish")
assert_type(title, TextHandle)
title.animate({"opacity": 0}, {"opacity": 1, "scale": (1, 2)}, duration="2s", easing=SpringEasing(stiffness=200))
title.fade_in("1s", "easeOut").set(color="#FF0000", text="b").hide()
title.add_effect("glow", radius=1).add_effect(GlowEffect(radius=1))
title.transition_in("slideUp", "300ms", distance=0.2).transition_out(FadeTransition(duration="1s"))
stops = [GradientStop(offset=0, color="#000"), GradientStop(offset=1, color="#FFF")]
video.add_shape("star", sides=5, fill=LinearGradient(stops=stops), width="50%", height=10)
video.add_audio("music.mp3", volume=0.5).transition_in("fade")
with video.group(position=(0.5, 0.25), name="card") as card, video.parallel() as branch, branch():
    card.set(rotation=(0, 0, 90))
assert_type(video.compile(), Video)
